/**
 * The server's time, kept by the monotonic clock: ages stay true when the PC's clock is wrong or is put right.
 * An answer arrives late, never early, so the latest estimate wins among the recent ones.
 */
const recent: number[] = []
let offset = Date.now() - performance.now()

export function heard(serverTime: string) {
  const at = Date.parse(serverTime)
  if (Number.isNaN(at)) return
  recent.push(at - performance.now())
  if (recent.length > 8) recent.shift()
  offset = Math.max(...recent)
}

export const serverNow = () => performance.now() + offset
