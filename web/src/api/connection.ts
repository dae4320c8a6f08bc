import { serverNow } from './clock'

/** What the screen may claim about its own freshness. */
export type Connection = {
  state: 'connecting' | 'live' | 'behind' | 'cut'
  /** Server time of the last sign of life. */
  heardAt: number
  /** From the last fact's recording to this screen, in milliseconds. */
  delay: number | null
  /** After a gap: when it ended, and how many facts it had held back. */
  caughtUp: { at: number; facts: number } | null
}

let connection: Connection = { state: 'connecting', heardAt: serverNow(), delay: null, caughtUp: null }
const listeners = new Set<() => void>()
export const connectionNow = () => connection
export const onConnection = (tell: () => void) => {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
export function become(next: Partial<Connection>) {
  connection = { ...connection, ...next }
  listeners.forEach((tell) => tell())
}
