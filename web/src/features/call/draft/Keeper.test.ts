import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../../../api/errors'
import type { DraftView, Form } from '../../../api/types'
import { emptyForm } from '../form'
import { Keeper } from './Keeper'
import type { DraftServer, SendBody } from './server'
import { emptyVault, keyFrom, Vault } from './vault'

const away = () => new ApiError(0, 'connection.lost', {})
const refused = (code: string) => new ApiError(409, code, {})
const key = keyFrom(btoa(String.fromCharCode(...new Uint8Array(32))))
const vault = async () => new Vault(await key, 'kendal/ani')

/** A server of one draft: it can be away, and another tab may write on it. */
class Desk {
  away = false
  draft: DraftView | null = null
  sends: { key: string; body: SendBody }[] = []
  loseNextAnswer = false

  private async reach() {
    if (this.away) throw away()
  }
  write(words: string, tab: string, seenAt = Date.now()) {
    const before = this.draft!
    const form = { ...before.form, words }
    this.draft = {
      ...before,
      form,
      version: before.version + 1,
      editor: { tab, seenAt: new Date(seenAt).toISOString() },
    }
  }
  readonly server = {
    begin: async (line: string, tab: string) => {
      await this.reach()
      const now = new Date().toISOString()
      this.draft ??= {
        id: 'd',
        begunAt: now,
        savedAt: now,
        version: 0,
        form: emptyForm(line),
        editor: { tab, seenAt: now },
        sent: null,
      }
      return this.draft
    },
    read: async () => {
      await this.reach()
      if (!this.draft) throw new ApiError(404, 'http.404', {})
      return this.draft
    },
    save: async (tab: string, version: number, form: Form) => {
      await this.reach()
      const { draft } = this
      if (!draft) throw new ApiError(404, 'http.404', {})
      const other = draft.editor && draft.editor.tab !== tab
      if (other && Date.now() - Date.parse(draft.editor!.seenAt) < 20_000) throw refused('draft.edited-elsewhere')
      if (other && version !== draft.version) throw new ApiError(412, 'draft.newer-version', {})
      this.draft = { ...draft, form, version: draft.version + 1, editor: { tab, seenAt: new Date().toISOString() } }
      return { version: this.draft.version, savedAt: new Date().toISOString() }
    },
    takeOver: async (tab: string) => {
      await this.reach()
      this.draft = { ...this.draft!, editor: { tab, seenAt: new Date().toISOString() } }
      return this.draft
    },
    send: async (key: string, body: SendBody) => {
      await this.reach()
      this.sends.push({ key, body })
      if (this.loseNextAnswer) {
        this.loseNextAnswer = false
        throw away()
      }
      return { reportId: 'd', incidentId: 'i', number: '112-KDL-261125-0001', shortNumber: '0001', tickets: [] }
    },
    discard: async () => this.reach(),
    end: async () => ({ reportId: 'd', incidentId: null, number: null, shortNumber: null, tellNumber: null }),
  } satisfies DraftServer
}

const words = (text: string) => (form: Form) => ({ ...form, words: text })
const body = (form: Form): SendBody => ({ form, leaveOut: [], paper: null, join: null })
let desk: Desk
const tab = (name = 'one') => new Keeper('d', desk.server, vault, name)
const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const realTimeout = globalThis.setTimeout // before the test's own time stands in for it
const realTurn = () => new Promise<void>((go) => realTimeout(go, 0))
// Time is the test's own, but ciphers and IndexedDB work in real threads: on a busy machine they need more real turns.
async function until(said: () => boolean) {
  const limit = performance.now() + 4_000
  for (let turn = 0; !said() && performance.now() < limit; turn++) {
    if (turn < 200) await passes(50)
    await realTurn()
  }
  expect(said()).toBe(true)
}
async function untilCopied(agencies: string[] | undefined) {
  let inVault: string[] | undefined
  const look = async () => (inVault = (await (await vault()).get<{ leaveOut: string[] }>('d'))?.leaveOut)
  for (let turn = 0; turn < 200 && String(await look()) !== String(agencies); turn++) await realTurn()
  expect(inVault).toEqual(agencies)
}
async function untilSealed(pressed: string) {
  let inVault: string | undefined
  const look = async () => (inVault = (await (await vault()).get<{ intent: { key: string } | null }>('d'))?.intent?.key)
  for (let turn = 0; turn < 200 && (await look()) !== pressed; turn++) {
    await passes(50)
    await realTurn()
  }
  expect(inVault).toBe(pressed)
}

beforeEach(async () => {
  await emptyVault()
  desk = new Desk()
  // IndexedDB of the test runs on setImmediate, which stays real.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
})
afterEach(() => vi.useRealTimers())

async function begun(): Promise<Keeper> {
  const keeper = tab()
  await keeper.begin('112')
  return keeper
}
async function typedWhileAway(): Promise<Keeper> {
  const keeper = await begun()
  desk.away = true
  keeper.type(words('api besar'))
  await until(() => keeper.now.failing && keeper.now.sealedAt !== null)
  return keeper
}

test('A keystroke is on the server a moment later', async () => {
  const keeper = await begun()
  keeper.type(words('api'))
  await until(() => !keeper.now.dirty)
  expect(desk.draft!.form.words).toBe('api')
})

test('A field that is left saves at once', async () => {
  const keeper = await begun()
  keeper.type(words('api'))
  await keeper.flush()
  expect(desk.draft!.form.words).toBe('api')
})

test('While the server is away the words are sealed in the browser', async () => {
  await typedWhileAway()
  expect(await (await vault()).get('d')).toMatchObject({ form: { words: 'api besar' } })
})

test('When it is back they are sent, and the browser keeps none', async () => {
  const keeper = await typedWhileAway()
  desk.away = false
  await until(() => !keeper.now.dirty && keeper.now.sealedAt === null)
  expect(desk.draft!.form.words).toBe('api besar')
  expect(await (await vault()).get('d')).toBeNull()
})

test('A browser closed meanwhile goes on with the words it kept', async () => {
  await typedWhileAway()
  desk.away = false
  const again = tab()
  await again.open()
  expect(again.now.form.words).toBe('api besar')
  expect(desk.draft!.form.words).toBe('api besar')
})

test('A report begun while the server is away is begun there later', async () => {
  desk.away = true
  const keeper = tab()
  await keeper.begin('112')
  keeper.type(words('pohon tumbang'))
  desk.away = false
  await until(() => desk.draft?.form.words === 'pohon tumbang')
  expect(keeper.now.begun).toBe(true)
})

test('A tab reads while another one writes', async () => {
  const keeper = await begun()
  const other = tab('two')
  await other.open()
  expect(other.now.held).toBe('elsewhere')
  keeper.type(words('dari tab satu'))
  await keeper.flush()
  await other.follow()
  expect(other.now.form.words).toBe('dari tab satu')
})

test('A tab that reads cannot type', async () => {
  await begun()
  const other = tab('two')
  await other.open()
  other.type(words('diam-diam'))
  expect(other.now.form.words).toBe('')
})

test('After a take-over the first tab reads and keeps what it had not saved', async () => {
  const keeper = await begun()
  const other = tab('two')
  await other.open()
  await other.takeOver()
  keeper.type(words('belum tersimpan'))
  await keeper.flush()
  expect(keeper.now).toMatchObject({ held: 'elsewhere', mine: { words: 'belum tersimpan' } })
  expect(desk.draft!.form.words).toBe('')
})

test('Where another place saved later, both words are there to choose from', async () => {
  await typedWhileAway()
  desk.away = false
  desk.write('dari komputer lain', 'two', Date.now() - 30_000)
  const again = tab('three')
  await again.open()
  expect(again.now).toMatchObject({ form: { words: 'dari komputer lain' }, mine: { words: 'api besar' } })
  again.chooseMine(true)
  await until(() => desk.draft!.form.words === 'api besar')
})

test('What is sent while the server is away has not left until it is acknowledged', async () => {
  const keeper = await typedWhileAway()
  const sent = keeper.send(body(keeper.now.form))
  await passes(5000)
  expect(keeper.now.intent).not.toBeNull()
  expect(keeper.now.sent).toBeNull()
  desk.away = false
  await until(() => keeper.now.sent !== null)
  expect((await sent).shortNumber).toBe('0001')
})

test('An answer that was lost is asked for again with the same key', async () => {
  const keeper = await begun()
  desk.loseNextAnswer = true
  void keeper.send(body(keeper.now.form))
  await until(() => keeper.now.sent !== null)
  expect(desk.sends).toHaveLength(2)
  expect(desk.sends[1]).toEqual(desk.sends[0])
})

test('A key pressed before the browser closed is carried out with its own key after it', async () => {
  const keeper = await typedWhileAway()
  void keeper.send(body(keeper.now.form))
  const pressed = keeper.now.intent!.key
  await untilSealed(pressed)
  desk.away = false
  const again = tab()
  await again.open()
  await until(() => again.now.sent !== null)
  expect(desk.sends[0]!.key).toBe(pressed)
})

test('An agency that was left out is left out after a reload', async () => {
  const keeper = await begun()
  keeper.leaveOut(['pln'])
  await until(() => keeper.now.sealedAt === null)
  await untilCopied(['pln'])
  const again = tab()
  await again.open()
  expect(again.now.leaveOut).toEqual(['pln'])
})

test('A copy of left-out agencies never stands for words typed later', async () => {
  const keeper = await begun()
  keeper.leaveOut(['pln'])
  await untilCopied(['pln'])
  desk.write('yang terakhir', 'one')
  const again = tab()
  await again.open()
  expect(again.now).toMatchObject({ form: { words: 'yang terakhir' }, leaveOut: ['pln'], mine: null })
})

test('Put back, nothing of it stays in the browser', async () => {
  const keeper = await begun()
  keeper.leaveOut(['pln'])
  await untilCopied(['pln'])
  keeper.leaveOut([])
  await untilCopied(undefined)
})

test('A draft that was put away leaves nothing in this browser', async () => {
  const keeper = await begun()
  await keeper.discard()
  expect(keeper.now.held).toBe('ended')
  expect(await (await vault()).get('d')).toBeNull()
})

test('A draft that the server does not put away stays open', async () => {
  const keeper = await begun()
  desk.away = true
  await expect(keeper.discard()).rejects.toThrow('connection.lost')
  expect(keeper.now.held).toBe('editing')
})
