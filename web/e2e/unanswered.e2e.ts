import { expect, groupOf, ownHost, test, toastOf, tone, tonesOf, withSound } from './support/test'
import { sentReport } from './support/situations'

ownHost()

test('Nobody answers: the board says who is called and who is next, up to the supervisor', async ({
  seat,
  someone,
  host,
}) => {
  const { shortNumber } = await sentReport(await someone('petugas1'), {
    category: 'electricity',
    words: 'Kabel putus melintang di jalan',
  })
  const board = await seat('petugas1', { path: 'papan' })
  const supervisor = await seat('pengawas', { path: 'papan' })
  await withSound(board)
  await withSound(supervisor)
  await expect(groupOf(board, 'Menunggu jawaban')).toContainText(shortNumber)
  const overdue = groupOf(board, 'Lewat batas')

  const ladder = [
    { now: 'perwira piket', next: 'kepala bagian' },
    { now: 'kepala bagian', next: 'kepala instansi' },
    { now: 'kepala instansi', next: 'Sekda' },
    { now: 'Sekda', next: 'telepon 112' },
  ]
  for (const { now, next } of ladder)
    await test.step(`a minute later: ${now}, then ${next}`, async () => {
      await host.advance('1m')
      await expect(overdue).toContainText(
        new RegExp(`Sekarang ${now}, sejak \\d\\d:\\d\\d:\\d\\d\\. +Naik ke ${next} dalam 0:\\d\\d\\.`),
      )
      await expect(overdue).toContainText(/PLN belum (melihat|menerima), \d+:\d\d lewat batas/)
    })

  await test.step('the call taker is called, and telephones with one key', async () => {
    await host.advance('1m')
    await expect(overdue).toContainText('Sekarang telepon 112')
    await expect(overdue.getByRole('button', { name: 'Telepon PLN' })).toBeVisible()
    await expect.poll(() => tonesOf(board)).toContain(tone.overdue)
    await board.keyboard.press('t')
    const dialog = board.getByRole('dialog', { name: `Telepon PLN untuk ${shortNumber}` })
    await expect(dialog.getByRole('link', { name: '123' })).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Menerima' })).toBeFocused()
    await board.keyboard.press('3')
    await expect(toastOf(board, 'Hasil telepon PLN dicatat')).toBeVisible()
    await expect(overdue).toContainText('Sekarang pengawas')
  })

  await test.step('it is the supervisor’s loud item, which repeats', async () => {
    const pill = supervisor.getByRole('button', { name: `${shortNumber} · PLN tidak menjawab sampai tangga terakhir` })
    await expect(pill).toBeVisible()
    await expect.poll(() => tonesOf(supervisor)).toContain(tone.overdue)
    await supervisor.keyboard.press('Shift+B')
    await expect(supervisor.getByRole('dialog', { name: 'Kabar untuk saya' })).toContainText('berulang tiap 30 dtk')
    await supervisor.keyboard.press('Escape')
    await host.advance('20m')
    await expect(pill).toBeVisible()
  })

  await test.step('until a person ends it', async () => {
    await supervisor.keyboard.press('n')
    const ticket = supervisor.getByRole('region', { name: 'PLN: Tiket' })
    await ticket.getByRole('button', { name: 'Selesaikan' }).focus()
    await supervisor.keyboard.press('Enter')
    await expect(supervisor.getByRole('textbox', { name: 'Apa yang diputuskan' })).toBeFocused()
    await supervisor.keyboard.type('Unit cadangan PLN Weleri sudah berangkat')
    await supervisor.keyboard.press('Control+Enter')
    await expect(toastOf(supervisor, 'Peringatan diakhiri')).toBeVisible()
    await expect(supervisor.getByRole('button', { name: /tangga terakhir/ })).toBeHidden()
    await expect(overdue).toBeHidden()
    const lines = supervisor.getByRole('region', { name: 'Jalannya kejadian' }).getByRole('listitem')
    await expect(lines).toContainText([
      /PLN: peringatan diakhiri.*Unit cadangan.*Pengawas/,
      /PLN: ditelepon.*Tidak diangkat.*Petugas 1/,
      /PLN: batas lewat.*tangga 6: telepon 112/,
      /PLN: batas lewat.*tangga 2: perwira piket/,
    ])
  })
})

test('Opened and not answered: it goes on sounding, whatever page its desk is on', async ({ seat, someone }) => {
  const { tickets } = await sentReport(await someone('petugas1'), { category: 'public-order', words: 'Balap liar' })
  await (await someone('satpolpp.piket-1')).post(`/tickets/${tickets[0]!.id}/see`)
  const desk = await seat('satpolpp.piket-1', { path: 'cari' })
  await expect(desk.getByText('Halaman ini belum boleh bersuara')).toBeVisible()
  await withSound(desk)
  const heard = async () => (await tonesOf(desk)).filter((hertz) => hertz === tone.newTicket).length
  const before = await heard()
  // Every twenty seconds, and this machine may be slow.
  await expect.poll(heard, { timeout: 40_000 }).toBeGreaterThan(before)
})
