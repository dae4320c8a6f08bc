import { loadavg, cpus } from 'node:os'
import {
  beginReport,
  expect,
  goToSearch,
  groupOf,
  ownHost,
  rowOf,
  test,
  toastOf,
  tone,
  tonesOf,
  withSound,
} from './support/test'
import { password } from './support/situations'

ownHost()

/**
 * The promise is one second. A machine that others keep busy measures itself: there it is printed, and five is the end
 * of it.
 */
const busy = () => loadavg()[0]! > cpus().length * 1.5
const promised = () => (busy() ? 5000 : 1000)

test('From the first word to closure, by keyboard alone', async ({ seat, visitor, host }) => {
  const board = await seat('petugas3', { path: 'papan' })
  const desk = await seat('damkar.piket-1', { path: 'tiket' })
  const call = await visitor()
  await withSound(desk)
  await expect(desk.getByText('Tidak ada tiket')).toBeVisible()
  await expect(board.getByText('Tidak ada kejadian terbuka')).toBeVisible()

  await test.step('the call taker signs in', async () => {
    await expect(call.getByRole('textbox', { name: 'Nama akun' })).toBeFocused()
    await call.keyboard.type('petugas1.kendal')
    await call.keyboard.press('Tab')
    await call.keyboard.type(password)
    await call.keyboard.press('Enter')
    await expect(call.getByRole('button', { name: 'Laporan baru' })).toBeVisible()
  })

  await test.step('writes down what the caller says', async () => {
    await beginReport(call)
    await call.keyboard.type('kebak')
    await expect(call.getByRole('option', { name: 'Kebakaran', exact: true })).toBeVisible()
    await call.keyboard.press('Enter')
    await expect(call.getByRole('combobox', { name: 'Tempat' })).toBeFocused()
    await call.keyboard.type('wonosari')
    await expect(call.getByText('2 desa bernama sama')).toBeVisible()
    await call.keyboard.press('ArrowDown')
    await call.keyboard.press('Enter')
    await expect(call.getByRole('combobox', { name: 'Tempat' })).toHaveValue(/^Wonosari, Kec\. /)
    await call.keyboard.press('Tab')
    await call.keyboard.type('depan balai desa')
    await call.keyboard.press('Tab')
    await expect(call.getByRole('textbox', { name: 'Yang terjadi' })).toBeFocused()
    await call.keyboard.type('Dapur terbakar, api merambat ke atap')
    await expect(call.getByText('Siap kirim')).toBeVisible()
  })

  await test.step('one agency is left out, then one key sends', async () => {
    await expect(call.getByRole('button', { name: /^Damkar/ })).toBeVisible()
    await call.keyboard.press('F3')
    await call.keyboard.press('2')
    await expect(call.getByRole('button', { name: 'Kirim 1 tiket' })).toBeVisible()

    const acknowledged = call.waitForResponse((response) => response.url().endsWith('/send')).then(() => Date.now())
    const there = desk
      .getByText('Tiket baru 0001')
      .waitFor()
      .then(() => Date.now())
    await call.keyboard.press('Control+Enter')
    const took = (await there) - (await acknowledged)
    const limit = promised()
    test.info().annotations.push({ type: 'from sent to the desk', description: `${took} ms` })
    console.log(`    from «sent» acknowledged to the ticket on the desk: ${took} ms (limit ${limit} ms)`)
    expect(took).toBeLessThanOrEqual(limit)
    await expect.poll(() => tonesOf(desk)).toContain(tone.newTicket)
  })

  await test.step('the call ends as an emergency', async () => {
    await expect(call.getByRole('heading', { name: 'Laporan 0001' })).toBeVisible()
    await call.keyboard.press('Escape')
    await call.keyboard.press('d')
    await expect(toastOf(call, 'Panggilan berakhir: Darurat')).toBeVisible()
  })

  const row = rowOf(board, '0001')
  await test.step('the board has it while the desk answers', async () => {
    await expect(row).toContainText(/Damkar\s*(kirim|sampai)/)
    await expect(groupOf(board, 'Menunggu jawaban')).toContainText('0001')
    const steps = [
      { key: 't', said: '0001 diterima', chip: /Damkar\s*diterima/ },
      { key: 's', said: '0001: jalan', chip: /Damkar\s*jalan/ },
      { key: 's', said: '0001: tiba di tempat', chip: /Damkar\s*tiba/ },
      { key: 's', said: '0001: selesai', chip: /Damkar\s*selesai/ },
    ]
    for (const { key, said, chip } of steps) {
      await desk.keyboard.press(key)
      await expect(toastOf(desk, said)).toBeVisible()
      await expect(row).toContainText(chip)
    }
  })

  await test.step('the desk writes its account', async () => {
    await desk.keyboard.press('i')
    await expect(desk.getByRole('textbox', { name: 'Laporan penanganan 0001' })).toBeFocused()
    await desk.keyboard.type('Api padam pukul sembilan, atap dapur dibongkar, tidak ada korban')
    await desk.keyboard.press('Control+Enter')
    await expect(toastOf(desk, 'Laporan penanganan 0001 dikirim')).toBeVisible()
  })

  await test.step('a person closes it, and the timeline proves it', async () => {
    await expect(groupOf(board, 'Siap ditutup')).toContainText('0001')
    await board.keyboard.press('ArrowDown')
    await expect(row).toBeFocused()
    await board.keyboard.press('Enter')
    const lines = board.getByRole('region', { name: 'Jalannya kejadian' }).getByRole('listitem')
    await expect(lines.first()).toContainText('Damkar: laporan penanganan ditulis')
    await board.keyboard.press('x')
    await expect(toastOf(board, '0001 ditutup')).toBeVisible()
    await expect(lines).toContainText([
      /Ditutup.*Tertangani.*Petugas 3/,
      /Damkar: laporan penanganan ditulis/,
      /Damkar: selesai/,
      /Damkar: tiba/,
      /Damkar: jalan/,
      /Damkar: menerima/,
      /Damkar: tiket dikirim/,
      /Kejadian dibuka.*Petugas 1/,
    ])
    await board.keyboard.press('Escape')
    await expect(board.getByText('Tidak ada kejadian terbuka')).toBeVisible()
    await goToSearch(board)
    await board.keyboard.type('0001')
    await expect(board.getByRole('row', { name: 'Kejadian 0001' })).toContainText('Ditutup')
  })

  await test.step('the journal verifies', async () => {
    const { code, out } = await host.siaga('journal', 'verify', '--json')
    expect(out).toContain('"broken":0')
    expect(code).toBe(0)
  })
})
