import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

interface Schema extends DBSchema {
  kept: { key: string; value: { id: string; at: number; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer } }
}

/** Drafts stay in a browser for so long and no longer. */
export const keepFor = 12 * 3600_000

let opened: Promise<IDBPDatabase<Schema>> | null = null
const database = () =>
  (opened ??= openDB<Schema>('siaga.drafts', 1, {
    upgrade: (db) => void db.createObjectStore('kept', { keyPath: 'id' }),
  }))

/** The session's key, as the browser's own crypto keeps it: it encrypts and decrypts and cannot be read out again. */
export function keyFrom(base64: string): Promise<CryptoKey> {
  const raw = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** What was typed while the server was away, sealed with the session's key: other people of this PC cannot read it. */
export class Vault {
  constructor(
    private readonly key: CryptoKey,
    /** Whose and where: sealed in, so that one person's draft never opens as another's. */
    private readonly owner: string,
  ) {}

  async put(id: string, value: unknown, at = Date.now()): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const text = new TextEncoder().encode(JSON.stringify(value))
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: this.seal(id) }, this.key, text)
    await (await database()).put('kept', { id: this.name(id), at, iv, sealed })
  }

  async get<A>(id: string): Promise<A | null> {
    const row = await (await database()).get('kept', this.name(id))
    return row ? this.open<A>(id, row) : null
  }

  /** Every draft that this key opens; what is too old, or sealed with a lost key, is thrown away. */
  async all<A>(): Promise<{ id: string; value: A }[]> {
    const found: { id: string; value: A }[] = []
    for (const row of await (await database()).getAll('kept')) {
      const id = row.id.startsWith(this.name('')) ? row.id.slice(this.name('').length) : null
      const value = Date.now() - row.at < keepFor && id !== null ? await this.open<A>(id, row) : null
      if (value !== null) found.push({ id: id!, value })
      else if (id !== null || Date.now() - row.at >= keepFor) await (await database()).delete('kept', row.id)
    }
    return found
  }

  remove = async (id: string): Promise<void> => (await database()).delete('kept', this.name(id))

  private async open<A>(id: string, row: Schema['kept']['value']): Promise<A | null> {
    if (Date.now() - row.at >= keepFor) return null
    try {
      const { iv, sealed } = row
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: this.seal(id) }, this.key, sealed)
      return JSON.parse(new TextDecoder().decode(text)) as A
    } catch (cause) {
      // Another session's key: what it sealed is gone with it.
      if ((cause as DOMException).name === 'OperationError') return null
      throw cause
    }
  }

  private name = (id: string) => `${this.owner}/${id}`
  private seal = (id: string) => new TextEncoder().encode(this.name(id))
}

/** At sign-out nothing stays behind. */
export const emptyVault = async (): Promise<void> => (await database()).clear('kept')
