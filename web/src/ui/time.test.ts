import { beforeAll, describe, expect, test } from 'vitest'
import { setLocale } from '../i18n'
import { instantAt } from '../features/incidents/StampDialog'
import { clockTime, duration, limit, when } from './time'

beforeAll(() => setLocale('id'))

describe('A duration', () => {
  test.each([
    [21, '0:21'],
    [852, '14:12'],
    [4210, '1 j 10'],
    [0, '0:00'],
    [-5, '0:00'],
    [190_000, '2 h 4 j'],
  ])('%d s is %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text)
  })
})
describe('A limit', () => {
  test.each([
    [60, '1 menit'],
    [900, '15 menit'],
    [90, '90 dtk'],
    [30, '30 dtk'],
  ])('%d s is %s', (seconds, text) => {
    expect(limit(seconds)).toBe(text)
  })
})
describe('A moment', () => {
  const now = Date.parse('2026-11-22T14:48:18Z')
  test('is shown in the zone of the region', () => {
    const at = '2026-11-22T14:48:18Z'
    expect([clockTime(at, 'Asia/Jakarta'), clockTime(at, 'Asia/Makassar'), clockTime(at, 'Asia/Jayapura')]).toEqual([
      '21:48:18',
      '22:48:18',
      '23:48:18',
    ])
  })
  test('of the evening before is yesterday there, though not in UTC', () => {
    expect(when('2026-11-21T16:18:00Z', 'Asia/Jakarta', now)).toBe('kemarin 23:18')
  })
  test('typed as a clock is the one nearest to the stamp', () => {
    expect(instantAt('23:59:50', '2026-11-21T17:00:10Z', 'Asia/Jakarta')).toBe('2026-11-21T16:59:50.000Z')
  })
  test('that is no clock is refused', () => {
    expect(instantAt('kemarin', '2026-11-21T17:00:10Z', 'Asia/Jakarta')).toBeNull()
  })
})
