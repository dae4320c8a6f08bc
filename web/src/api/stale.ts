import { inRegion, queries } from './queries'

/** The first news is fetched almost at once; what follows closely is merged. */
const soon = 50
const merge = 500

/** Facts only say what is old; queries fetch it. Merged, and scattered so that a room does not ask in step. */
export class Stale {
  private readonly keys = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private flushed = -Infinity

  constructor(
    private readonly region: string,
    end: AbortSignal,
  ) {
    end.addEventListener('abort', () => clearTimeout(this.timer))
  }

  add(stream: string, gone: boolean) {
    const [what, id] = stream.split('/')
    if (what === 'incident' && id) {
      if (gone) queries.removeQueries({ queryKey: inRegion(this.region, 'incident', id) })
      else this.keys.add(`incident/${id}`)
      for (const list of ['incidents', 'tickets', 'ticket', 'figures', 'notices']) this.keys.add(list)
    } else if (what === 'report' && id) {
      this.keys.add(`report/${id}`)
      for (const list of ['reports', 'drafts', 'figures']) this.keys.add(list)
    } else if (what) this.keys.add(what)
    if (this.timer) return
    const wait = Math.max(soon, this.flushed + merge - performance.now())
    this.timer = setTimeout(() => this.flush(), wait + (Math.random() * Math.max(wait, 2 * soon)) / 2)
  }

  private flush() {
    this.timer = undefined
    this.flushed = performance.now()
    for (const key of this.keys) void queries.invalidateQueries({ queryKey: inRegion(this.region, ...key.split('/')) })
    this.keys.clear()
  }
}
