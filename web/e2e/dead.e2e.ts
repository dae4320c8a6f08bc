import { expect, ownHost, test } from './support/test'
import { sentReport } from './support/situations'

ownHost()

test('The server is dead: the last board is there to read, after a reload too, and goes when it is back', async ({
  seat,
  someone,
  host,
}) => {
  const taker = await someone('petugas2')
  const fire = await sentReport(taker, { category: 'fire', words: 'Rumah Bu Sri terbakar' })
  const page = await seat('pengawas', { path: 'papan', mayMiss: '/api/session' })
  await expect(page.getByRole('row', { name: new RegExp(fire.shortNumber) })).toBeVisible()
  const kept = () =>
    page.evaluate(async () =>
      (await caches.open('siaga-files-1').then((cache) => cache.keys())).map(({ url }) => new URL(url).pathname),
    )
  await expect.poll(kept, { timeout: 20_000 }).toContain('/')
  await expect.poll(async () => (await kept()).filter((path) => path.startsWith('/assets/')).length).toBeGreaterThan(5)

  const last = page.getByRole('region', { name: 'Papan terakhir' })
  await test.step('dead', async () => {
    await host.kill()
    await expect(last.getByRole('heading', { name: /^Papan .* yang lalu/ })).toBeVisible({ timeout: 60_000 })
    await expect(last.getByRole('row', { name: new RegExp(fire.shortNumber) })).toBeVisible()
    await expect(last.getByText('Bu Sri')).toHaveCount(0)
    await expect(last.getByRole('button')).toHaveCount(0)
  })

  await test.step('after a reload', async () => {
    await page.reload()
    await expect(last.getByRole('heading', { name: /^Papan .* yang lalu/ })).toBeVisible({ timeout: 60_000 })
    await expect(last.getByRole('row', { name: new RegExp(fire.shortNumber) })).toBeVisible()
  })

  await test.step('back by itself', async () => {
    await host.run()
    await expect(last).toBeHidden({ timeout: 60_000 })
    await expect(page.getByText('Rumah Bu Sri terbakar').first()).toBeVisible()
  })

  await test.step('gone at sign-out', async () => {
    await page.getByRole('button', { name: /^Akun dan pengaturan/ }).click()
    await page.getByText('Keluar', { exact: true }).click()
    await expect(page).toHaveURL(/\/masuk/)
    expect(await page.evaluate(() => localStorage.getItem('siaga.last-board'))).toBeNull()
  })
})
