import { describe, expect, test } from 'vitest'
import { numberOf, readAgency, readNumber, readVerb } from './language'

const agencies = [
  { id: 'damkar', shortName: 'Damkar' },
  { id: 'psc', shortName: 'PSC 119' },
  { id: 'polres', shortName: 'Polres' },
]
const incident = (day: string, shortNumber: string) => ({
  id: day + shortNumber,
  number: `112-KDL-x-${shortNumber}`,
  shortNumber,
  day,
})
const today = incident('2026-11-22', '0042')
const yesterday = incident('2026-11-21', '0042')
const known = [today, yesterday, incident('2026-11-22', '0039')]

describe('A command', () => {
  test('is known in both languages', () => {
    expect([readVerb('kirim')?.verb, readVerb('send')?.verb]).toEqual(['send', 'send'])
  })
  test('may be begun only', () => {
    expect(readVerb('gab')).toEqual({ verb: 'join', exact: true })
  })
  test('that is wrong is answered with the nearest', () => {
    expect(readVerb('krim')).toEqual({ verb: 'send', exact: false })
  })
  test('that is like none is not guessed', () => {
    expect(readVerb('wonosari')).toBeNull()
  })
})

describe('An agency', () => {
  test('may have two words', () => {
    expect(readAgency(['psc', '119', '42'], agencies)).toMatchObject({ agency: { id: 'psc' }, used: 2 })
  })
  test('may be begun only', () => {
    expect(readAgency(['dam', '42'], agencies)).toMatchObject({ agency: { id: 'damkar' }, used: 1, exact: true })
  })
  test('that is misspelt is the nearest', () => {
    expect(readAgency(['polrez'], agencies)).toMatchObject({ agency: { id: 'polres' }, exact: false })
  })
  test('is not read from a number', () => {
    expect(readAgency(['42'], agencies)).toBeNull()
  })
})

describe('A number', () => {
  test('that fits two days gives both', () => {
    expect(readNumber('42', known)).toEqual([today, yesterday])
  })
  test('with its day gives one', () => {
    expect(readNumber('21/42', known)).toEqual([yesterday])
  })
  test('is written with its day unless it is of today', () => {
    expect([numberOf(today, '2026-11-22'), numberOf(yesterday, '2026-11-22')]).toEqual(['0042', '21/0042'])
  })
})
