import { heard, serverNow } from './clock'
import { inRegion, queries } from './queries'
import { sessionLost } from './session'

/** What the screen may claim about its own freshness. */
export type Connection = {
  state: 'connecting' | 'live' | 'behind' | 'cut'
  /** Server time of the last sign of life. */
  heardAt: number
  /** From the last fact's recording to this screen, in milliseconds. */
  delay: number | null
  /** After a gap: when it ended, and how many facts it had held back. */
  caughtUp: { at: number; facts: number } | null
}

type Message = { event: string; id: string; data: LiveData }
type LiveData = { seq?: string; stream?: string; kind?: string; at?: string; serverTime?: string }
type Shared = { message: Message } | { alive: true; lastId: string } | { ask: true }

const silence = 25_000
const cutAfter = 30_000
/** The first news is fetched almost at once; what follows closely is merged. */
const soon = 50
const merge = 500
/** What was held back comes at once after a gap; what comes later is news. */
const catchingUp = 2000

let connection: Connection = { state: 'connecting', heardAt: serverNow(), delay: null, caughtUp: null }
const listeners = new Set<() => void>()
export const connectionNow = () => connection
export const onConnection = (tell: () => void) => {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
function become(next: Partial<Connection>) {
  connection = { ...connection, ...next }
  listeners.forEach((tell) => tell())
}

/** Follows a region until the returned function is called: one stream a browser, shared between its tabs. */
export function follow(region: string): () => void {
  const end = new AbortController()
  const channel = new BroadcastChannel(`siaga.live.${region}`)
  const feed = new Feed(region, channel, end.signal)
  channel.onmessage = ({ data }: MessageEvent<Shared>) => feed.shared(data)
  channel.postMessage({ ask: true } satisfies Shared)
  const watch = setInterval(() => feed.watch(), 1000)

  // The lock's holder reads the stream for all tabs; when its tab closes, the next one goes on from the last id.
  if (navigator.locks)
    navigator.locks
      .request(`siaga.live.${region}`, { signal: end.signal }, () => feed.lead())
      .catch((cause: unknown) => {
        if (!end.signal.aborted) throw cause
      })
  else void feed.lead()

  return () => {
    end.abort()
    clearInterval(watch)
    channel.close()
  }
}

class Feed {
  private lastId = ''
  private lost: number | null = null
  private backAt: number | null = null
  private leading = false
  private readonly stale = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private flushed = -Infinity

  constructor(
    private readonly region: string,
    private readonly channel: BroadcastChannel,
    private readonly end: AbortSignal,
  ) {
    end.addEventListener('abort', () => clearTimeout(this.timer))
  }

  /** Reads the stream again and again, with growing, scattered pauses, until told to end. */
  async lead(): Promise<void> {
    this.leading = true
    for (let failures = 0; !this.end.aborted; failures++) {
      try {
        await this.read(() => (failures = 0))
      } catch {
        this.lost ??= serverNow()
      }
      const pause = Math.min(8000, 300 * 2 ** Math.min(failures, 5)) * (0.6 + Math.random() * 0.8)
      await new Promise((next) => setTimeout(next, pause))
    }
  }

  private async read(began: () => void): Promise<void> {
    const quiet = new AbortController()
    let alarm = setTimeout(() => quiet.abort(), silence)
    try {
      const response = await fetch(`/api/regions/${this.region}/live`, {
        headers: { Accept: 'text/event-stream', ...(this.lastId ? { 'Last-Event-ID': this.lastId } : {}) },
        signal: AbortSignal.any([this.end, quiet.signal]),
      })
      if (response.status === 401) sessionLost()
      if (!response.ok || !response.body) throw new Error(`live ${response.status}`)
      began()
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      const parse = parser((message) => this.spread(message))
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        clearTimeout(alarm)
        alarm = setTimeout(() => quiet.abort(), silence)
        parse(value)
      }
    } finally {
      clearTimeout(alarm)
    }
  }

  private spread(message: Message) {
    if (message.id) this.lastId = message.id
    this.channel.postMessage({ message } satisfies Shared)
    this.receive(message)
  }

  shared(shared: Shared) {
    if ('ask' in shared) {
      if (this.leading && connection.state === 'live')
        this.channel.postMessage({ alive: true, lastId: this.lastId } satisfies Shared)
    } else if ('alive' in shared) {
      this.lastId = shared.lastId
      become({ state: 'live', heardAt: serverNow() })
    } else {
      if (shared.message.id) this.lastId = shared.message.id
      this.receive(shared.message)
    }
  }

  private receive({ event, data }: Message) {
    if (data.serverTime) heard(data.serverTime)
    const now = serverNow()
    const back = connection.state === 'cut' || connection.state === 'behind'
    if (back) this.backAt = now
    const held = this.backAt !== null && now - this.backAt < catchingUp && event === 'fact'
    const facts = (back ? 0 : (connection.caughtUp?.facts ?? 0)) + (held ? 1 : 0)
    const caughtUp = back || held ? { at: now, facts } : connection.caughtUp
    const news = event === 'fact' && data.at && !held && !back
    const delay = news ? Math.max(0, now - Date.parse(data.at!)) : connection.delay
    become({ state: 'live', heardAt: now, delay, caughtUp })
    this.lost = null

    if (event === 'fact' || event === 'gone') this.refresh(data.stream ?? '', event === 'gone')
    if (event === 'notices') void queries.invalidateQueries({ queryKey: inRegion(this.region, 'notices') })
    if (event === 'reload') void queries.invalidateQueries({ queryKey: inRegion(this.region) })
  }

  /** Facts only say what is old; queries fetch it. Merged, and scattered so that a room does not ask in step. */
  private refresh(stream: string, gone: boolean) {
    const [what, id] = stream.split('/')
    if (what === 'incident' && id) {
      if (gone) queries.removeQueries({ queryKey: inRegion(this.region, 'incident', id) })
      else this.stale.add(`incident/${id}`)
      for (const list of ['incidents', 'tickets', 'ticket', 'figures', 'notices']) this.stale.add(list)
    } else if (what === 'report' && id) {
      this.stale.add(`report/${id}`)
      for (const list of ['reports', 'drafts', 'figures']) this.stale.add(list)
    } else if (what) this.stale.add(what)
    if (this.timer) return
    const wait = Math.max(soon, this.flushed + merge - performance.now())
    this.timer = setTimeout(() => this.flush(), wait + (Math.random() * Math.max(wait, 2 * soon)) / 2)
  }

  private flush() {
    this.timer = undefined
    this.flushed = performance.now()
    for (const key of this.stale) void queries.invalidateQueries({ queryKey: inRegion(this.region, ...key.split('/')) })
    this.stale.clear()
  }

  watch() {
    const quiet = serverNow() - connection.heardAt
    if (quiet > cutAfter) this.demote('cut')
    else if (quiet > silence || (this.lost !== null && quiet > 2000)) this.demote('behind')
  }

  private demote(state: 'behind' | 'cut') {
    if (connection.state !== state) become({ state })
  }
}

/** Server-sent events, line by line, as the standard cuts them. */
export function parser(tell: (message: Message) => void): (chunk: string) => void {
  let rest = ''
  let event = 'message'
  let id = ''
  let data: string[] = []
  return (chunk) => {
    rest += chunk
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length) tell({ event, id, data: JSON.parse(data.join('\n')) as LiveData })
        event = 'message'
        data = []
        continue
      }
      const colon = line.indexOf(':')
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'event') event = value
      else if (field === 'id') id = value
      else if (field === 'data') data.push(value)
    }
  }
}
