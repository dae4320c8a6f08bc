import { store } from '../../ui/store'

/** A question that must be answered before an act: which dialog, about which incident or ticket. */
export type Question =
  'send' | 'close' | 'reopen' | 'note' | 'restrict' | 'join' | 'remind' | 'change' | 'hold' | 'liftHold'
export type Asked =
  { what: Question; id: string } | { what: 'reroute' | 'phone' | 'settle' | 'stamp'; id: string; ticket: string }

export const asked = store<Asked | null>(null)
export const askFor = (question: Asked) => asked.set(question)
export const stopAsking = () => asked.set(null)
