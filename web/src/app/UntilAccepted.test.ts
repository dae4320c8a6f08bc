import { expect, test } from 'vitest'
import { soundFor } from './UntilAccepted'

const ticket = (state: 'delivered' | 'seen' | 'accepted', overdue = false, ladder = true) => ({ state, overdue, ladder })

test('A ticket that was opened and not answered sounds', () => expect(soundFor([ticket('seen')])).toBe('newTicket'))
test('Past its limit it sounds as what is late', () => expect(soundFor([ticket('seen'), ticket('seen', true)])).toBe('overdue'))
test('What was accepted is quiet', () => expect(soundFor([ticket('accepted')])).toBeNull())
test('What nobody opened is left to its notice', () => expect(soundFor([ticket('delivered', true)])).toBeNull())
test('What waits for nobody, as a copy for information, is quiet', () => expect(soundFor([ticket('seen', false, false)])).toBeNull())
