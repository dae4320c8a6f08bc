import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { emptyVault, keepFor, keyFrom, Vault } from './vault'

const base64 = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)))
const vault = async (byte: number, owner = 'kendal/ani') => new Vault(await keyFrom(base64(byte)), owner)
const draft = { words: 'Rumah terbakar' }

beforeEach(emptyVault)

function rawRows(): Promise<{ sealed: ArrayBuffer }[]> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('siaga.drafts')
    opening.onsuccess = () => {
      const asking = opening.result.transaction('kept').objectStore('kept').getAll()
      asking.onsuccess = () => resolve(asking.result as { sealed: ArrayBuffer }[])
    }
  })
}

test('What was sealed is found again with the same key', async () => {
  await (await vault(1)).put('a', draft)
  expect(await (await vault(1)).get('a')).toEqual(draft)
})

test('Nobody reads a word of it on the disk', async () => {
  await (await vault(1)).put('a', draft)
  const [row] = await rawRows()
  expect(new TextDecoder().decode(row!.sealed)).not.toContain('Rumah')
})

test('The key cannot be read out of the browser', async () => {
  await expect(crypto.subtle.exportKey('raw', await keyFrom(base64(1)))).rejects.toThrow()
})

test('Another session opens nothing and throws the lost draft away', async () => {
  await (await vault(1)).put('a', draft)
  expect(await (await vault(2)).all()).toEqual([])
  expect(await rawRows()).toEqual([])
})

test("One person's draft does not open as another's", async () => {
  await (await vault(1)).put('a', draft)
  expect(await (await vault(1, 'kendal/budi')).get('a')).toBeNull()
  expect(await (await vault(1, 'kendal/budi')).all()).toEqual([])
})

test('After twelve hours a draft is gone', async () => {
  await (await vault(1)).put('a', draft, Date.now() - keepFor)
  expect(await (await vault(1)).all()).toEqual([])
  expect(await rawRows()).toEqual([])
})

test('Just before, it is still there', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000_000 })
  await (await vault(1)).put('a', draft, Date.now() - keepFor + 1)
  expect(await (await vault(1)).all()).toEqual([{ id: 'a', value: draft }])
  vi.useRealTimers()
})
