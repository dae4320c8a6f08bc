import type { Page } from '@playwright/test'
import { expect, ownHost, test, toastOf } from './support/test'

ownHost()

/** A clock of the region so many minutes ago, as a person types it. */
async function ago(page: Page, minutes: number): Promise<string> {
  const now = await page.evaluate(async () => Date.parse((await fetch('/', { method: 'HEAD' })).headers.get('date')!))
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' })
  return clock.format(now - minutes * 60_000)
}

async function typed(page: Page, card: string, begun: string, taken: string) {
  const dialog = page.getByRole('dialog', { name: 'Masukkan kartu kertas' })
  await expect(dialog.getByRole('textbox', { name: 'Nomor kartu' })).toBeFocused()
  await page.keyboard.type(card)
  await dialog.getByRole('textbox', { name: /^Telepon mulai/ }).focus()
  await page.keyboard.type(begun)
  await page.keyboard.press('Tab')
  await page.keyboard.type(taken)
  await page.keyboard.press('Control+Enter')
  return dialog
}

test('A paper card is entered by keys alone, keeps its times, and is entered once', async ({ seat }) => {
  const page = await seat('petugas1', { path: 'panggilan', mayMiss: '/drafts' })
  const [begun, taken, accepted] = [await ago(page, 40), await ago(page, 37), await ago(page, 30)]
  await page.keyboard.press('k')
  const dialog = await typed(page, '42', taken, begun)
  await expect(dialog.getByRole('alert')).toHaveText(/selesai ditulis sebelum telepon mulai/)
  await dialog.getByRole('textbox', { name: /^Telepon mulai/ }).fill(begun.replace(':', ''))
  await dialog.getByRole('textbox', { name: /^Selesai ditulis/ }).fill(taken.replace(':', ''))
  await page.keyboard.press('Control+Enter')

  const banner = page.getByRole('note')
  await expect(banner).toContainText('Kartu kertas KDL-K0042')
  await expect(banner).toContainText(taken)
  await page.reload()
  await expect(banner).toContainText('Kartu kertas KDL-K0042')
  await page.getByRole('combobox', { name: 'Kategori' }).focus()
  await page.keyboard.type('kebak')
  await page.keyboard.press('Enter')
  await page.keyboard.press('F6')
  await page.keyboard.press('Control+Enter')
  await expect(toastOf(page, /^\d{4}: 2 tiket terkirim$/)).toBeVisible()

  await page.getByRole('button', { name: 'Jam terima di kartu' }).first().press('Enter')
  await page.keyboard.type(accepted)
  await page.keyboard.press('Control+Enter')
  await expect(toastOf(page, new RegExp(`menerima pukul ${accepted} menurut kartu`))).toBeVisible()

  await page.getByRole('link', { name: 'Buka kejadian' }).press('Enter')
  const opened = page.getByRole('listitem').filter({ hasText: 'Kejadian dibuka' })
  await expect(opened).toContainText('dari kartu kertas KDL-K0042')
  await expect(opened.getByRole('time').first()).toHaveText(`${taken}:00`)
  await expect(opened).toContainText(/dicatat hari ini \d\d:\d\d/)

  await test.step('the same card again, found by its words in the palette', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('kartu')
    await expect(page.getByRole('option', { name: /^Masukkan kartu kertas/ })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    const again = await typed(page, 'kdl-k0042', begun, taken)
    await expect(again.getByRole('alert')).toHaveText(
      /^Kartu KDL-K0042 sudah dimasukkan sebagai kejadian 112-KDL-\d{6}-\d{4}\.$/,
    )
  })
})
