import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type KeyAction, useKeys } from './keys'

function Bound({ keys }: { keys: KeyAction[] }) {
  useKeys(keys)
  return <input aria-label="field" />
}
const bind = (...keys: [string, Partial<KeyAction>?][]) => {
  const run = vi.fn<(keys: string) => void>()
  render(<Bound keys={keys.map(([name, more]) => ({ keys: name, label: name, run: () => run(name), ...more }))} />)
  return run
}
const press = (key: string, more: KeyboardEventInit = {}, on: Element = document.body) =>
  fireEvent.keyDown(on, { key, ...more })

afterEach(cleanup)

describe('A key', () => {
  test('that is a single letter acts outside fields', () => {
    const run = bind(['k'])
    press('k')
    expect(run).toHaveBeenCalledWith('k')
  })
  test('that is a single letter is left to the field', () => {
    const run = bind(['k'])
    press('k', {}, screen.getByLabelText('field'))
    expect(run).not.toHaveBeenCalled()
  })
  test('with Ctrl acts in fields too', () => {
    const run = bind(['Ctrl+Enter'])
    press('Enter', { ctrlKey: true }, screen.getByLabelText('field'))
    expect(run).toHaveBeenCalledWith('Ctrl+Enter')
  })
  test('of two steps waits for the second', () => {
    const run = bind(['F3 1'], ['1'])
    press('F3')
    press('1')
    expect(run.mock.calls).toEqual([['F3 1']])
  })
  test('of two steps is forgotten after another key', () => {
    const run = bind(['F3 1'], ['1'])
    press('F3')
    press('x')
    press('1')
    expect(run.mock.calls).toEqual([['1']])
  })
  test('with Shift is another key', () => {
    const run = bind(['x'], ['Shift+X'])
    press('X', { shiftKey: true })
    expect(run.mock.calls).toEqual([['Shift+X']])
  })
  test('of the page rests while a dialog is open', () => {
    const run = bind(['k'], ['k', { layer: 'dialog' }])
    const dialog = document.body.appendChild(document.createElement('dialog'))
    dialog.open = true
    press('k')
    dialog.remove()
    expect(run).toHaveBeenCalledTimes(1)
  })
  test('bound last wins', () => {
    const first = bind(['k'])
    const last = bind(['k'])
    press('k')
    expect([first.mock.calls.length, last.mock.calls.length]).toEqual([0, 1])
  })
})
