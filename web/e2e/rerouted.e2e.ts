import { expect, groupOf, ownHost, rowOf, test, toastOf, tone, tonesOf, withSound } from './support/test'
import { sentReport } from './support/situations'

ownHost()

test('Declined with a reason, sent elsewhere, accepted there', async ({ seat, someone }) => {
  const dispatcher = await someone('petugas2')
  const crime = { category: 'crime', words: 'Toko dibobol, pelaku masih di dalam' }
  const { shortNumber, incidentId, tickets } = await sentReport(dispatcher, crime)
  const board = await seat('petugas3', { path: 'papan' })
  const police = await seat('polres.piket-1', { path: 'tiket' })
  const others = await seat('satpolpp.piket-1', { path: 'tiket' })
  const row = rowOf(board, shortNumber)
  const overdue = groupOf(board, 'Lewat batas')
  await withSound(board)
  await expect(row).toContainText(/Polres\s*(kirim|sampai)/)

  await test.step('the police decline with one of the standing reasons', async () => {
    await expect(police.getByText(`Tiket baru ${shortNumber}`)).toBeVisible()
    await police.keyboard.press('l')
    await expect(police.getByRole('group', { name: 'Tolak dengan alasan:' })).toBeVisible()
    await police.keyboard.press('3')
    await expect(toastOf(police, `${shortNumber} ditolak: unit habis. 112 langsung tahu.`)).toBeVisible()
    await expect(police.getByText('Tidak ada tiket')).toBeVisible()
  })

  await test.step('the board says so, why, and what to press, with a sound', async () => {
    await expect(overdue).toContainText(shortNumber)
    await expect(overdue).toContainText('Semua tujuan menolak: Polres.')
    await expect(overdue).toContainText('Alasan: unit habis.')
    await expect(overdue.getByRole('button', { name: 'Alihkan' })).toBeVisible()
    await expect.poll(() => tonesOf(board)).toContain(tone.overdue)
  })

  await test.step('one key asks whereto, and the new ticket replaces the declined one', async () => {
    await board.keyboard.press('a')
    const dialog = board.getByRole('dialog', { name: `Alihkan ${shortNumber}` })
    await expect(dialog.getByRole('combobox', { name: 'Ke instansi' })).toBeFocused()
    await board.keyboard.type('satpol')
    await expect(dialog.getByRole('option')).toHaveCount(1)
    await board.keyboard.press('Enter')
    await board.keyboard.press('Control+Enter')
    await expect(toastOf(board, 'Tiket Satpol PP dikirim')).toBeVisible()
    await expect(dialog).toBeHidden()
    await expect(groupOf(board, 'Menunggu jawaban')).toContainText(shortNumber)
    await expect(overdue).toBeHidden()
    const once = { agency: 'damkar', words: null, replaces: tickets[0]!.id }
    expect(await dispatcher.refusal(`/incidents/${incidentId}/tickets`, once)).toBe('ticket.already-replaced')
  })

  await test.step('the other agency accepts', async () => {
    await expect(others.getByText(`Tiket baru ${shortNumber}`)).toBeVisible()
    await others.keyboard.press('t')
    await expect(toastOf(others, `${shortNumber} diterima`)).toBeVisible()
    await expect(row).toContainText(/Satpol PP\s*diterima/)
    await expect(groupOf(board, 'Berjalan')).toContainText(shortNumber)
    await expect(row).toContainText(/Polres\s*menolak/)
  })
})
