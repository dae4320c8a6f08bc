import { expect, test } from 'vitest'
import { pauseAfter } from './reconnect'

const failures = [0, 1, 2, 3, 4, 5, 6, 50, 5000]
const earliest = failures.map((n) => pauseAfter(n, () => 0))
const latest = failures.map((n) => pauseAfter(n, () => 1))

test('Each failure makes the pause longer, up to a limit', () => {
  expect(earliest).toEqual([...earliest].sort((a, b) => a - b))
  expect(new Set(earliest.slice(0, 6)).size).toBe(6)
  expect(new Set(earliest.slice(5)).size).toBe(1)
})
test('The longest pause and a restart of the server fit into half a minute', () => {
  expect(Math.max(...latest)).toBeLessThan(15_000)
})
test('The first try follows within half a second', () => {
  expect(latest[0]).toBeLessThan(500)
})
test('A room is scattered over as much time as the shortest pause takes', () => {
  failures.forEach((_, i) => expect(latest[i]! - earliest[i]!).toBeGreaterThan(earliest[i]!))
})
test('Three hundred screens do not come back in step', () => {
  const together = new Array<number>(30).fill(0)
  for (let screen = 0; screen < 300; screen++) together[Math.floor(pauseAfter(5) / 500)]!++
  expect(Math.max(...together)).toBeLessThan(60)
})
