import { expect, test } from 'vitest'
import { soundFor } from './UntilAccepted'

const ticket = (state: 'delivered' | 'seen' | 'accepted', overdue = false, ladder = true) =>
  ({ id: 'a', state, overdue, ladder })

test('A ticket that was opened and not answered sounds', () =>
  expect(soundFor([ticket('seen')], ['a'])).toBe('newTicket'))
test('Past its limit it sounds as what is late', () =>
  expect(soundFor([ticket('seen'), ticket('seen', true)], ['a'])).toBe('overdue'))
test('Who was not called for it hears nothing', () => expect(soundFor([ticket('seen', true)], ['b'])).toBeNull())
test('What was accepted is quiet', () => expect(soundFor([ticket('accepted')], ['a'])).toBeNull())
test('What nobody opened is left to its notice', () => expect(soundFor([ticket('delivered', true)], ['a'])).toBeNull())
test('What waits for nobody, as a copy for information, is quiet', () =>
  expect(soundFor([ticket('seen', false, false)], ['a'])).toBeNull())
