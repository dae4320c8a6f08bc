import { useSyncExternalStore } from 'react'
import { serverNow } from '../api/clock'

let now = Math.floor(serverNow() / 1000) * 1000
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function tick() {
  now = Math.floor(serverNow() / 1000) * 1000
  listeners.forEach((tell) => tell())
  timer = setTimeout(tick, 1005 - (serverNow() % 1000))
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  if (!timer) tick()
  return () => {
    listeners.delete(tell)
    if (listeners.size) return
    clearTimeout(timer)
    timer = undefined
  }
}

/** Server time in whole seconds, ticking; one clock for every age and limit, so that they change together. */
export const useNow = () => useSyncExternalStore(subscribe, () => now)
