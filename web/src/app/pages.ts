import type { Right, SessionRegion } from '../api/types'
import type { Words } from '../i18n/id'

export type PageLink = { path: string; name: keyof Words['nav']; key?: string }

const pages: (PageLink & { rights: Right[]; second?: boolean })[] = [
  { path: 'panggilan', name: 'call', rights: ['takeReports'] },
  { path: 'tiket', name: 'desk', rights: ['answerTickets'] },
  { path: 'papan', name: 'board', rights: ['seeIncidents'] },
  { path: 'ringkasan', name: 'executive', rights: ['seeFigures'] },
  { path: 'cari', name: 'search', rights: ['seeIncidents', 'takeReports', 'answerTickets'] },
  { path: 'laporan', name: 'reports', rights: ['takeReports', 'supervise'], second: true },
  { path: 'piket', name: 'duty', rights: ['seeIncidents', 'answerTickets', 'takeReports', 'supervise'], second: true },
  { path: 'orang', name: 'people', rights: ['managePeople'], second: true },
]

/** The pages this person may open, in the order of their keys 1 to 4; search has / everywhere. */
export function pagesFor(region: SessionRegion): { main: PageLink[]; more: PageLink[] } {
  const may = pages.filter(
    ({ rights, path }) =>
      rights.some((right) => region.rights.includes(right)) && (path !== 'tiket' || region.agencies.length > 0),
  )
  const main = may.filter((page) => !page.second)
  const only = main.length > 0 ? main : may
  let number = 0
  return {
    main: only.map(({ path, name }) => ({ path, name, key: path === 'cari' ? '/' : String(++number) })),
    more: main.length > 0 ? may.filter((page) => page.second).map(({ path, name }) => ({ path, name })) : [],
  }
}

export const firstPage = (region: SessionRegion) => pagesFor(region).main[0]?.path ?? 'sesi'
