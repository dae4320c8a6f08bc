import { expect, test } from 'vitest'
import type { Category, Places } from '../../api/types'
import { emptyForm, forServer, missingIn, sameForms, urgencyOf, withAnswer, withLandmark, withPlace } from './form'
import { best } from './match'
import { placesFor, sameName } from './places'

const blank = emptyForm('112')
const fire = {
  id: 'fire',
  name: { id: 'Kebakaran', en: 'Fire' },
  kind: 'emergency',
  urgency: 2,
  restricted: false,
  proof: 'account',
  plan: null,
  questions: [{ id: 'inside', text: { id: 'Ada orang?', en: 'Anybody?' }, raisesTo: 1, retired: false }],
  do: [],
  dont: [],
  retired: false,
} satisfies Category

test('Category and place are all that a ticket needs', () => {
  expect(missingIn(blank)).toEqual(['category', 'place'])
  expect(missingIn(withPlace({ ...blank, category: 'fire' }, { villageCode: '33.24.14.2008' }))).toEqual([])
})

test('A place that is not known yet is a place', () => {
  expect(missingIn(withPlace({ ...blank, category: 'fire' }, { known: false }))).toEqual([])
})

test('A landmark alone is no place, and is not lost', () => {
  const form = withLandmark({ ...blank, category: 'fire' }, 'depan masjid')
  expect(missingIn(form)).toEqual(['place'])
  expect(forServer(form).place).toMatchObject({ known: false, landmark: 'depan masjid' })
  expect(withPlace(form, { known: true, districtCode: '33.24.14' }).place?.landmark).toBe('depan masjid')
})

test('A yes raises the urgency and says why', () => {
  expect(urgencyOf({ ...blank, category: 'fire' }, fire)).toEqual({ level: 2, because: null })
  expect(urgencyOf(withAnswer(blank, 'inside', 'yes'), fire)).toEqual({ level: 1, because: 'inside' })
  expect(urgencyOf(withAnswer(blank, 'inside', 'no'), fire)).toEqual({ level: 2, because: null })
})

test('What the call taker chose by hand stays', () => {
  expect(urgencyOf({ ...withAnswer(blank, 'inside', 'yes'), urgency: 3 }, fire)).toEqual({ level: 3, because: null })
})

test('Answers in another order are the same form, another word is not', () => {
  const one = withAnswer(withAnswer(blank, 'a', 'yes'), 'b', 'no')
  const two = withAnswer(withAnswer(blank, 'b', 'no'), 'a', 'yes')
  expect(sameForms(one, two)).toBe(true)
  expect(sameForms(one, { ...two, words: 'x' })).toBe(false)
})

const places: Places = {
  districts: [
    { code: '10', name: 'Pegandon' },
    { code: '14', name: 'Patebon' },
    { code: '15', name: 'Wonotunggal' },
  ],
  villages: [
    { code: '10.1', name: 'Wonosari', districtCode: '10' },
    { code: '14.1', name: 'Wonosari', districtCode: '14' },
    { code: '14.2', name: 'Kebonharjo', districtCode: '14' },
  ],
}

test('Two villages of one name are both offered with their districts', () => {
  const found = placesFor('wonosari', places)
  expect(found.map(({ name, district }) => [name, district])).toEqual([
    ['Wonosari', 'Pegandon'],
    ['Wonosari', 'Patebon'],
  ])
  expect(sameName(found)).toBe(2)
})

test('The district typed after the village tells them apart', () => {
  expect(placesFor('wonosari pat', places).map(({ code }) => code)).toEqual(['14.1'])
})

test('A whole district can be the place', () => {
  expect(placesFor('kec. patebon', places).at(0)).toMatchObject({ code: '14', district: null })
})

test('Names that begin with what was typed come first', () => {
  expect(best('ke', ['Pohon kering', 'Kebakaran', 'Rokenan'], (name) => [name], 3)).toEqual([
    'Kebakaran',
    'Pohon kering',
    'Rokenan',
  ])
})
