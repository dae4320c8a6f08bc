import type { IncidentRow } from '../../api/types'

export type NextAct = { what: 'phone' | 'reroute'; key: 't' | 'a'; ticket: { id: string; agency: string } }

/** The one next thing to do about an overdue row: nobody wants it, send it elsewhere; nobody answers, telephone. */
export function nextAct({ attention }: IncidentRow): NextAct | null {
  if (!attention) return null
  const ticket = { id: attention.ticketId, agency: attention.agency }
  return attention.kind === 'declined' || attention.kind === 'handedBack'
    ? { what: 'reroute', key: 'a', ticket }
    : { what: 'phone', key: 't', ticket }
}
