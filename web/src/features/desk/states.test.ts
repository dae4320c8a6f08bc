import { expect, test } from 'vitest'
import type { DeskTicket, Profile } from '../../api/types'
import { limitSeconds } from './LimitBar'
import { byNeed, lacksAccount, nextStep } from './states'

const ticket = (id: string, urgency: number, limit: string | null) =>
  ({
    id,
    since: '2026-11-25T00:00:00Z',
    incident: { urgency },
    nextLimit: limit && { kind: 'accepted', at: limit },
  }) as unknown as DeskTicket

test('The desk turns to the gravest ticket, then to the limit that ends first', () => {
  const order = [
    ticket('calm', 4, null),
    ticket('later', 2, '2026-11-25T00:02:00Z'),
    ticket('grave', 1, '2026-11-25T00:09:00Z'),
    ticket('sooner', 2, '2026-11-25T00:01:00Z'),
  ].sort(byNeed)
  expect(order.map(({ id }) => id)).toEqual(['grave', 'sooner', 'later', 'calm'])
})

test('A ticket that has ended has no next step', () => {
  expect(nextStep({ state: 'accepted' })).toBe('onTheWay')
  expect(nextStep({ state: 'arrived' })).toBe('done')
  expect(nextStep({ state: 'declined' })).toBeNull()
})

test('Only a done ticket whose category asks for it still owes an account', () => {
  const done = { state: 'done', proof: 'account', account: null } as unknown as DeskTicket
  expect(lacksAccount(done)).toBe(true)
  expect(lacksAccount({ ...done, proof: 'none' } as DeskTicket)).toBe(false)
  expect(lacksAccount({ ...done, state: 'arrived' } as DeskTicket)).toBe(false)
})

test('Urgency decides how long accepting and leaving may take', () => {
  const ladder = {
    seenSeconds: 60,
    acceptHighSeconds: 120,
    acceptLowSeconds: 600,
    moveHighSeconds: 120,
    moveLowSeconds: 900,
    onSceneSeconds: 900,
  }
  const profile = { ladder } as Profile
  expect(limitSeconds(profile, 'accepted', 2)).toBe(120)
  expect(limitSeconds(profile, 'accepted', 3)).toBe(600)
  expect(limitSeconds(profile, 'onTheWay', 4)).toBe(900)
})
