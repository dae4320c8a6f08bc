import { heard, serverNow } from './clock'
import { become, connectionNow } from './connection'
import { type Message, parser } from './events'
import { inRegion, queries } from './queries'
import { pauseAfter } from './reconnect'
import { sessionLost } from './session'
import { Stale } from './stale'

type Shared = { message: Message } | { alive: true; lastId: string } | { lost: number } | { ask: true }

/** Without any sign of life: the server beats more often than this. */
const silence = 25_000
const cutAfter = 30_000
/** With a stream that broke and does not come back, the truth is known sooner; a restart of the server takes less. */
const behindWhenLost = 2_000
const cutWhenLost = 8_000
/** What was held back comes at once after a gap; what comes later is news. */
const catchingUp = 2000

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
  private readonly stale: Stale

  constructor(
    private readonly region: string,
    private readonly channel: BroadcastChannel,
    private readonly end: AbortSignal,
  ) {
    this.stale = new Stale(region, end)
  }

  /** Reads the stream again and again, with growing, scattered pauses, until told to end. */
  async lead(): Promise<void> {
    this.leading = true
    for (let failures = 0; !this.end.aborted; failures++) {
      try {
        await this.read(() => (failures = 0))
      } catch {
        this.lost ??= serverNow()
        if (!this.end.aborted) this.channel.postMessage({ lost: this.lost } satisfies Shared)
      }
      await new Promise((next) => setTimeout(next, pauseAfter(failures)))
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
      if (this.leading && connectionNow().state === 'live')
        this.channel.postMessage({ alive: true, lastId: this.lastId } satisfies Shared)
    } else if ('alive' in shared) {
      this.lastId = shared.lastId
      become({ state: 'live', heardAt: serverNow() })
    } else if ('lost' in shared) {
      this.lost ??= shared.lost
    } else {
      if (shared.message.id) this.lastId = shared.message.id
      this.receive(shared.message)
    }
  }

  private receive({ event, data }: Message) {
    if (data.serverTime) heard(data.serverTime)
    const now = serverNow()
    const connection = connectionNow()
    const back = connection.state === 'cut' || connection.state === 'behind'
    if (back) this.backAt = now
    const held = this.backAt !== null && now - this.backAt < catchingUp && event === 'fact'
    const facts = (back ? 0 : (connection.caughtUp?.facts ?? 0)) + (held ? 1 : 0)
    const caughtUp = back || held ? { at: now, facts } : connection.caughtUp
    const news = event === 'fact' && data.at && !held && !back
    // What happened long ago and is entered now, as from a paper card, says nothing about the way here.
    const late = news ? Math.max(0, now - Date.parse(data.at!)) : Infinity
    const delay = late < cutAfter ? late : connection.delay
    become({ state: 'live', heardAt: now, delay, caughtUp })
    this.lost = null

    if (event === 'fact' || event === 'gone') this.stale.add(data.stream ?? '', event === 'gone')
    if (event === 'notices') void queries.invalidateQueries({ queryKey: inRegion(this.region, 'notices') })
    if (event === 'reload') void queries.invalidateQueries({ queryKey: inRegion(this.region) })
  }

  watch() {
    const now = serverNow()
    const quiet = now - connectionNow().heardAt
    const lost = this.lost === null ? 0 : now - this.lost
    if (quiet > cutAfter || lost > cutWhenLost) this.demote('cut')
    else if (quiet > silence || (lost > 0 && quiet > behindWhenLost)) this.demote('behind')
  }

  private demote(state: 'behind' | 'cut') {
    if (connectionNow().state !== state) become({ state })
  }
}
