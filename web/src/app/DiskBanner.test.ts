import { expect, test } from 'vitest'
import { space } from './DiskBanner'

test('Space is said in the unit that people know', () => {
  expect(space(3.5 * 1024 ** 3, 'en-GB')).toBe('3.5 GB')
  expect(space(120 * 1024 ** 3, 'en-GB')).toBe('120 GB')
  expect(space(512 * 1024 ** 2, 'en-GB')).toBe('512 MB')
})
