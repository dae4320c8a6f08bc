import type { Page } from '@playwright/test'
import { expect, ownHost, rowOf, test, toastOf } from './support/test'
import { sentReport } from './support/situations'

ownHost()

/** Looks for a case wherever somebody could: by its words, by its number, and with a command. */
async function findsNothing(page: Page, short: string, words: string) {
  await page.keyboard.press('/')
  const field = page.getByRole('searchbox')
  for (const text of [words, short]) {
    await field.fill(text)
    await expect(page.getByText('Tidak ada yang cocok')).toBeVisible()
  }
  await page.keyboard.press('Control+k')
  await page.keyboard.type(`buka ${short}`)
  const palette = page.getByRole('dialog', { name: 'Perintah' })
  await expect(palette.getByText(`Tidak ada kejadian terbuka dengan nomor ${short}`)).toBeVisible()
  await expect(palette.getByText(words)).toBeHidden()
  await page.keyboard.press('Escape')
}

test('Violence is seen by who took it and who must act, and by nobody else', async ({ seat, someone }) => {
  const words = 'Istri dipukuli suaminya di dapur'
  const taker = await someone('petugas2')
  const { shortNumber, incidentId } = await sentReport(taker, { category: 'violence', words })

  await test.step('the dispatcher sees that there is one, the agency what it must know', async () => {
    const dispatcher = await seat('petugas3', { path: 'papan' })
    await expect(rowOf(dispatcher, shortNumber)).toContainText('Terbatas')
    await expect(dispatcher.getByText(words)).toBeHidden()
    await dispatcher.keyboard.press('Enter')
    await expect(dispatcher.getByRole('main').getByText(words).first()).toBeVisible()
    const police = await seat('polres.piket-1', { path: 'tiket' })
    await expect(police.getByRole('region', { name: `Tiket ${shortNumber}` }).getByText(words).first()).toBeVisible()
  })

  await test.step('a call taker who did not take it finds nothing anywhere', async () => {
    const { shortNumber: public1 } = await sentReport(taker, { category: 'flood', words: 'Air masuk rumah' })
    const other = await seat('petugas1', { path: 'papan', mayMiss: incidentId })
    await expect(rowOf(other, public1)).toBeVisible()
    await expect(rowOf(other, shortNumber)).toHaveCount(0)
    await findsNothing(other, shortNumber, words)
    await other.goto(`/r/kendal/kejadian/${incidentId}`)
    await expect(other.getByText('Kejadian ini tidak ada, atau bukan hak Anda untuk melihatnya.')).toBeVisible()
  })

  await test.step('an agency that holds no ticket of it finds nothing anywhere', async () => {
    const fire = await seat('damkar.piket-1', { path: 'tiket' })
    await expect(fire.getByText('Tidak ada tiket')).toBeVisible()
    await findsNothing(fire, shortNumber, words)
  })
})

test('A case that becomes restricted leaves the boards that may no longer show it', async ({ seat, someone }) => {
  const words = 'Keributan di rumah kontrakan sejak sore'
  const { shortNumber } = await sentReport(await someone('petugas2'), { category: 'public-order', words })
  const board = await seat('petugas1', { path: 'papan' })
  const agency = await seat('satpolpp.piket-1', { path: 'tiket' })
  const supervisor = await seat('petugas3', { path: 'papan' })
  await expect(rowOf(board, shortNumber)).toContainText(words)
  await expect(agency.getByText(`Tiket baru ${shortNumber}`)).toBeVisible()

  await test.step('the supervisor restricts it, with a reason', async () => {
    await expect(rowOf(supervisor, shortNumber)).toBeVisible()
    await rowOf(supervisor, shortNumber).focus()
    await supervisor.keyboard.press('Enter')
    await expect(supervisor.getByRole('button', { name: 'Batasi' })).toBeVisible()
    await supervisor.keyboard.press('r')
    await expect(supervisor.getByRole('textbox', { name: 'Alasan' })).toBeFocused()
    await supervisor.keyboard.type('Ternyata kekerasan terhadap anak')
    await supervisor.keyboard.press('Control+Enter')
    await expect(toastOf(supervisor, `${shortNumber} sekarang terbatas`)).toBeVisible()
  })

  await test.step('it leaves the open pages by itself', async () => {
    await expect(rowOf(board, shortNumber)).toHaveCount(0)
    await expect(board.getByText(words)).toHaveCount(0)
    await expect(agency.getByText(words)).toHaveCount(0)
    await findsNothing(board, shortNumber, words)
  })
})
