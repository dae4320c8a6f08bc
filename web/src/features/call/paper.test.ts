import { describe, expect, test } from 'vitest'
import { cardNumber, clockOf, momentAfter, momentOf } from './paper'

describe('A card', () => {
  test.each(['42', 'k42', 'K0042', 'kdl-k0042 '])('has one number, however it is typed: %s', (typed) => {
    expect(cardNumber(typed, 'KDL')).toBe('KDL-K0042')
  })
  test.each([
    ['14:05', '14:05'],
    ['1405', '14:05'],
    ['14.05', '14:05'],
    ['905', '09:05'],
  ])('is timed %s', (typed, clock) => {
    expect(clockOf(typed)).toBe(clock)
  })
  test.each(['24:00', '1460', 'siang', '14', ''])('is not timed %s', (typed) => {
    expect(clockOf(typed)).toBeNull()
  })
  test('has the times of its region', () => {
    expect(momentOf('2026-11-22', '00:30', 'Asia/Jakarta')).toBe('2026-11-21T17:30:00.000Z')
    expect(momentOf('2026-11-22', '00:30', 'Asia/Makassar')).toBe('2026-11-21T16:30:00.000Z')
  })
  test('that was written over midnight ends the next day', () => {
    const begun = momentOf('2026-11-21', '23:58', 'Asia/Jakarta')
    expect(momentAfter(begun, '00:03', 'Asia/Jakarta')).toBe('2026-11-21T17:03:00.000Z')
  })
  test('that ends before it began is not moved to the next day', () => {
    const begun = momentOf('2026-11-21', '14:05', 'Asia/Jakarta')
    expect(momentAfter(begun, '14:03', 'Asia/Jakarta') < begun).toBe(true)
  })
})
