import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { useKeys } from '../../ui/keys'
import type { Form } from '../../api/types'
import type { Keeper } from './draft/Keeper'
import type { Kept } from './draft/kept'
import { emptyForm } from './form'
import { Outcomes } from './Outcomes'
import type { Acts } from './useActs'
import { type Call, CallContext } from './useCall'

const profile = { neighbours: [{ name: 'Kota Semarang', number: '112' }, { name: 'Kabupaten Batang', number: '110' }] }
const call = {
  profile, mayType: true, kept: { sent: null } as Kept, form: emptyForm('112'), keeper: {} as Keeper, missing: [],
} as unknown as Call

type Rooms = { end: Acts['end']; discard: Acts['discard']; other: () => void; form?: Form }
function Room({ end, discard, other, form = emptyForm('112') }: Rooms) {
  useKeys([{ keys: '1', label: 'page 1', run: other, layer: 'everywhere' }])
  return (
    <CallContext value={{ ...call, form }}>
      <textarea aria-label="words" />
      <button type="button">elsewhere</button>
      <Outcomes acts={{ end, discard } as unknown as Acts} />
    </CallContext>
  )
}
function room(form?: Form) {
  const end = vi.fn()
  const discard = vi.fn()
  const other = vi.fn()
  render(<Room end={end} discard={discard} other={other} form={form} />)
  return { end, discard, other, user: userEvent.setup(), words: screen.getByLabelText('words') }
}

test('A letter typed in a field is a letter', async () => {
  const { end, user, words } = room()
  await user.type(words, 'rumah di desa')
  expect(words).toHaveProperty('value', 'rumah di desa')
  expect(end).not.toHaveBeenCalled()
})

test('A stray letter on a button ends nothing', async () => {
  const { end, user } = room()
  screen.getByText('elsewhere').focus()
  await user.keyboard('r')
  expect(end).not.toHaveBeenCalled()
})

test('Esc leaves the field, one letter ends the call', async () => {
  const { end, user, words } = room()
  words.focus()
  await user.keyboard('{Escape}r')
  expect(end).toHaveBeenCalledExactlyOnceWith('prank')
})

test('Esc again goes back to the field', async () => {
  const { end, user, words } = room()
  words.focus()
  await user.keyboard('{Escape}{Escape}r')
  expect(document.activeElement).toBe(words)
  expect(end).not.toHaveBeenCalled()
})

test("Another region's number is shown, and its digit ends the call", async () => {
  const { end, other, user, words } = room()
  words.focus()
  await user.keyboard('{Escape}w')
  expect(screen.getByText('Kabupaten Batang')).toBeTruthy()
  expect(end).not.toHaveBeenCalled()
  await user.keyboard('1')
  expect(end).toHaveBeenCalledExactlyOnceWith('wrongRegion', 'Kota Semarang')
  expect(other).not.toHaveBeenCalled()
})

test('An empty draft begun by mistake goes with one key', async () => {
  const { discard, end, user, words } = room()
  words.focus()
  await user.keyboard('{Escape}k')
  expect(discard).toHaveBeenCalledOnce()
  expect(end).not.toHaveBeenCalled()
})

test('A draft in which something stands does not go, and says why', async () => {
  const { discard, user, words } = room({ ...emptyForm('112'), callerNumber: '0812' })
  words.focus()
  await user.keyboard('{Escape}k')
  expect(discard).not.toHaveBeenCalled()
  expect(screen.getByRole('button', { name: /Salah mulai/ }).getAttribute('aria-disabled')).toBe('true')
})
