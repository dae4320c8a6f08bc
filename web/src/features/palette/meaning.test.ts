import { expect, test } from 'vitest'
import { commandOf, meaning } from './meaning'

const agencies = [
  { id: 'damkar', shortName: 'Damkar' },
  { id: 'bpbd', shortName: 'BPBD' },
]
const incident = (day: string, shortNumber: string) => ({
  id: day + shortNumber,
  number: `112-KDL-x-${shortNumber}`,
  shortNumber,
  day,
})
const today = '2026-11-22'
const known = [incident(today, '0042'), incident('2026-11-21', '0042'), incident(today, '0039')]
const commands = (line: string, selected = known[2]) =>
  meaning(line, { agencies, known, selected })?.readings.map((reading) => commandOf(reading, 'id', today))

test('A number that fits two days asks which', () => {
  expect(commands('kirim bpbd 42')).toEqual(['kirim BPBD 0042', 'kirim BPBD 21/0042'])
})
test('A wrong command is answered with the nearest right one, as a question', () => {
  const read = meaning('krim damkar 39', { agencies, known })
  expect([read?.exact, commands('krim damkar 39')]).toEqual([false, ['kirim Damkar 0039']])
})
test('Without a number it means the selected incident', () => {
  expect(commands('tarik damkar')).toEqual(['tarik Damkar 0039'])
})
test('Without an agency it offers each', () => {
  expect(commands('kirim')).toEqual(['kirim Damkar 0039', 'kirim BPBD 0039'])
})
test('Joining names both', () => {
  expect(commands('gabung 0039 21/42')).toEqual(['gabung 0039 21/0042'])
})
test('Joining an incident to itself means nothing', () => {
  expect(commands('gabung 39 39')).toEqual([])
})
test('English commands mean the same', () => {
  expect(commands('remind 39 10')).toEqual(['ingatkan 0039 10'])
})
test('A number nobody knows is not guessed', () => {
  expect(meaning('tutup 77', { agencies, known })).toEqual({ readings: [], exact: true, number: '77' })
})
test('What is no command is left to the search', () => {
  expect(meaning('wonosari', { agencies, known })).toBeNull()
})
