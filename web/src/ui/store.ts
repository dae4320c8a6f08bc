import { useSyncExternalStore } from 'react'

/** A value of this page that several places read: the open dialog, the toasts, the selected incident. */
export function store<T>(first: T) {
  let value = first
  const listeners = new Set<() => void>()
  const subscribe = (tell: () => void) => {
    listeners.add(tell)
    return () => void listeners.delete(tell)
  }
  const now = () => value
  return {
    now,
    subscribe,
    set(next: T) {
      if (Object.is(next, value)) return
      value = next
      listeners.forEach((tell) => tell())
    },
    use: () => useSyncExternalStore(subscribe, now),
  }
}
