import { useSyncExternalStore } from 'react'

type Lost = { since: number } | null
let lost: Lost = null
const listeners = new Set<() => void>()

function set(next: Lost) {
  lost = next
  listeners.forEach((tell) => tell())
}

/** The server no longer knows this browser: the page stays as it is, a dialog asks to sign in again. */
export const sessionLost = () => {
  if (!lost) set({ since: Date.now() })
}
export const sessionFound = () => set(null)

export const useSessionLost = () =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => lost !== null,
  )
