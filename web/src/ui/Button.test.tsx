import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { setLocale } from '../i18n'
import { Button } from './Button'

afterEach(cleanup)

test('A button that may not act says why and does nothing', () => {
  setLocale('id')
  const act = vi.fn()
  render(<Button allowed={{ allowed: false, reason: 'incident.tickets-open' }} onClick={act}>Tutup</Button>)
  const button = screen.getByRole('button', { name: 'Tutup', description: 'Masih ada tiket yang belum selesai.' })
  fireEvent.click(button)
  expect(act).not.toHaveBeenCalled()
})
test('A button that may act does', () => {
  const act = vi.fn()
  render(<Button allowed={{ allowed: true, reason: null }} onClick={act}>Tutup</Button>)
  fireEvent.click(screen.getByRole('button', { name: 'Tutup' }))
  expect(act).toHaveBeenCalledOnce()
})
