import { answer, api } from '../../api/client'
import type { CloseReason, Place, Stage, Urgency, Victims } from '../../api/types'

/** What can be asked of an incident and its tickets; each call is one intent with a key of its own. */
export const incidentIntents = (region: string, id: string) => {
  const params = { path: { region, id } }
  return {
    /** `replaces`: the ticket whose agency declined or gave it back; that one stands in the way no longer. */
    send: (agency: string, words: string | null, replaces: string | null = null) =>
      answer(
        api.POST('/api/regions/{region}/incidents/{id}/tickets', { params, body: { agency, words, replaces } }),
      ),
    close: (reason: CloseReason, words: string | null, duplicateOf: string | null = null) =>
      answer(
        api.POST('/api/regions/{region}/incidents/{id}/close', { params, body: { reason, words, duplicateOf } }),
      ),
    reopen: (reason: string) =>
      answer(api.POST('/api/regions/{region}/incidents/{id}/reopen', { params, body: { reason } })),
    note: (words: string) =>
      answer(api.POST('/api/regions/{region}/incidents/{id}/notes', { params, body: { words } })),
    restrict: (reason: string) =>
      answer(api.POST('/api/regions/{region}/incidents/{id}/restrict', { params, body: { reason } })),
    hold: (reason: string) =>
      answer(api.POST('/api/regions/{region}/incidents/{id}/hold', { params, body: { reason } })),
    liftHold: (reason: string) =>
      answer(api.POST('/api/regions/{region}/incidents/{id}/lift-hold', { params, body: { reason } })),
    join: (into: string) => answer(api.POST('/api/regions/{region}/incidents/{id}/join', { params, body: { into } })),
    part: () => answer(api.POST('/api/regions/{region}/incidents/{id}/part', { params })),
    remind: (minutes: number, words: string) =>
      answer(api.POST('/api/regions/{region}/incidents/{id}/reminders', { params, body: { minutes, words } })),
    endReminder: (reminder: string) =>
      answer(
        api.POST('/api/regions/{region}/incidents/{id}/reminders/{reminder}/end', {
          params: { path: { region, id, reminder } },
        }),
      ),
    change: (body: { place?: Place; urgency?: Urgency; victims?: Victims; category?: string; words?: string }) =>
      answer(api.POST('/api/regions/{region}/incidents/{id}/changes', { params, body })),
  }
}

export const ticketIntents = (region: string, id: string) => {
  const params = { path: { region, id } }
  return {
    recall: (reason: string | null = null) =>
      answer(api.POST('/api/regions/{region}/tickets/{id}/recall', { params, body: { reason } })),
    phone: (
      by: 'telephone' | 'radio',
      result: 'accepted' | 'willAct' | 'noAnswer' | 'refused',
      words: string | null,
    ) => answer(api.POST('/api/regions/{region}/tickets/{id}/phone', { params, body: { by, result, words } })),
    settle: (words: string) =>
      answer(api.POST('/api/regions/{region}/tickets/{id}/settle', { params, body: { words } })),
    stamp: (stage: Stage, at: string, reason: string) =>
      answer(api.POST('/api/regions/{region}/tickets/{id}/stamps', { params, body: { stage, at, reason } })),
  }
}
