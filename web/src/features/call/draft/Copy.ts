import type { Draft, Kept } from './kept'
import type { Vault } from './vault'

/** The browser's copy; `dirty: false` when the server has the words and only the left-out agencies are of use. */
export type Sealed = Pick<Kept, 'form' | 'version' | 'begun' | 'begunAt' | 'intent' | 'leaveOut' | 'paper' | 'dirty'>
export type Vaults = () => Promise<Vault | null>

/** What this browser holds of one draft, sealed, for as long as the server does not have it. */
export class Copy {
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly id: string,
    private readonly draft: Draft,
    private readonly vaults: Vaults,
  ) {}

  read = (): Promise<Sealed | null | undefined> => this.inTurn((vault) => vault.get<Sealed>(this.id))
  remove = (): Promise<void> => this.inTurn((vault) => vault.remove(this.id))

  async seal(): Promise<void> {
    const { form, version, begun, begunAt, intent, leaveOut, paper } = this.draft.now
    const dirty = this.draft.now.dirty || intent !== null
    const sealed: Sealed = { form, version, begun, begunAt, intent, leaveOut, paper, dirty }
    await this.inTurn((vault) => vault.put(this.id, sealed))
    this.draft.become({ sealedAt: Date.now() })
  }

  /** The server has every word: the browser keeps only which agencies are left out, if any. */
  async keepLeftOut(): Promise<void> {
    if (this.draft.now.leaveOut.length > 0) await this.seal()
    else await this.remove()
    if (!this.draft.now.dirty) this.draft.become({ sealedAt: null })
  }

  /** One after the other: a copy that takes longer to encrypt must not land on a later one. */
  private inTurn<A>(use: (vault: Vault) => Promise<A>): Promise<A | undefined> {
    const turn = this.turn.then(() => this.reach(use))
    this.turn = turn.catch(() => undefined)
    return turn
  }

  /** A browser that keeps nothing (private window, full disk) must not stop the server from keeping it. */
  private async reach<A>(use: (vault: Vault) => Promise<A>): Promise<A | undefined> {
    try {
      const vault = await this.vaults()
      return vault ? await use(vault) : undefined
    } catch (cause) {
      if (cause instanceof DOMException) return undefined
      throw cause
    }
  }
}
