import { beginReport, expect, ownHost, test, toastOf } from './support/test'
import { sentReport } from './support/situations'

ownHost()

type Timeline = { timeline: { kind: string }[] }

test('Killed while somebody types: nothing typed is lost, and what was sent arrives once', async ({
  seat,
  someone,
  host,
}) => {
  const page = await seat('petugas1', { path: 'panggilan' })
  const words = page.getByRole('textbox', { name: 'Yang terjadi' })
  await test.step('a call is being written down', async () => {
    await beginReport(page)
    await page.keyboard.type('medis')
    await page.keyboard.press('Enter')
    await page.keyboard.type('patebon')
    await page.keyboard.press('Enter')
    await words.fill('Bapak tua')
    await expect(page.getByText(/^tersimpan \d\d:/)).toBeVisible()
  })

  await test.step('the server dies: the page says so and keeps every word', async () => {
    await host.kill()
    await words.pressSequentially(' pingsan di teras')
    await expect(page.getByText('belum di server, aman di peramban ini')).toBeVisible()
    await expect(page.getByText(/^Tertinggal \d+ dtk/)).toBeVisible()
  })

  await test.step('the send key queues, and says that nothing has left', async () => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert').getByText('BELUM TERKIRIM')).toBeVisible()
    await expect(page.getByRole('status').getByText(/^Putus sejak \d\d:\d\d/)).toBeVisible({ timeout: 60_000 })
  })

  await test.step('the server is back: it leaves by itself, once', async () => {
    await host.run()
    await expect(page.getByRole('heading', { name: /^Laporan \d{4}$/ })).toBeVisible()
    await expect(page.getByText('BELUM TERKIRIM')).toBeHidden()
    await expect(page.getByText(/^Langsung/)).toBeVisible()
    await expect(words).toHaveValue('Bapak tua pingsan di teras')
    const { items } = await (
      await someone('petugas2')
    ).get<{ items: { headline: string; tickets: unknown[] }[] }>('/incidents')
    expect(items.map(({ headline, tickets }) => [headline, tickets.length])).toEqual([
      ['Bapak tua pingsan di teras', 1],
    ])
  })
})

test('Killed, and the browser closed too: the draft is there with its last word', async ({ seat, someone, host }) => {
  const page = await seat('petugas3', { path: 'panggilan' })
  await beginReport(page)
  await page.keyboard.type('banjir')
  await page.keyboard.press('Enter')
  const words = page.getByRole('textbox', { name: 'Yang terjadi' })
  await words.fill('Air naik')
  // «Tersimpan» may still speak of the category: the server itself says which words it has.
  const petugas3 = await someone('petugas3')
  type Drafts = { items: { form: { words: string } }[] }
  await expect
    .poll(async () => (await petugas3.get<Drafts>('/drafts')).items.map(({ form }) => form.words))
    .toEqual(['Air naik'])
  await host.kill()
  await words.pressSequentially(' sampai lutut')
  await expect(page.getByText('belum di server, aman di peramban ini')).toBeVisible()
  const again = await page.context().newPage()
  await page.close()
  await host.run()
  await again.goto('/r/kendal/panggilan')
  await expect(again.getByRole('row', { name: /Air naik/ })).toBeVisible()
  await again.keyboard.press('l')
  // The server has not heard for how long the closed page is gone: a person says that it is theirs now.
  await expect(again.getByRole('button', { name: 'Ambil alih' })).toBeVisible()
  await again.keyboard.press('t')
  await expect(again.getByText('Ada ketikan di sini yang belum ada di server: Air naik sampai lutut')).toBeVisible()
  await again.getByRole('button', { name: 'Pakai ketikan saya' }).focus()
  await again.keyboard.press('Enter')
  await expect(again.getByRole('textbox', { name: 'Yang terjadi' })).toHaveValue('Air naik sampai lutut')
  await expect(again.getByText(/^tersimpan \d\d:/)).toBeVisible()
})

for (const { when, reached } of [
  { when: 'before the answer is recorded', reached: false },
  { when: 'after it was recorded and before the desk knew', reached: true },
])
  test(`Killed while an agency accepts, ${when}: accepted once`, async ({ seat, someone, host }) => {
    const taker = await someone('petugas2')
    const { shortNumber, incidentId } = await sentReport(taker, { category: 'electricity', words: 'Kabel putus' })
    const desk = await seat('pln.piket-1', { path: 'tiket' })
    const focus = desk.getByRole('region', { name: `Tiket ${shortNumber}` })
    await expect(focus).toBeVisible()
    const keys: (string | undefined)[] = []
    await desk.route('**/accept', async (route) => {
      keys.push(route.request().headers()['idempotency-key'])
      if (keys.length > 1) return route.continue()
      if (reached) await route.fetch()
      await host.kill()
      await host.run()
      await route.abort('connectionreset')
    })
    await desk.keyboard.press('t')
    await expect(toastOf(desk, `${shortNumber} diterima`)).toBeVisible()
    await expect(focus.getByRole('button', { name: 'Jalan' })).toBeVisible()
    expect(keys[0]).toBeTruthy()
    expect([...new Set(keys)]).toEqual([keys[0]])
    expect(keys.length).toBeGreaterThan(1)
    const { timeline } = await (await someone('petugas2')).get<Timeline>(`/incidents/${incidentId}`)
    expect(timeline.filter(({ kind }) => kind === 'ticket.accepted')).toHaveLength(1)
    await desk.unrouteAll()
  })

test('After all that the journal still verifies', async ({ host }) => {
  expect(await host.siaga('journal', 'verify', '--json')).toMatchObject({
    code: 0,
    out: expect.stringContaining('"broken":0'),
  })
})
