import { serverNow } from '../../../api/clock'
import { ApiError } from '../../../api/errors'
import type { DraftView, EndedReport, Form, SentReport } from '../../../api/types'
import { store } from '../../../ui/store'
import { emptyForm, sameForms } from '../form'
import type { DraftServer, EndBody, SendBody } from './server'
import type { Vault } from './vault'

/** One press of a key that must reach the server once, however often it is tried. */
export type Intent = ({ kind: 'send'; body: SendBody } | { kind: 'end'; body: EndBody }) & { key: string; at: number }
export type Held = 'loading' | 'editing' | 'elsewhere' | 'ended' | 'gone'
export type Kept = {
  held: Held
  form: Form
  /** The server's clock, or this browser's while the server does not know the draft. */
  begunAt: string
  begun: boolean
  version: number
  savedAt: string | null
  /** Typed and not on the server yet. */
  dirty: boolean
  /** The last attempt failed; the next one comes by itself. */
  failing: boolean
  /** When the words were sealed in this browser. */
  sealedAt: number | null
  sent: DraftView['sent']
  /** Pressed and not acknowledged: nothing has left until it is. */
  intent: Intent | null
  leaveOut: string[]
  /** Typed here while another place saved later: kept until the person chose. */
  mine: Form | null
}
type Sealed = Pick<Kept, 'form' | 'version' | 'begun' | 'begunAt' | 'intent' | 'leaveOut'>
type Vaults = () => Promise<Vault | null>
type Waiting = { resolve: (answer: SentReport | EndedReport) => void; reject: (cause: unknown) => void }

export const debounce = 300
const editorIsGone = 20_000

/** Keeps one draft: what is typed is on the server or, while that is away, sealed in this browser. */
export class Keeper {
  readonly state = store<Kept>(nothing)
  private timer: ReturnType<typeof setTimeout> | undefined
  private busy = false
  private failures = 0
  private waiting: Waiting | null = null

  constructor(
    readonly id: string,
    private readonly server: DraftServer,
    private readonly vaults: Vaults,
    private readonly tab: string,
  ) {}

  get now(): Kept {
    return this.state.now()
  }
  private become(next: Partial<Kept>) {
    this.state.set({ ...this.now, ...next })
  }

  /** A new report: it can be written in before the server has answered. */
  begin(line: string): Promise<void> {
    const begunAt = new Date(serverNow()).toISOString()
    this.become({ ...nothing, held: 'editing', form: emptyForm(line), begunAt, dirty: true })
    return this.run()
  }

  /** A draft of before: from the server, with what this browser kept on top of it. */
  async open(): Promise<void> {
    const sealed = await this.vault((vault) => vault.get<Sealed>(this.id))
    try {
      this.found(await this.server.read(), sealed ?? null)
    } catch (cause) {
      if (cause instanceof ApiError && cause.status === 404 && !sealed) return this.become({ held: 'gone' })
      if (!sealed) {
        if (!passes(cause)) throw cause
        this.become({ failing: true })
        return this.later(() => this.open())
      }
      this.become({ ...sealed, held: 'editing', dirty: true, failing: passes(cause), sealedAt: Date.now() })
      if (cause instanceof ApiError && cause.status === 404) this.become({ begun: false })
    }
    return this.run()
  }

  private found(view: DraftView, sealed: Sealed | null) {
    const { editor } = view
    const held = editor && editor.tab !== this.tab && serverNow() - Date.parse(editor.seenAt) < editorIsGone
    this.become({ ...of(view), held: held ? 'elsewhere' : 'editing', begun: true, failing: false })
    if (!sealed) return
    // Nobody else wrote since: what this browser kept is the later word.
    const later = !held && (sealed.version === view.version || editor?.tab === this.tab)
    if (later) this.become({ form: sealed.form, leaveOut: sealed.leaveOut, intent: sealed.intent, dirty: true })
    else if (!sameForms(sealed.form, view.form)) this.become({ mine: sealed.form })
  }

  /** Another place edits: what it saves is shown here. */
  async follow(): Promise<void> {
    if (this.now.held !== 'elsewhere') return
    const view = await this.server.read()
    if (this.now.held === 'elsewhere') this.become({ ...of(view), failing: false })
  }

  type(change: (form: Form) => Form) {
    if (this.now.held !== 'editing') return
    this.become({ form: change(this.now.form), dirty: true })
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.run(), debounce)
  }
  leaveOut(agencies: string[]) {
    this.become({ leaveOut: agencies })
  }

  /** Without waiting: the field was left, the connection is back, the page is about to close. */
  flush = (): Promise<void> => this.run()

  /** The tab closes: the last words leave whatever is on its way. */
  leave() {
    clearTimeout(this.timer)
    const { held, dirty, begun, version, form } = this.now
    if (held !== 'editing' || !dirty || !begun) return
    void this.server.save(this.tab, version, form).catch(() => undefined)
    void this.seal()
  }

  /** Signed out: what is in memory is let go as well. */
  close() {
    clearTimeout(this.timer)
    this.become({ ...nothing, held: 'gone' })
  }

  /** Says that the editor is still there, so that no other tab takes its place. */
  stay() {
    if (this.now.held !== 'editing' || this.now.failing) return
    this.become({ dirty: true })
    void this.run()
  }

  async takeOver(): Promise<void> {
    const { form, mine, dirty } = this.now
    const view = await this.server.takeOver(this.tab)
    const own = mine ?? (dirty ? form : null)
    const differs = own !== null && !sameForms(own, view.form)
    this.become({ ...of(view), held: 'editing', mine: differs ? own : null, failing: false })
  }
  chooseMine(yes: boolean) {
    const { mine } = this.now
    this.become({ mine: null })
    if (yes && mine) this.type(() => mine)
    else void this.vault((vault) => vault.remove(this.id))
  }

  /** Taken out of the incident it had joined: it may be sent for itself. */
  left() {
    this.become({ sent: null })
  }

  send = (body: SendBody) => this.intend({ kind: 'send', body }) as Promise<SentReport>
  end = (body: EndBody) => this.intend({ kind: 'end', body }) as Promise<EndedReport>

  /** Begun by mistake: nothing stands in it, so nothing is lost. The server looks as well. */
  async discard(): Promise<void> {
    clearTimeout(this.timer)
    if (this.now.begun) await this.server.discard(this.tab, this.now.form)
    this.become({ held: 'ended', dirty: false, mine: null })
    await this.vault((vault) => vault.remove(this.id))
  }

  private intend(wish: Pick<Intent, 'kind' | 'body'>): Promise<SentReport | EndedReport> {
    if (this.now.intent) return Promise.reject(new ApiError(0, 'report.still-sending', {}))
    this.become({ intent: { ...wish, key: crypto.randomUUID(), at: serverNow() } as Intent })
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      void this.run()
    })
  }

  /** One thing after the other: begin, then what was sent by key, then what was typed. */
  private async run(): Promise<void> {
    clearTimeout(this.timer)
    if (this.busy) return
    this.busy = true
    try {
      if (this.now.dirty || this.now.intent) await this.seal()
      while (this.now.held === 'editing' && (this.now.dirty || this.now.intent)) await this.step()
      this.failures = 0
      if (this.now.held === 'editing' && !this.now.mine && this.now.sealedAt !== null) {
        await this.vault((vault) => vault.remove(this.id))
        this.become({ sealedAt: null })
      }
      if (this.now.held === 'ended') await this.vault((vault) => vault.remove(this.id))
    } catch (cause) {
      if (!passes(cause)) throw cause
      this.become({ failing: true })
      this.later(() => this.run())
    } finally {
      this.busy = false
    }
  }

  private async step(): Promise<void> {
    const { begun, intent } = this.now
    if (!begun) await this.beginThere()
    else if (intent) await this.carryOut(intent)
    else await this.save()
    this.become({ failing: false })
  }

  private async beginThere() {
    const view = await this.server.begin(this.now.form.line, this.tab)
    this.become({ begun: true, begunAt: view.begunAt, version: view.version, sent: view.sent })
  }

  private async carryOut(intent: Intent) {
    const { waiting } = this
    try {
      const answer = intent.kind === 'send' ? await this.server.send(intent.key, intent.body) : await this.server.end(intent.key, intent.body)
      const { incidentId, number, shortNumber } = answer
      const sent = incidentId && number && shortNumber ? { incidentId, number, shortNumber } : this.now.sent
      this.become({ intent: null, sent, ...(intent.kind === 'end' ? { held: 'ended', dirty: false } : {}) })
      waiting?.resolve(answer)
    } catch (cause) {
      if (passes(cause)) throw cause
      this.become({ intent: null })
      waiting?.reject(cause)
    }
    this.waiting = null
  }

  private async save() {
    const { form, version } = this.now
    try {
      const saved = await this.server.save(this.tab, version, form)
      this.become({ version: saved.version, savedAt: saved.savedAt, dirty: this.now.form !== form })
    } catch (cause) {
      if (!(cause instanceof ApiError) || passes(cause)) throw cause
      await this.refused(cause, form)
    }
  }

  private async refused({ code, status }: ApiError, form: Form) {
    if (code === 'draft.edited-elsewhere') return this.become({ held: 'elsewhere', mine: form, dirty: false })
    if (code === 'draft.ended') return this.become({ held: 'ended', dirty: false })
    if (status === 404) return this.become({ begun: false })
    if (status !== 412) throw new ApiError(0, code, {})
    const view = await this.server.read()
    this.become({ ...of(view), mine: sameForms(form, view.form) ? null : form, dirty: true })
  }

  private async seal() {
    const { form, version, begun, begunAt, intent, leaveOut } = this.now
    await this.vault((vault) => vault.put(this.id, { form, version, begun, begunAt, intent, leaveOut } satisfies Sealed))
    this.become({ sealedAt: Date.now() })
  }

  /** A browser that keeps nothing (private window, full disk) must not stop the server from keeping it. */
  private async vault<A>(use: (vault: Vault) => Promise<A>): Promise<A | undefined> {
    try {
      const vault = await this.vaults()
      return vault ? await use(vault) : undefined
    } catch (cause) {
      if (cause instanceof DOMException) return undefined
      throw cause
    }
  }

  private later(again: () => Promise<void>) {
    const pause = Math.min(8000, 500 * 2 ** this.failures++) * (0.75 + Math.random() / 2)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void again(), pause)
  }
}

const nothing: Kept = {
  held: 'loading', form: emptyForm(''), begunAt: '', begun: false, version: 0, savedAt: null, dirty: false, failing: false,
  sealedAt: null, sent: null, intent: null, leaveOut: [], mine: null,
}
const of = ({ form, begunAt, savedAt, version, sent }: DraftView): Partial<Kept> => ({
  form, begunAt, savedAt, version, sent, dirty: false,
})
/** Trouble that passes: no answer, the server's own fault, too many at once, or a session that ended. */
const passes = (cause: unknown) =>
  cause instanceof ApiError && (cause.status === 0 || cause.status >= 500 || cause.status === 401 || cause.status === 429)
