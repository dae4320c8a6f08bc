import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { Host } from './host'
import { login, password, Someone } from './situations'

let host: Host | null = null

/** Gives the journeys of this file a server of their own. */
export function ownHost() {
  base.beforeAll(async () => {
    host = await Host.start()
  })
  base.afterAll(async () => {
    await host?.stop()
    host = null
  })
}

type At = {
  path?: string
  width?: number
  height?: number
  /** A part of an address that is asked for on purpose although it is not there for this person, or refuses. */
  mayMiss?: string
}
type Fixtures = {
  host: Host
  /** A person at a browser of their own, signed in, on their page. */
  seat: (name: string, at?: At) => Promise<Page>
  /** A browser nobody has signed in at. */
  visitor: () => Promise<Page>
  someone: (name: string) => Promise<Someone>
}

export const test = base.extend<Fixtures>({
  host: async ({}, use) => use(host!),
  seat: async ({ browser }, use) => {
    const seats: BrowserContext[] = []
    const troubles: string[] = []
    await use(async (name, { path = '/', mayMiss, ...size } = {}) => {
      const context = await open(browser, size)
      seats.push(context)
      await signIn(context, name)
      const page = await context.newPage()
      watch(page, name, troubles, mayMiss)
      await page.goto(path === '/' ? '/' : `/r/kendal/${path}`)
      await expect(page.getByRole('button', { name: /^Akun dan pengaturan/ })).toBeVisible()
      return page
    })
    for (const context of seats) await context.close()
    expect(troubles, 'what browsers complained about').toEqual([])
  },
  visitor: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    const troubles: string[] = []
    await use(async () => {
      const context = await open(browser, {})
      contexts.push(context)
      const page = await context.newPage()
      watch(page, 'visitor', troubles)
      await page.goto('/masuk')
      return page
    })
    for (const context of contexts) await context.close()
    expect(troubles, 'what browsers complained about').toEqual([])
  },
  someone: async ({}, use) => {
    const all: Someone[] = []
    await use(async (name) => {
      const one = await Someone.signedIn(host!, name)
      all.push(one)
      return one
    })
    for (const one of all) await one.leave()
  },
})
export { expect }

async function open(browser: Browser, { width = 1440, height = 900 }: At) {
  const context = await browser.newContext({ baseURL: host!.address, viewport: { width, height } })
  await context.addInitScript(noteTones)
  return context
}

async function signIn(context: BrowserContext, name: string) {
  const headers = { Origin: host!.address }
  const answer = await context.request.post('/api/session', { headers, data: { name: login(name), password } })
  expect(answer.status(), `${name} signs in`).toBe(204)
}

/**
 * Content security policy violations and errors of any kind; a dead server's refused connections are what was asked
 * for.
 */
function watch(page: Page, name: string, troubles: string[], mayMiss?: string) {
  const own = host!
  page.on('pageerror', (error) => troubles.push(`${name}: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    const { url } = message.location()
    const missed = mayMiss !== undefined && url.includes(mayMiss) && / 40[149] /.test(text)
    // The worker's script too is asked of a server that is gone.
    const lost =
      /Failed to load resource: net::ERR_|ERR_INCOMPLETE_CHUNKED_ENCODING|error occurred when fetching the script/.test(
        text,
      )
    if (message.type() !== 'error' || missed || (own.wasKilled && lost)) return
    troubles.push(`${name}: ${text} ${url}`)
  })
}

/** What the page asked the loudspeaker for, in hertz. */
function noteTones() {
  const tones: number[] = []
  Object.assign(window, { tones })
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (...when) {
    tones.push(this.frequency.value)
    return start.apply(this, when)
  }
}
export const tonesOf = (page: Page) => page.evaluate(() => (window as unknown as { tones: number[] }).tones)

/** Sounds are told apart by their first tone (src/ui/sound.ts). */
export const tone = { newTicket: 660, overdue: 988, emptySeat: 520 }

/** Lets the page sound, by its key. */
export async function withSound(page: Page) {
  await page.keyboard.press('Shift+S')
  await expect(page.getByText('Suara hidup')).toBeVisible()
}

/** The row of a case on the board. */
export const rowOf = (page: Page, short: string) =>
  page.getByRole('grid', { name: 'Kejadian terbuka' }).getByRole('row', { name: short })
/** The lines of a group of the board, its heading first. */
export const groupOf = (page: Page, name: string) =>
  page
    .getByRole('grid', { name: 'Kejadian terbuka' })
    .getByRole('rowgroup')
    .filter({ has: page.getByRole('rowheader', { name }) })
export const toastOf = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text)

/** A new report, ready to be written in. */
export async function beginReport(page: Page) {
  await expect(page.getByRole('button', { name: 'Laporan baru' })).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByRole('combobox', { name: 'Kategori' })).toBeFocused()
}

/** Goes to the search by its key; what is typed next is searched for. */
export async function goToSearch(page: Page) {
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
}
