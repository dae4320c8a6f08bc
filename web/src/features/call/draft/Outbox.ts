import { serverNow } from '../../../api/clock'
import { ApiError } from '../../../api/errors'
import type { EndedReport, Form, SentReport } from '../../../api/types'
import { sameForms } from '../form'
import type { Copy } from './Copy'
import { type Draft, type Intent, of, passes } from './kept'
import type { DraftServer } from './server'

type Waiting = { resolve: (answer: SentReport | EndedReport) => void; reject: (cause: unknown) => void }

const debounce = 300

/** Brings to the server what was typed and pressed: again and again while that is away, each key once. */
export class Outbox {
  private timer: ReturnType<typeof setTimeout> | undefined
  private busy = false
  private failures = 0
  private waiting: Waiting | null = null

  constructor(
    private readonly draft: Draft,
    private readonly server: DraftServer,
    private readonly copy: Copy,
    private readonly tab: string,
  ) {}

  /** One thing after the other: begin, then what was sent by key, then what was typed. */
  async run(): Promise<void> {
    this.rest()
    if (this.busy) return
    this.busy = true
    try {
      if (this.draft.now.dirty || this.draft.now.intent) await this.copy.seal()
      while (this.draft.now.held === 'editing' && (this.draft.now.dirty || this.draft.now.intent)) await this.step()
      this.failures = 0
      const { held, mine, sealedAt } = this.draft.now
      if (held === 'editing' && !mine && sealedAt !== null) await this.copy.keepLeftOut()
      if (held === 'ended') await this.copy.remove()
    } catch (cause) {
      if (!passes(cause)) throw cause
      this.draft.become({ failing: true })
      this.later(() => this.run())
    } finally {
      this.busy = false
    }
  }

  /** When the typing pauses. */
  soon() {
    this.rest()
    this.timer = setTimeout(() => void this.run(), debounce)
  }
  later(again: () => Promise<void>) {
    const pause = Math.min(8000, 500 * 2 ** this.failures++) * (0.75 + Math.random() / 2)
    this.rest()
    this.timer = setTimeout(() => void again(), pause)
  }
  rest = () => clearTimeout(this.timer)

  intend(wish: Pick<Intent, 'kind' | 'body'>): Promise<SentReport | EndedReport> {
    if (this.draft.now.intent) return Promise.reject(new ApiError(0, 'report.still-sending', {}))
    this.draft.become({ intent: { ...wish, key: crypto.randomUUID(), at: serverNow() } as Intent })
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      void this.run()
    })
  }

  private async step(): Promise<void> {
    const { begun, intent } = this.draft.now
    if (!begun) await this.begin()
    else if (intent) await this.carryOut(intent)
    else await this.save()
    this.draft.become({ failing: false })
  }

  private async begin() {
    const { form, paper } = this.draft.now
    const { begunAt, version, sent } = await this.server.begin(form.line, this.tab, paper)
    this.draft.become({ begun: true, begunAt, version, sent })
  }

  private async carryOut(intent: Intent) {
    const { waiting } = this
    try {
      const answer =
        intent.kind === 'send'
          ? await this.server.send(intent.key, intent.body)
          : await this.server.end(intent.key, intent.body)
      const { incidentId, number, shortNumber } = answer
      const sent = incidentId && number && shortNumber ? { incidentId, number, shortNumber } : this.draft.now.sent
      this.draft.become({ intent: null, sent, ...(intent.kind === 'end' ? { held: 'ended', dirty: false } : {}) })
      waiting?.resolve(answer)
    } catch (cause) {
      if (passes(cause)) throw cause
      this.draft.become({ intent: null })
      waiting?.reject(cause)
    }
    this.waiting = null
  }

  private async save() {
    const { form, version } = this.draft.now
    try {
      const saved = await this.server.save(this.tab, version, form)
      this.draft.become({ version: saved.version, savedAt: saved.savedAt, dirty: this.draft.now.form !== form })
    } catch (cause) {
      if (!(cause instanceof ApiError) || passes(cause)) throw cause
      await this.refused(cause, form)
    }
  }

  private async refused({ code, status }: ApiError, form: Form) {
    if (code === 'draft.edited-elsewhere') return this.draft.become({ held: 'elsewhere', mine: form, dirty: false })
    if (code === 'draft.ended') return this.draft.become({ held: 'ended', dirty: false })
    if (status === 404) return this.draft.become({ begun: false })
    if (status !== 412) throw new ApiError(0, code, {})
    const view = await this.server.read()
    this.draft.become({ ...of(view), mine: sameForms(form, view.form) ? null : form, dirty: true })
  }
}
