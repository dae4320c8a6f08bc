import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { boardQuery, searchQuery } from '../../api/queries'
import { useCategories, useRegion } from '../../app/region'
import type { Numbered } from './language'

export type Known = Numbered & { words: string; openedAt: string; ready: boolean; closed: boolean }

/** Incidents that a number may mean: what the board holds, and what the server finds for it. */
export function useKnown(text: string): Known[] {
  const { id: region, rights } = useRegion()
  const may = rights.includes('seeIncidents')
  const categories = useCategories()
  const board = useInfiniteQuery({ ...boardQuery(region, {}), enabled: may })
  const digits = /(\d{1,6})\s*$/.exec(text)?.[1]
  const found = useQuery({
    ...searchQuery(region, digits?.padStart(4, '0') ?? '', 20),
    enabled: may && digits !== undefined,
  })
  const open = (board.data?.pages.flatMap((page) => page.items) ?? []).map((row) => {
    const words = [row.headline ?? categories.name(row.category), row.place.village ?? row.place.district]
    return { ...row, words: words.filter(Boolean).join(', '), closed: false }
  })
  const further = (found.data?.items ?? []).flatMap((item): Known[] => {
    const { kind, id, number, shortNumber, day, at, status, headline, category } = item
    if (kind !== 'incident' || !number || !shortNumber || open.some((row) => row.id === id)) return []
    const words = headline ?? categories.name(category)
    return [{ id, number, shortNumber, day, openedAt: at, ready: false, closed: status === 'closed', words }]
  })
  return [...open, ...further]
}
