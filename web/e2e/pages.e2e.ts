import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { beginReport, expect, ownHost, rowOf, test } from './support/test'
import { sentReport, type Someone, type Sent } from './support/situations'

ownHost()

const sizes = { desk: { width: 1440, height: 900 }, telephone: { width: 360, height: 800 } }
const themes = ['dark', 'light'] as const

/** axe finds nothing in either theme at either size, and nothing runs out of a narrow page. */
async function inspect(page: Page, what: string) {
  await test.step(what, async () => {
    for (const [where, size] of Object.entries(sizes)) {
      await page.setViewportSize(size)
      for (const theme of themes) {
        await page.evaluate((next) => void (document.documentElement.dataset.theme = next), theme)
        const axe = new AxeBuilder({ page })
        // Structure does not depend on the theme: the second one is asked about colours only.
        if (theme === 'light') axe.withRules(['color-contrast'])
        const { violations } = await axe.analyze()
        const found = violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ html, target }) => `${target.join(' ')} ${html.slice(0, 160)}`).join('\n  ')}`,
        )
        expect.soft(found, `${what}, ${theme}, ${where}`).toEqual([])
      }
    }
    expect.soft(await tooWide(page), `${what} at 360 px`).toEqual([])
    await page.setViewportSize(sizes.desk)
  })
}

/** What stands out of the page or of an open dialog. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>('dialog[open]')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, scrollWidth, clientWidth }) => `${tagName} is ${scrollWidth} px wide in ${clientWidth}`),
  )

/** Opens what is named with a key, looks at it, and closes it again. */
async function inspectDialog(page: Page, what: string, open: string | (() => Promise<void>)) {
  if (typeof open === 'string') await page.keyboard.press(open)
  else await open()
  const dialog = page.getByRole('dialog')
  await expect(dialog, what).toBeVisible()
  await inspect(page, what)
  await page.keyboard.press('Escape')
  await expect(dialog, what).toBeHidden()
}
const pressButton = (page: Page, name: string | RegExp) => () =>
  page.getByRole('button', { name }).first().press('Enter')

/** An evening: a case half answered, one that was declined, a restricted one. */
async function evening(dispatcher: Someone, police: Someone, electricity: Someone) {
  const fire = await sentReport(dispatcher, {
    category: 'fire',
    words: 'Gudang kayu terbakar',
    urgency: 1,
    callerNumber: '081234567890',
  })
  const lines = fire.tickets.find(({ agency }) => agency === 'pln')!
  await electricity.post(`/tickets/${lines.id}/accept`)
  const crime = await sentReport(dispatcher, { category: 'crime', words: 'Toko dibobol' })
  await police.post(`/tickets/${crime.tickets[0]!.id}/decline`, { reason: 'noUnitFree', words: null })
  await sentReport(dispatcher, { category: 'violence', words: 'Anak dipukul' })
  return { fire, crime }
}
let cases: { fire: Sent; crime: Sent }

test.beforeEach(async ({ someone, host }) => {
  cases ??= await evening(await someone('petugas2'), await someone('polres.piket-1'), await someone('pln.piket-1'))
  await host.settle()
})

test('Signing in', async ({ visitor }) => {
  const page = await visitor()
  await expect(page.getByRole('button', { name: /petugas1/ })).toBeVisible()
  await inspect(page, 'signing in')
})

test('The board, its dialogs, the palette, help and notices', async ({ seat }) => {
  const page = await seat('petugas3', { path: 'papan' })
  const { fire, crime } = cases
  await expect(rowOf(page, crime.shortNumber)).toBeVisible()
  await rowOf(page, fire.shortNumber).focus()
  await expect(page.getByRole('complementary').getByText('Gudang kayu terbakar').first()).toBeVisible()
  await inspect(page, 'the board')
  await inspectDialog(page, 'help', '?')
  await inspectDialog(page, 'notices', 'Shift+B')
  await inspectDialog(page, 'palette', 'Control+k')
  await inspectDialog(page, 'palette with a wrong command', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('krim damkar 1')
    await expect(page.getByText('Maksud Anda:')).toBeVisible()
  })
  await page.getByRole('button', { name: /^Akun dan pengaturan/ }).press('Enter')
  await inspect(page, 'account and settings')
  await page.keyboard.press('Escape')
  await rowOf(page, crime.shortNumber).focus()
  await inspectDialog(page, 're-route', 'a')
})

test('An incident and its dialogs', async ({ seat }) => {
  const page = await seat('petugas3', { path: `kejadian/${cases.fire.incidentId}` })
  await expect(page.getByRole('button', { name: 'Kirim tiket' })).toBeVisible()
  await inspect(page, 'incident')
  await inspectDialog(page, 'send', 'k')
  await inspectDialog(page, 'note', 'c')
  await inspectDialog(page, 'change', 'u')
  await inspectDialog(page, 'remind', 'Shift+P')
  await inspectDialog(page, 'join', 'g')
  await inspectDialog(page, 'restrict', 'r')
  await inspectDialog(page, 'close', 'Shift+X')
  await inspectDialog(page, 'telephone', 't')
  await inspectDialog(page, 'correct a time', pressButton(page, 'Betulkan waktu'))
})

test('A call, empty and filled in', async ({ seat }) => {
  const page = await seat('petugas1', { path: 'panggilan' })
  await expect(page.getByRole('button', { name: 'Laporan baru' })).toBeVisible()
  await inspect(page, 'no call')
  await beginReport(page)
  await expect(page.getByRole('option').first()).toBeVisible()
  await inspect(page, 'a call that begins')
  await page.keyboard.type('kebak')
  await page.keyboard.press('Enter')
  await page.keyboard.type('wonosari')
  await expect(page.getByText('2 desa bernama sama')).toBeVisible()
  await inspect(page, 'two villages of one name')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Nomor pelapor' }).fill('081234567890')
  await expect(page.getByRole('button', { name: /^Gabung \d{4}/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Kirim 2 tiket' })).toBeVisible()
  await inspect(page, 'a call ready to be sent')
  await page.keyboard.press('F2')
  await page.keyboard.press('w')
  await expect(page.getByRole('group', { name: /^Wilayah mana/ })).toBeVisible()
  await inspect(page, 'another region')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /^Laporan \d{4}$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Tarik Damkar' })).toBeVisible()
  await inspect(page, 'a call that was sent')
})

test('An agency’s desk and its dialogs', async ({ seat }) => {
  const page = await seat('damkar.piket-1', { path: 'tiket' })
  await expect(page.getByText(/^Tiket baru/).first()).toBeVisible()
  await inspect(page, 'desk')
  await page.keyboard.press('l')
  await expect(page.getByRole('group', { name: 'Tolak dengan alasan:' })).toBeVisible()
  await page.keyboard.press('4')
  await expect(page.getByRole('textbox', { name: 'Alasannya dengan kata-kata' })).toBeVisible()
  await inspect(page, 'declining')
  await page.keyboard.press('Escape')
  await inspectDialog(page, 'hand over', 'a')
  await inspectDialog(page, 'call in', 'p')
  await inspectDialog(page, 'help of the desk', '?')
})

test('The executive’s page, at a desk and on the wall', async ({ seat }) => {
  const page = await seat('bupati', { path: 'ringkasan' })
  await expect(page.getByText('Kejadian terbuka').first()).toBeVisible()
  await inspect(page, 'figures')
  await page.goto('/r/kendal/ringkasan?dinding=ya')
  await expect(page.getByRole('button', { name: 'layar meja' })).toBeVisible()
  await inspect(page, 'the wall')
})

test('Search, reports, duty and sessions', async ({ seat }) => {
  const page = await seat('petugas3', { path: 'cari' })
  await inspect(page, 'search')
  await page.getByRole('searchbox').fill('gudang')
  await expect(page.getByRole('row', { name: /Gudang kayu terbakar/ })).toBeVisible()
  await inspect(page, 'search with a result')
  await page.goto('/r/kendal/laporan')
  await page.getByRole('button', { name: 'Gudang kayu terbakar' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Betulkan hasil' })).toBeVisible()
  await inspect(page, 'reports')
  for (const [path, title] of [
    ['piket', 'Piket sekarang'],
    ['sesi', 'Sesi saya'],
  ] as const) {
    await page.goto(`/r/kendal/${path}`)
    await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible()
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    await inspect(page, title)
  }
})

test('People, and the question before their sessions end', async ({ seat }) => {
  const page = await seat('admin', { path: 'orang' })
  await expect(page.getByRole('row', { name: /Petugas 1/ })).toBeVisible()
  await page.getByRole('button', { name: /^Sedang masuk/ }).press('Enter')
  await inspect(page, 'people')
  await inspectDialog(page, 'ending sessions', pressButton(page, 'Akhiri semua sesi'))
})
