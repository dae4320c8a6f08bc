import type { DeskTicket, TicketState } from '../../api/types'

const waiting = new Set<TicketState>(['sent', 'delivered', 'seen'])
const running = new Set<TicketState>(['accepted', 'onTheWay', 'arrived'])

export const isWaiting = ({ state }: { state: TicketState }) => waiting.has(state)
export const isRunning = ({ state }: { state: TicketState }) => running.has(state)
export const isUnseen = ({ state }: { state: TicketState }) => state === 'sent' || state === 'delivered'
export const isOver = (ticket: { state: TicketState }) =>
  !isWaiting(ticket) && !isRunning(ticket) && ticket.state !== 'done'
export const lacksAccount = ({ state, proof, account }: DeskTicket) =>
  state === 'done' && proof === 'account' && !account

/** Urgency first, then the limit that ends first: what a desk must turn to. */
export const byNeed = (a: DeskTicket, b: DeskTicket) =>
  a.incident.urgency - b.incident.urgency || dueAt(a) - dueAt(b) || Date.parse(a.since) - Date.parse(b.since)
const dueAt = ({ nextLimit }: DeskTicket) => (nextLimit ? Date.parse(nextLimit.at) : Infinity)

export type Step = 'onTheWay' | 'arrived' | 'done'
export const nextStep = ({ state }: { state: TicketState }): Step | null =>
  state === 'accepted' ? 'onTheWay' : state === 'onTheWay' ? 'arrived' : state === 'arrived' ? 'done' : null
