import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query'
import { answer, api } from './client'
import { heard } from './clock'
import { ApiError } from './errors'
import type { Group, Outcome } from './types'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 4 && !(error instanceof ApiError && error.status >= 400 && error.status !== 503),
      retryDelay: (count) => Math.min(8000, 500 * 2 ** count) * (0.75 + Math.random() / 2),
    },
  },
})

/** Everything a region shows lies under this key, so that it can be refreshed in one step. */
export const inRegion = (region: string, ...rest: unknown[]) => ['region', region, ...rest]

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await answer(api.GET('/api/session', { signal }))
    heard(session.serverTime)
    return session
  },
  staleTime: Infinity,
})
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => answer(api.GET('/api/sessions', { signal })),
})
export const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  queryFn: ({ signal }) => answer(api.GET('/api/demonstration', { signal })),
  retry: false,
  staleTime: Infinity,
})
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => answer(api.GET('/api/people', { signal })),
})

export const profileQuery = (region: string) =>
  queryOptions({
    queryKey: inRegion(region, 'profile'),
    queryFn: ({ signal }) => answer(api.GET('/api/regions/{region}/profile', { params: { path: { region } }, signal })),
    staleTime: Infinity,
  })
export const placesQuery = (region: string) =>
  queryOptions({
    queryKey: inRegion(region, 'places'),
    queryFn: ({ signal }) => answer(api.GET('/api/regions/{region}/places', { params: { path: { region } }, signal })),
    staleTime: Infinity,
  })
export const dutyQuery = (region: string) =>
  queryOptions({
    queryKey: inRegion(region, 'duty'),
    queryFn: ({ signal }) => answer(api.GET('/api/regions/{region}/duty', { params: { path: { region } }, signal })),
    refetchInterval: 30_000,
  })
export const parkedQuery = (region: string) =>
  queryOptions({
    queryKey: inRegion(region, 'parked'),
    queryFn: ({ signal }) => answer(api.GET('/api/regions/{region}/parked', { params: { path: { region } }, signal })),
    refetchInterval: 30_000,
  })
export const serverQuery = (region: string) =>
  queryOptions({
    queryKey: inRegion(region, 'server'),
    queryFn: ({ signal }) => answer(api.GET('/api/regions/{region}/server', { params: { path: { region } }, signal })),
    refetchInterval: 30_000,
  })
export type RoutingOf = { category?: string; district?: string; urgency?: number }
export const routingQuery = (region: string, query: RoutingOf) =>
  queryOptions({
    queryKey: inRegion(region, 'routing', query),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/regions/{region}/routing', {
          params: { path: { region }, query: { ...query, category: query.category ?? '' } },
          signal,
        }),
      ),
    enabled: Boolean(query.category),
  })

export const draftsQuery = (region: string) =>
  queryOptions({
    queryKey: inRegion(region, 'drafts'),
    queryFn: ({ signal }) => answer(api.GET('/api/regions/{region}/drafts', { params: { path: { region } }, signal })),
  })
export const draftQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: inRegion(region, 'draft', id),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region, id } }, signal })),
  })

export type ReportFilter = { outcome?: Outcome; open?: boolean; by?: string }
export const reportsQuery = (region: string, filter: ReportFilter) =>
  infiniteQueryOptions({
    queryKey: inRegion(region, 'reports', filter),
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET('/api/regions/{region}/reports', {
          params: { path: { region }, query: { ...filter, limit: 100, ...after(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
export const reportQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: inRegion(region, 'report', id),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/regions/{region}/reports/{id}', { params: { path: { region, id } }, signal })).then(flat),
  })

export type BoardFilter = {
  group?: Group
  agency?: string
  category?: string
  district?: string
  mine?: boolean
  state?: 'open' | 'closed'
}
export const boardQuery = (region: string, filter: BoardFilter) =>
  infiniteQueryOptions({
    queryKey: inRegion(region, 'incidents', filter),
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET('/api/regions/{region}/incidents', {
          params: { path: { region }, query: { ...filter, limit: 100, ...after(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
export const incidentQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: inRegion(region, 'incident', id),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/regions/{region}/incidents/{id}', { params: { path: { region, id } }, signal })).then(flat),
  })

export const ticketsQuery = (region: string, agency: string, state: 'open' | 'ended') =>
  infiniteQueryOptions({
    queryKey: inRegion(region, 'tickets', agency, state),
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET('/api/regions/{region}/tickets', {
          params: { path: { region }, query: { agency, state, limit: 100, ...after(pageParam) } },
          signal,
        }),
      ).then(({ items, next }) => ({ items: items.map(ofDesk), next })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
export const ticketQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: inRegion(region, 'ticket', id),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/regions/{region}/tickets/{id}', { params: { path: { region, id } }, signal })).then(ofDesk),
  })
export const noticesQuery = (region: string) =>
  queryOptions({
    queryKey: inRegion(region, 'notices'),
    queryFn: ({ signal }) => answer(api.GET('/api/regions/{region}/notices', { params: { path: { region } }, signal })),
    // A second way to the same news: nothing is silent because a stream is.
    refetchInterval: 15_000,
  })
export const figuresQuery = (region: string) =>
  queryOptions({
    queryKey: inRegion(region, 'figures'),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/regions/{region}/figures/today', { params: { path: { region } }, signal })),
    refetchInterval: 30_000,
  })
export const searchQuery = (region: string, text: string, limit = 50) =>
  queryOptions({
    queryKey: inRegion(region, 'search', text, limit),
    // Names and numbers stay out of addresses and logs: search is a POST.
    queryFn: ({ signal }) =>
      answer(api.POST('/api/regions/{region}/search', { params: { path: { region } }, body: { text, limit }, signal })),
    enabled: text.trim().length > 1,
  })

const after = (page: string) => (page ? { after: page } : {})

/** The outer parts say what the opened case shows; the row's own are blank where it is restricted. */
const flat = <Row extends object, Rest>({ row, ...rest }: { row: Row } & Rest) =>
  ({ ...row, ...rest }) as Omit<Row, Exclude<keyof Rest, 'row'>> & Omit<Rest, 'row'>
const ofDesk = <Ticket extends object, Rest>({ ticket, ...rest }: { ticket: Ticket } & Rest) => ({ ...ticket, ...rest })
