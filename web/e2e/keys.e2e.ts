import type { Page } from '@playwright/test'
import { beginReport, expect, ownHost, rowOf, test, toastOf } from './support/test'
import { sentReport } from './support/situations'

ownHost()

const key = (page: Page, keys: string, what: string, then: () => Promise<void>) =>
  test.step(`${keys}: ${what}`, async () => {
    for (const press of keys.split(' ')) await page.keyboard.press(press)
    await then()
  })
const dialog = (page: Page, name: string | RegExp) => async () => {
  await expect(page.getByRole('dialog', { name })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}
const heading = (page: Page, name: string) => () => expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

/** Begins a report and fills in what a ticket needs. */
async function written(page: Page, category: string) {
  await page.goto('/r/kendal/panggilan')
  await beginReport(page)
  await page.keyboard.type(category)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Tempat' })).toBeFocused()
}

/** How many drafts this browser keeps something of. */
const copiesIn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((tell) => {
        const opening = indexedDB.open('siaga.drafts')
        opening.onsuccess = () => {
          const kept = opening.result.transaction('kept').objectStore('kept').count()
          kept.onsuccess = () => {
            opening.result.close()
            tell(kept.result)
          }
        }
      }),
  )

test('Everywhere', async ({ seat }) => {
  const page = await seat('petugas3', { path: 'sesi' })
  await key(page, 'Control+k', 'palette', dialog(page, 'Perintah'))
  await key(page, '?', 'help', dialog(page, /^Bantuan/))
  await key(page, 'Shift+B', 'notices', dialog(page, 'Kabar untuk saya'))
  await key(page, '1', 'calls', heading(page, 'Panggilan'))
  await key(page, '2', 'board', heading(page, 'Papan'))
  await key(page, '3', 'figures', heading(page, 'Ringkasan'))
  await key(page, '/', 'search', () => expect(page.getByRole('searchbox')).toBeFocused())
  await key(page, '1', 'in a field it is a digit', () => expect(page.getByRole('searchbox')).toHaveValue('1'))
  await key(page, 'Shift+Tab', 'the section before', () =>
    expect(page.getByRole('button', { name: /^Akun/ })).toBeFocused(),
  )
})

test('On a call', async ({ seat, someone }) => {
  const page = await seat('petugas1')
  const send = page.getByRole('button', { name: /^Kirim \d tiket$/ })
  await written(page, 'kebak')
  await key(page, 'Control+Enter', 'what is missing gets the focus', () =>
    expect(page.getByRole('combobox', { name: 'Tempat' })).toBeFocused(),
  )
  await key(page, 'F6', 'place unknown', () =>
    expect(page.getByRole('combobox', { name: 'Tempat' })).toHaveValue('Belum diketahui'),
  )
  const asked = page.getByRole('region', { name: 'Tanyakan' })
  await key(page, 'F7', 'yes', () => expect(asked).toContainText('1 dari 5'))
  await key(page, 'Shift+F7', 'no', () => expect(asked).toContainText('2 dari 5'))
  await key(page, 'Alt+F7', 'do not know', () => expect(asked).toContainText('3 dari 5'))
  await expect(asked.getByRole('listitem')).toContainText(['Ya', 'Tidak', 'Tidak tahu'])
  await expect(send).toHaveText(/^Kirim 2/)
  await key(page, 'F3 2', 'leave an agency out', () => expect(send).toHaveText(/^Kirim 1/))
  await test.step('and it stays left out over a reload', async () => {
    await expect.poll(() => copiesIn(page)).toBe(1)
    await page.reload()
    await expect(send).toHaveText(/^Kirim 1/)
  })
  await key(page, 'F3 2', 'and put it back', () => expect(send).toHaveText(/^Kirim 2/))
  await key(page, 'Control+j', 'a reminder before there is a case says why not', () =>
    expect(toastOf(page, 'Pengingat melekat pada kejadian: kirim dulu.')).toBeVisible(),
  )
  await key(page, 'Control+Enter', 'send', () => expect(toastOf(page, /^\d{4}: 2 tiket terkirim$/)).toBeVisible())
  await key(page, 'Control+j', 'remind in five minutes', () =>
    expect(toastOf(page, 'Pengingat dalam 5 menit')).toBeVisible(),
  )
  await key(page, 'F2', 'end', () => expect(page.getByText('tekan satu huruf untuk mengakhiri')).toBeVisible())
  await expect(page.getByRole('button', { name: /^Tarik/ })).toHaveCount(2)
  await key(page, 'Control+Backspace 1', 'take back', () =>
    expect(toastOf(page, /^Tiket (Damkar|PLN) ditarik$/)).toBeVisible(),
  )
  await expect(page.getByRole('button', { name: /^Tarik/ })).toHaveCount(1)

  const { shortNumber } = await sentReport(await someone('petugas2'), { category: 'flood', words: 'Jalan tergenang' })
  await written(page, 'banjir')
  await page.keyboard.type('wonosari pegandon')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `Gabung ${shortNumber}` })).toBeVisible()
  await key(page, 'Control+g', 'join', () =>
    expect(toastOf(page, `Laporan digabung ke ${shortNumber}, tanpa tiket baru`)).toBeVisible(),
  )
})

test('Each outcome has its letter', async ({ seat }) => {
  const page = await seat('petugas1')
  const outcomes = { i: 'Informasi', a: 'Aduan', s: 'Sosial', r: 'Iseng', h: 'Hening', p: 'Putus', u: 'Uji' }
  for (const [letter, name] of Object.entries(outcomes)) {
    await written(page, 'lainnya')
    await page.keyboard.press('F6')
    await page.getByRole('textbox', { name: 'Yang terjadi' }).fill(name)
    await key(page, `Escape ${letter}`, name, () => expect(toastOf(page, `Panggilan berakhir: ${name}`)).toBeVisible())
  }
  await written(page, 'kebak')
  await key(page, 'Escape w 1', 'another region', () =>
    expect(toastOf(page, 'Panggilan berakhir: Wilayah lain')).toBeVisible(),
  )
  await expect(page.getByText('Kota Semarang: 112')).toBeVisible()
  await written(page, 'kebak')
  await key(page, 'Escape d', 'an emergency needs its ticket first', () =>
    expect(toastOf(page, 'Darurat berakhir setelah tiketnya terkirim.')).toBeVisible(),
  )
})

test('On the board', async ({ seat, someone }) => {
  const dispatcher = await someone('petugas2')
  const first = await sentReport(dispatcher, { category: 'fire', words: 'Lahan tebu terbakar' })
  const second = await sentReport(dispatcher, { category: 'medical', words: 'Sesak napas', urgency: 4 })
  const page = await seat('petugas3', { path: 'papan' })
  await expect(rowOf(page, second.shortNumber)).toBeVisible()
  await page.getByRole('combobox', { name: 'Instansi' }).selectOption('Damkar')
  await expect(rowOf(page, second.shortNumber)).toBeHidden()
  await page.getByRole('button', { name: 'Hapus saringan' }).press('Enter')
  await expect(rowOf(page, second.shortNumber)).toBeVisible()

  await key(page, 'End', 'the last', () => expect(page.getByRole('row', { selected: true })).toBeFocused())
  await key(page, 'Home', 'the first', () => expect(page.getByRole('row', { selected: true })).toBeFocused())
  const top = await page.getByRole('row', { selected: true }).getByRole('rowheader').textContent()
  const chosen = page.getByRole('row', { selected: true }).getByRole('rowheader')
  await key(page, 'ArrowDown', 'the next', () => expect(chosen).not.toHaveText(top!))
  await key(page, 'ArrowUp', 'the one before', () => expect(chosen).toHaveText(top!))
  await rowOf(page, first.shortNumber).focus()
  await expect(chosen).toHaveText(first.shortNumber)
  await key(page, 'k', 'send', dialog(page, `Kirim tiket ${first.shortNumber}`))
  await key(page, 'a', 'hand over', dialog(page, /^(Alihkan|Kirim tiket)/))
  await key(page, 't', 'telephone', dialog(page, /^Telepon (Damkar|PLN)/))
  await key(page, 'g', 'join', dialog(page, `Gabungkan ${first.shortNumber} ke`))
  await key(page, 'x', 'close asks for the reason', dialog(page, `Tutup ${first.shortNumber}`))
  await key(page, 'p', 'remind', () =>
    expect(toastOf(page, `Pengingat ${first.shortNumber} dalam 5 menit`)).toBeVisible(),
  )
  await key(page, 'f', 'filter', () => expect(page.getByRole('combobox', { name: 'Instansi' })).toBeFocused())
  await rowOf(page, first.shortNumber).focus()
  await key(page, 'Enter', 'open', () =>
    expect(page.getByRole('heading', { level: 1 })).toContainText(first.shortNumber),
  )
})

test('At an agency’s desk', async ({ seat, someone }) => {
  const dispatcher = await someone('petugas2')
  const { shortNumber, incidentId } = await sentReport(dispatcher, { category: 'public-order', words: 'Balap liar' })
  const page = await seat('satpolpp.piket-1', { path: 'tiket' })
  await expect(page.getByText(`Tiket baru ${shortNumber}`)).toBeVisible()
  await key(page, 'l', 'decline asks why', () =>
    expect(page.getByRole('group', { name: 'Tolak dengan alasan:' })).toBeVisible(),
  )
  for (const reason of ['bukan wilayah kami', 'bukan tugas kami', 'unit habis', 'lainnya'])
    await expect(page.getByRole('button', { name: reason })).toBeVisible()
  await key(page, 'Escape', 'not after all', () =>
    expect(page.getByRole('group', { name: 'Tolak dengan alasan:' })).toBeHidden(),
  )
  await key(page, 'a', 'hand over', dialog(page, /^Alihkan/))
  await key(page, 'p', 'call in', dialog(page, /^Panggil instansi lain/))
  await key(page, 't', 'accept', () => expect(toastOf(page, `${shortNumber} diterima`)).toBeVisible())
  await expect(page.getByRole('button', { name: 'Jalan', exact: true })).toBeVisible()
  await key(page, 's', 'next step', () => expect(toastOf(page, `${shortNumber}: jalan`)).toBeVisible())
  await dispatcher.post(`/incidents/${incidentId}/changes`, { urgency: 1 })
  await expect(page.getByRole('region', { name: `Perubahan pada ${shortNumber}` })).toBeVisible()
  await key(page, 'k', 'acknowledge', () => expect(toastOf(page, `Perubahan ${shortNumber} diakui`)).toBeVisible())
})
