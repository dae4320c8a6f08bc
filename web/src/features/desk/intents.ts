import { answer, api } from '../../api/client'
import type { DeclineReason } from '../../api/types'

/** What an agency can say to its ticket; each call is one intent with a key of its own. */
export const deskIntents = (region: string, id: string) => {
  const params = { path: { region, id } }
  return {
    see: () => answer(api.POST('/api/regions/{region}/tickets/{id}/see', { params })),
    accept: () => answer(api.POST('/api/regions/{region}/tickets/{id}/accept', { params })),
    decline: (reason: DeclineReason, words: string | null) =>
      answer(api.POST('/api/regions/{region}/tickets/{id}/decline', { params, body: { reason, words } })),
    handOver: (agency: string, words: string | null) =>
      answer(api.POST('/api/regions/{region}/tickets/{id}/hand-over', { params, body: { agency, words } })),
    callIn: (agency: string, words: string | null) =>
      answer(api.POST('/api/regions/{region}/tickets/{id}/call-in', { params, body: { agency, words } })),
    onTheWay: () => answer(api.POST('/api/regions/{region}/tickets/{id}/on-the-way', { params })),
    arrived: () => answer(api.POST('/api/regions/{region}/tickets/{id}/arrived', { params })),
    done: (account: string | null) =>
      answer(api.POST('/api/regions/{region}/tickets/{id}/done', { params, body: { account } })),
    account: (words: string) =>
      answer(api.POST('/api/regions/{region}/tickets/{id}/account', { params, body: { words } })),
    acknowledge: (changes: string[]) =>
      answer(api.POST('/api/regions/{region}/tickets/{id}/acknowledge', { params, body: { changes } })),
  }
}
