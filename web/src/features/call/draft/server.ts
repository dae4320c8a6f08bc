import { answer, api } from '../../../api/client'
import type { DraftView, EndedReport, Form, Outcome, PaperEntry, SentReport } from '../../../api/types'

type Taken = { form: Form; leaveOut: string[]; paper: PaperEntry | null }
export type SendBody = Taken & { join: string | null }
export type EndBody = Taken & { outcome: Outcome; note: string | null; neighbour: string | null }

/** What a draft asks of the server. A save outlives the page: the last words leave while the tab closes. */
export const draftServer = (region: string, id: string) => {
  const params = { path: { region, id } }
  const named = (key: string) => ({ headers: { 'Idempotency-Key': key } })
  return {
    begin: (line: string, tab: string, paper: PaperEntry | null): Promise<DraftView> =>
      answer(
        api.POST('/api/regions/{region}/drafts', {
          params: { path: { region } },
          body: { id, line, tab, paper },
          keepalive: true,
        }),
      ),
    read: (): Promise<DraftView> => answer(api.GET('/api/regions/{region}/drafts/{id}', { params })),
    save: (tab: string, version: number, form: Form): Promise<{ version: number; savedAt: string }> =>
      answer(
        api.PUT('/api/regions/{region}/drafts/{id}', {
          params: { ...params, header: { 'If-Match': `"${version}"` } },
          body: { tab, form },
          keepalive: true,
        }),
      ),
    takeOver: (tab: string): Promise<DraftView> =>
      answer(api.POST('/api/regions/{region}/drafts/{id}/take-over', { params, body: { tab } })),
    discard: (tab: string, form: Form): Promise<unknown> =>
      answer(api.POST('/api/regions/{region}/drafts/{id}/discard', { params, body: { tab, form } })),
    send: (key: string, body: SendBody): Promise<SentReport> =>
      answer(api.POST('/api/regions/{region}/reports/{id}/send', { params, body, ...named(key), keepalive: true })),
    end: (key: string, body: EndBody): Promise<EndedReport> =>
      answer(api.POST('/api/regions/{region}/reports/{id}/end', { params, body, ...named(key), keepalive: true })),
  }
}
export type DraftServer = ReturnType<typeof draftServer>
