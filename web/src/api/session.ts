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

/** Waits until somebody has signed in again, so that what was being sent goes out then, under its own key. */
export const signedInAgain = () =>
  new Promise<void>((done) => {
    const look = () => {
      if (lost) return
      listeners.delete(look)
      done()
    }
    listeners.add(look)
    look()
  })

export const useSessionLost = () =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => lost !== null,
  )
