import { useQuery } from '@tanstack/react-query'
import { draftsQuery, inRegion } from '../../api/queries'
import type { DraftView } from '../../api/types'
import type { Kept } from './draft/kept'
import { openDraft, vaultOf } from './draft/useKeeper'

export type Draft = Pick<DraftView, 'id' | 'begunAt' | 'form' | 'sent' | 'editor' | 'paper'> & { here: boolean }
type Here = { id: string; value: Kept }[]

/** Reports that did not end: on the server, or so far only in this browser; the latest first. */
export function useDrafts(region: string): Draft[] {
  const { data } = useQuery({ ...draftsQuery(region), refetchInterval: 5_000, refetchOnMount: 'always' })
  const { data: kept = [] as Here } = useQuery({
    queryKey: inRegion(region, 'drafts', 'here'),
    queryFn: async () => {
      const copies = (await (await vaultOf(region))?.all<Kept>()) ?? []
      // A clean copy only remembers which agencies are left out: the server has the draft.
      const all = copies.filter(({ value }) => value.dirty !== false)
      // What this browser still holds goes to the server by itself, whoever looks at it.
      for (const { id } of all) void openDraft(region, id).catch(() => undefined)
      return all
    },
    networkMode: 'always',
    refetchOnMount: 'always',
    refetchInterval: 5_000,
  })
  const there = (data?.items ?? []).map((draft) => ({ ...draft, here: false }))
  const here = kept
    .filter(({ id }) => !there.some((draft) => draft.id === id))
    .map(({ id, value: { begunAt, form, paper } }) => ({
      id,
      begunAt,
      form,
      paper,
      sent: null,
      editor: null,
      here: true,
    }))
  return [...there, ...here].sort((a, b) => Date.parse(b.begunAt) - Date.parse(a.begunAt))
}
