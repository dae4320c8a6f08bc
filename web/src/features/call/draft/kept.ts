import { ApiError } from '../../../api/errors'
import type { DraftView, Form, PaperEntry } from '../../../api/types'
import { store } from '../../../ui/store'
import { emptyForm } from '../form'
import type { EndBody, SendBody } from './server'

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
  /** Typed in from a paper card: its number and its own times. */
  paper: PaperEntry | null
  /** Typed here while another place saved later: kept until the person chose. */
  mine: Form | null
}

export const nothing: Kept = {
  held: 'loading',
  form: emptyForm(''),
  begunAt: '',
  begun: false,
  version: 0,
  savedAt: null,
  dirty: false,
  failing: false,
  sealedAt: null,
  sent: null,
  intent: null,
  leaveOut: [],
  paper: null,
  mine: null,
}

/** One draft as this page knows it; who keeps, copies and sends it share it. */
export class Draft {
  readonly state = store<Kept>(nothing)

  get now(): Kept {
    return this.state.now()
  }
  become(next: Partial<Kept>) {
    this.state.set({ ...this.now, ...next })
  }
}

export const of = ({ form, begunAt, savedAt, version, sent, paper }: DraftView): Partial<Kept> => ({
  form,
  begunAt,
  savedAt,
  version,
  sent,
  paper: paper ?? null,
  dirty: false,
})
/** Trouble that passes: no answer, the server's own fault, too many at once, or a session that ended. */
export const passes = (cause: unknown) =>
  cause instanceof ApiError &&
  (cause.status === 0 || cause.status >= 500 || cause.status === 401 || cause.status === 429)
