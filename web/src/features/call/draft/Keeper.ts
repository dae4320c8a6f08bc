import { serverNow } from '../../../api/clock'
import { ApiError } from '../../../api/errors'
import type { DraftView, EndedReport, Form, SentReport } from '../../../api/types'
import { emptyForm, sameForms } from '../form'
import { Copy, type Sealed, type Vaults } from './Copy'
import { Draft, type Kept, nothing, of, passes } from './kept'
import { Outbox } from './Outbox'
import type { DraftServer, EndBody, SendBody } from './server'

const editorIsGone = 20_000

/** Keeps one draft: what is typed is on the server or, while that is away, sealed in this browser. */
export class Keeper {
  private readonly draft = new Draft()
  private readonly copy: Copy
  private readonly outbox: Outbox

  constructor(
    readonly id: string,
    private readonly server: DraftServer,
    vaults: Vaults,
    private readonly tab: string,
  ) {
    this.copy = new Copy(id, this.draft, vaults)
    this.outbox = new Outbox(this.draft, server, this.copy, tab)
  }

  get state() {
    return this.draft.state
  }
  get now(): Kept {
    return this.draft.now
  }

  /** A new report: it can be written in before the server has answered. */
  begin(line: string): Promise<void> {
    const begunAt = new Date(serverNow()).toISOString()
    this.draft.become({ ...nothing, held: 'editing', form: emptyForm(line), begunAt, dirty: true })
    return this.outbox.run()
  }

  /** A draft of before: from the server, with what this browser kept on top of it. */
  async open(): Promise<void> {
    const copy = await this.copy.read()
    const sealed = copy?.dirty === false ? null : copy
    try {
      this.found(await this.server.read(), sealed ?? null)
      if (copy && !sealed) this.draft.become({ leaveOut: copy.leaveOut })
    } catch (cause) {
      if (cause instanceof ApiError && cause.status === 404 && !sealed) return this.draft.become({ held: 'gone' })
      if (!sealed) {
        if (!passes(cause)) throw cause
        this.draft.become({ failing: true })
        return this.outbox.later(() => this.open())
      }
      this.draft.become({ ...sealed, held: 'editing', dirty: true, failing: passes(cause), sealedAt: Date.now() })
      if (cause instanceof ApiError && cause.status === 404) this.draft.become({ begun: false })
    }
    return this.outbox.run()
  }

  private found(view: DraftView, sealed: Sealed | null) {
    const { editor } = view
    const held = editor && editor.tab !== this.tab && serverNow() - Date.parse(editor.seenAt) < editorIsGone
    this.draft.become({ ...of(view), held: held ? 'elsewhere' : 'editing', begun: true, failing: false })
    if (!sealed) return
    // Nobody else wrote since: what this browser kept is the later word.
    const later = !held && (sealed.version === view.version || editor?.tab === this.tab)
    if (later) this.draft.become({ form: sealed.form, leaveOut: sealed.leaveOut, intent: sealed.intent, dirty: true })
    else if (!sameForms(sealed.form, view.form)) this.draft.become({ mine: sealed.form })
  }

  /** Another place edits: what it saves is shown here. */
  async follow(): Promise<void> {
    if (this.now.held !== 'elsewhere') return
    const view = await this.server.read()
    if (this.now.held === 'elsewhere') this.draft.become({ ...of(view), failing: false })
  }

  type(change: (form: Form) => Form) {
    if (this.now.held !== 'editing') return
    this.draft.become({ form: change(this.now.form), dirty: true })
    this.outbox.soon()
  }
  /** The server learns of it when the ticket is sent; until then a reload finds it in this browser. */
  leaveOut(agencies: string[]) {
    this.draft.become({ leaveOut: agencies })
    void (this.now.dirty || this.now.intent ? this.copy.seal() : this.copy.keepLeftOut())
  }

  /** Without waiting: the field was left, the connection is back, the page is about to close. */
  flush = (): Promise<void> => this.outbox.run()

  /** The tab closes: the last words leave whatever is on its way. */
  leave() {
    this.outbox.rest()
    const { held, dirty, begun, version, form } = this.now
    if (held !== 'editing' || !dirty || !begun) return
    void this.server.save(this.tab, version, form).catch(() => undefined)
    void this.copy.seal()
  }

  /** Signed out: what is in memory is let go as well. */
  close() {
    this.outbox.rest()
    this.draft.become({ ...nothing, held: 'gone' })
  }

  /** Says that the editor is still there, so that no other tab takes its place. */
  stay() {
    if (this.now.held !== 'editing' || this.now.failing) return
    this.draft.become({ dirty: true })
    void this.outbox.run()
  }

  async takeOver(): Promise<void> {
    const { form, mine, dirty } = this.now
    const view = await this.server.takeOver(this.tab)
    const own = mine ?? (dirty ? form : null)
    const differs = own !== null && !sameForms(own, view.form)
    this.draft.become({ ...of(view), held: 'editing', mine: differs ? own : null, failing: false })
  }
  chooseMine(yes: boolean) {
    const { mine } = this.now
    this.draft.become({ mine: null })
    if (yes && mine) this.type(() => mine)
    else void this.copy.remove()
  }

  /** Taken out of the incident it had joined: it may be sent for itself. */
  left() {
    this.draft.become({ sent: null })
  }

  send = (body: SendBody) => this.outbox.intend({ kind: 'send', body }) as Promise<SentReport>
  end = (body: EndBody) => this.outbox.intend({ kind: 'end', body }) as Promise<EndedReport>

  /** Begun by mistake: nothing stands in it, so nothing is lost. The server looks as well. */
  async discard(): Promise<void> {
    this.outbox.rest()
    if (this.now.begun) await this.server.discard(this.tab, this.now.form)
    this.draft.become({ held: 'ended', dirty: false, mine: null })
    await this.copy.remove()
  }
}
