import type * as T from './types'

/** The shape openapi-typescript generates, written short, so that the client is typed the same way by either. */
type Params<Path, Query> = { path: Path; query?: Query; header?: { 'Idempotency-Key'?: string } }
type Answer<A> = {
  responses: {
    200: { headers: Record<string, unknown>; content: { 'application/json': A } }
    default: { headers: Record<string, unknown>; content: { 'application/problem+json': T.Problem } }
  }
}
type Get<A, Path = Region, Query = never> = { parameters: Params<Path, Query>; requestBody?: never } & Answer<A>
type Send<Body, A = undefined, Path = Region> = {
  parameters: Params<Path, never>
  requestBody: { content: { 'application/json': Body } }
} & Answer<A>
type None = Record<string, never>
type Region = { region: string }
type One = { region: string; id: string }
type OnlyGet<G> = { get: G; post?: never; put?: never; delete?: never }
type OnlyPost<P> = { post: P; get?: never; put?: never; delete?: never }
type Incident<Body, A = undefined> = OnlyPost<Send<Body, A, One>>
type Ticket<Body> = OnlyPost<Send<Body, undefined, One>>

export interface paths {
  '/api/session': {
    get: Get<T.Session, None>
    post: Send<{ name: string; password: string }, undefined, None>
    put?: never
    delete: Get<undefined, None>
  }
  '/api/sessions': OnlyGet<Get<T.Items<T.SessionRow>, None>>
  '/api/sessions/{id}': { delete: Get<undefined, { id: string }>; get?: never; post?: never; put?: never }
  '/api/demonstration': OnlyGet<Get<{ accounts: T.DemonstrationAccount[] }, None>>
  '/api/people': OnlyGet<Get<T.Items<T.PersonRow>, None>>
  '/api/people/{id}/revoke-sessions': OnlyPost<Send<None, undefined, { id: string }>>

  '/api/regions/{region}/profile': OnlyGet<Get<T.Profile>>
  '/api/regions/{region}/places': OnlyGet<Get<T.Places>>
  '/api/regions/{region}/duty': OnlyGet<Get<T.Duty>>
  '/api/regions/{region}/routing': OnlyGet<
    Get<T.Routing, Region, { category?: string; district?: string; urgency?: number }>
  >

  '/api/regions/{region}/drafts': {
    get: Get<T.Items<T.DraftView>>
    post: Send<{ id: string; line: string; tab: string }, T.DraftView>
    put?: never
    delete?: never
  }
  '/api/regions/{region}/drafts/{id}': {
    get: Get<T.DraftView, One>
    put: Send<{ tab: string; version: number; form: T.Form }, { version: number; savedAt: string }, One>
    post?: never
    delete?: never
  }
  '/api/regions/{region}/drafts/{id}/take-over': OnlyPost<Send<{ tab: string }, T.DraftView, One>>

  '/api/regions/{region}/reports': OnlyGet<
    Get<
      T.Paged<T.ReportRow>,
      Region,
      { outcome?: string; open?: boolean; by?: string; after?: string; limit?: number }
    >
  >
  '/api/regions/{region}/reports/similar': OnlyPost<
    Send<{ draftId: string; category: string | null; place: T.Place | null; callerNumber: string | null }, T.Similar>
  >
  '/api/regions/{region}/reports/{id}': OnlyGet<Get<T.ReportView, One>>
  '/api/regions/{region}/reports/{draftId}/send': OnlyPost<
    Send<
      { form: T.Form; leaveOut: string[]; join: string | null },
      T.SentReport,
      { region: string; draftId: string }
    >
  >
  '/api/regions/{region}/reports/{draftId}/end': OnlyPost<
    Send<
      { outcome: T.Outcome; form: T.Form; note: string | null; leaveOut: string[] },
      T.EndedReport,
      { region: string; draftId: string }
    >
  >
  '/api/regions/{region}/reports/{id}/outcome': OnlyPost<Send<{ outcome: T.Outcome; reason: string }, undefined, One>>
  '/api/regions/{region}/reports/{id}/attach': OnlyPost<Send<{ incidentId: string }, undefined, One>>
  '/api/regions/{region}/reports/{id}/detach': OnlyPost<Send<None, undefined, One>>
  '/api/regions/{region}/reports/{id}/settle': OnlyPost<Send<{ words: string }, undefined, One>>

  '/api/regions/{region}/incidents': OnlyGet<
    Get<
      T.Board,
      Region,
      {
        group?: string
        agency?: string
        category?: string
        district?: string
        mine?: boolean
        state?: string
        after?: string
        limit?: number
      }
    >
  >
  '/api/regions/{region}/incidents/{id}': OnlyGet<Get<T.IncidentView, One>>
  '/api/regions/{region}/incidents/{id}/changes': Incident<{
    place?: T.Place
    urgency?: T.Urgency
    victims?: T.Victims
    category?: string
    words?: string
  }>
  '/api/regions/{region}/incidents/{id}/notes': Incident<{ words: string }>
  '/api/regions/{region}/incidents/{id}/restrict': Incident<{ reason: string }>
  '/api/regions/{region}/incidents/{id}/close': Incident<{
    reason: T.CloseReason
    words: string | null
    duplicateOf: string | null
  }>
  '/api/regions/{region}/incidents/{id}/reopen': Incident<{ reason: string }>
  '/api/regions/{region}/incidents/{id}/join': Incident<{ into: string }>
  '/api/regions/{region}/incidents/{id}/part': Incident<None>
  '/api/regions/{region}/incidents/{id}/tickets': Incident<
    { agency: string; words: string | null },
    { ticketId: string }
  >
  '/api/regions/{region}/incidents/{id}/reminders': Incident<
    { minutes: number; words: string },
    { reminderId: string }
  >
  '/api/regions/{region}/incidents/{id}/reminders/{rid}/end': OnlyPost<
    Send<None, undefined, { region: string; id: string; rid: string }>
  >

  '/api/regions/{region}/tickets': OnlyGet<
    Get<
      T.Paged<T.DeskTicket>,
      Region,
      { agency?: string; state?: 'open' | 'ended'; after?: string; limit?: number }
    >
  >
  '/api/regions/{region}/tickets/{id}': OnlyGet<Get<T.DeskTicket, One>>
  '/api/regions/{region}/tickets/{id}/see': Ticket<None>
  '/api/regions/{region}/tickets/{id}/accept': Ticket<{ source?: T.Stamp['source'] }>
  '/api/regions/{region}/tickets/{id}/decline': Ticket<{ reason: T.DeclineReason; words: string | null }>
  '/api/regions/{region}/tickets/{id}/hand-over': Ticket<{ agency: string; words: string | null }>
  '/api/regions/{region}/tickets/{id}/call-in': Ticket<{ agency: string; words: string | null }>
  '/api/regions/{region}/tickets/{id}/on-the-way': Ticket<None>
  '/api/regions/{region}/tickets/{id}/arrived': Ticket<None>
  '/api/regions/{region}/tickets/{id}/done': Ticket<{ account: string | null }>
  '/api/regions/{region}/tickets/{id}/account': Ticket<{ words: string }>
  '/api/regions/{region}/tickets/{id}/acknowledge': Ticket<{ changes: string[] }>
  '/api/regions/{region}/tickets/{id}/recall': Ticket<{ reason: string | null }>
  '/api/regions/{region}/tickets/{id}/phone': Ticket<{
    by: 'telephone' | 'radio'
    result: 'accepted' | 'willAct' | 'noAnswer' | 'refused'
    words: string | null
  }>
  '/api/regions/{region}/tickets/{id}/settle': Ticket<{ words: string }>
  '/api/regions/{region}/tickets/{id}/stamps': Ticket<{ stage: T.Stage; at: string; reason: string }>

  '/api/regions/{region}/notices': OnlyGet<Get<T.Items<T.Notice>>>
  '/api/regions/{region}/notices/receipts': OnlyPost<Send<{ delivered: string[] }>>
  '/api/regions/{region}/notices/{id}/seen': OnlyPost<Send<None, undefined, One>>
  '/api/regions/{region}/figures/today': OnlyGet<Get<T.Figures>>
  '/api/regions/{region}/search': OnlyPost<
    Send<{ text: string; limit: number }, { items: T.Found[]; truncated: boolean }>
  >
}
