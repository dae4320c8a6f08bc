import { useEffect, useSyncExternalStore } from 'react'
import { queries, sessionQuery } from '../../../api/queries'
import type { Session } from '../../../api/types'
import { useConnection } from '../../../app/Connection'
import type { Kept } from './kept'
import { Keeper } from './Keeper'
import { draftServer } from './server'
import { thisTab } from './tab'
import { emptyVault, keyFrom, Vault } from './vault'

let made: { of: string; vault: Promise<Vault> } | null = null

/** The vault of whoever is signed in now: signing in again brings another key. */
export async function vaultOf(region: string): Promise<Vault | null> {
  const session = queries.getQueryData<Session>(sessionQuery.queryKey)
  if (!session) return null
  const owner = `${region}/${session.person.id}`
  if (made?.of !== owner + session.draftKey)
    made = { of: owner + session.draftKey, vault: keyFrom(session.draftKey).then((key) => new Vault(key, owner)) }
  return made.vault
}

/** Drafts that this page has open: leaving the page and coming back goes on with the same words. */
const keepers = new Map<string, Promise<Keeper>>()
const make = async (region: string, id: string) =>
  new Keeper(id, draftServer(region, id), () => vaultOf(region), await thisTab)

export function beginDraft(region: string, line: string): string {
  const id = crypto.randomUUID()
  keepers.set(
    id,
    make(region, id).then((keeper) => {
      void keeper.begin(line)
      return keeper
    }),
  )
  return id
}
export function openDraft(region: string, id: string): Promise<Keeper> {
  const known = keepers.get(id)
  if (known) return known
  const opened = make(region, id).then(async (keeper) => {
    await keeper.open()
    return keeper
  })
  opened.catch(() => keepers.delete(id))
  keepers.set(id, opened)
  return opened
}
export const forgetDraft = (id: string) => void keepers.delete(id)

/** At sign-out neither memory nor disk keeps a word. */
export async function forgetAll(): Promise<void> {
  for (const opened of keepers.values()) void opened.then((keeper) => keeper.close())
  keepers.clear()
  made = null
  await emptyVault().catch(() => undefined)
}

export const useKept = (keeper: Keeper): Kept => useSyncExternalStore(keeper.state.subscribe, () => keeper.now)

const alive = 8_000
const reading = 2_000

/** Holds the draft while the page shows it: stays its editor, follows another one, saves before the tab goes. */
export function useHolding(keeper: Keeper, { held }: Kept) {
  const { state } = useConnection()
  useEffect(() => {
    if (state === 'live') void keeper.flush()
  }, [keeper, state])
  useEffect(() => {
    const timer =
      held === 'elsewhere'
        ? setInterval(() => void keeper.follow().catch(() => undefined), reading)
        : setInterval(() => keeper.stay(), alive)
    return () => clearInterval(timer)
  }, [keeper, held])
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && void keeper.flush()
    const leave = () => keeper.leave()
    const online = () => void keeper.flush()
    document.addEventListener('visibilitychange', hidden)
    addEventListener('pagehide', leave)
    addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('pagehide', leave)
      removeEventListener('online', online)
      void keeper.flush()
    }
  }, [keeper])
}
