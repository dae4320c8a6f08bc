import { render, screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type { IncidentRow, SessionRegion } from '../../api/types'
import { forgetBoard, keepBoard, lastBoard } from './lastBoard'
import { LastBoardView } from './LastBoardView'

const region = { id: 'kendal', name: 'Kabupaten Kendal', zone: 'Asia/Jakarta' } as SessionRegion
const names = {
  category: () => ({ name: { id: 'Kebakaran', en: 'Fire' } }) as never,
  agency: (id: string) => id.toUpperCase(),
}
const row = (more: Partial<IncidentRow>) =>
  ({
    id: 'x',
    shortNumber: '0042',
    day: '2026-11-24',
    urgency: 2,
    category: 'fire',
    headline: 'Rumah Bu Sri',
    restricted: false,
    placeUnknown: false,
    place: { landmark: 'depan rumah Bu Sri', village: 'Donosari', district: 'Patebon' },
    openedAt: '2026-11-24T03:00:00Z',
    reminder: { words: 'telepon 0812' },
    tickets: [{ id: 't', agency: 'damkar', state: 'accepted', since: '', overdue: false, unacknowledged: 0 }],
    ...more,
  }) as unknown as IncidentRow

const at = Date.parse('2026-11-24T03:10:00Z')
const kept = () => localStorage.getItem('siaga.last-board') ?? ''
beforeEach(() => localStorage.clear())

test('Nothing personal is kept', () => {
  keepBoard(region, [row({})], at, names)
  expect(kept()).toContain('Donosari')
  for (const personal of ['Sri', 'depan', '0812']) expect(kept()).not.toContain(personal)
})

test('Of a restricted case only its number and urgency are kept', () => {
  keepBoard(region, [row({ restricted: true, category: 'violence-against-women' })], at, names)
  expect(kept()).toContain('0042')
  for (const word of ['Kebakaran', 'violence', 'Donosari', 'DAMKAR']) expect(kept()).not.toContain(word)
})

test('It is gone at sign-out, after a day, and for another region', () => {
  keepBoard(region, [row({})], at, names)
  expect(lastBoard('kendal', at)?.rows).toHaveLength(1)
  expect(lastBoard('jepara', at)).toBeNull()
  expect(lastBoard('kendal', at + 25 * 3600_000)).toBeNull()
  forgetBoard()
  expect(lastBoard('kendal', at)).toBeNull()
})

test('It shows its age and nothing to press', () => {
  keepBoard(region, [row({})], at, names)
  const { container } = render(<LastBoardView board={lastBoard('kendal', at)!} />)
  expect(screen.getByRole('heading').textContent).toContain('10')
  expect(container.querySelector('button, a, input, select, [tabindex]')).toBeNull()
})
