import numbers from './reconnect.json'

/**
 * How many milliseconds to wait before the stream is asked for again: longer after each failure, and scattered, so
 * that a room that lost its server does not come back in step. The server's own drill of a room reads the same
 * numbers.
 */
export function pauseAfter(failures: number, chance: () => number = Math.random): number {
  const { firstMs, doublings, longestMs, least, scatter } = numbers
  return Math.min(longestMs, firstMs * 2 ** Math.min(failures, doublings)) * (least + chance() * scatter)
}
