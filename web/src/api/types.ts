export type Allowed = { allowed: boolean; reason: string | null }
export type Actions<K extends string> = Record<K, Allowed>
export type LocalText = { id: string; en: string }
export type Outcome =
  | 'emergency' | 'information' | 'complaint' | 'social' | 'wrongRegion' | 'prank' | 'ghost' | 'test' | 'dropped'
export type TicketState =
  | 'sent' | 'delivered' | 'seen' | 'accepted' | 'onTheWay' | 'arrived' | 'done'
  | 'declined' | 'handedOver' | 'returned' | 'recalled'
export type Stage = 'sent' | 'delivered' | 'seen' | 'accepted' | 'onTheWay' | 'arrived' | 'done'
export type Group = 'overdue' | 'waiting' | 'moving' | 'ready'
export type AttentionKind =
  | 'unseen' | 'unaccepted' | 'notMoving' | 'notArrived' | 'declined' | 'handedBack' | 'nobodyOnDuty'
export type Rung = 1 | 2 | 3 | 4 | 5 | 6 | 7
export type Urgency = 1 | 2 | 3 | 4 | 5
export type Kind = 'emergency' | 'complaint' | 'social'
export type SafeContact = 'yes' | 'no' | 'unknown'
export type Language = 'id' | 'en' | 'jv' | 'other'
export type Role =
  | 'callTaker' | 'dispatcher' | 'supervisor' | 'agencyDesk' | 'sectionHead' | 'agencyHead' | 'sekda'
  | 'executive' | 'administrator'
export type Right =
  | 'takeReports' | 'seeIncidents' | 'changeIncidents' | 'sendTickets' | 'closeIncidents' | 'restrictIncidents'
  | 'supervise' | 'answerTickets' | 'correctStamps' | 'seeFigures' | 'managePeople'
export type DeclineReason = 'notOurArea' | 'notOurDuty' | 'noUnitFree' | 'other'
export type CloseReason = 'handled' | 'falseAlarm' | 'withdrawn' | 'duplicate'
export type ChangeKind = 'place' | 'urgency' | 'victims' | 'category' | 'words'

export type Place = {
  known: boolean
  villageCode: string | null
  districtCode: string | null
  landmark: string | null
  lat: number | null
  lon: number | null
}
export type PlaceView = Place & { village: string | null; district: string | null }
export type Victims = { trapped: number; injured: number; dead: number }
export type QuestionAnswer = { question: string; answer: 'yes' | 'no' | 'unknown' | (string & {}) }
export type Form = {
  line: string
  callerNumber: string | null
  callerName: string | null
  wishesUnnamed: boolean
  safeContact: SafeContact
  language: Language
  category: string | null
  urgency: Urgency | null
  place: Place | null
  words: string
  victims: Victims
  answers: QuestionAnswer[]
}
export type PersonRef = { id: string; name: string }

export type SessionRegion = {
  id: string
  name: string
  serviceName: string
  code: string
  zone: string
  zoneLabel: string
  roles: Role[]
  rights: Right[]
  agencies: { id: string; shortName: string; role: Role; post: string | null }[]
}
export type Session = {
  person: { id: string; name: string; login: string }
  draftKey: string
  serverTime: string
  demonstration: boolean
  regions: SessionRegion[]
}
export type SessionRow = { id: string; begunAt: string; lastSeenAt: string; device: string; current: boolean }
export type DemonstrationAccount = { login: string; name: string; region: string; what: string }

export type Category = {
  id: string
  name: LocalText
  kind: Kind
  urgency: Urgency
  restricted: boolean
  proof: 'none' | 'account'
  plan: string | null
  questions: { id: string; text: LocalText; raisesTo: Urgency | null }[]
  do: LocalText[]
  dont: LocalText[]
  retired: boolean
}
export type Agency = {
  id: string
  shortName: string
  name: LocalText
  vertical: boolean
  getsTickets: boolean
  phone: string | null
  retired: boolean
}
export type Profile = {
  id: string
  version: number
  code: string
  serviceName: string
  regionName: string
  zone: string
  zoneLabel: string
  lines: { id: string; number: string; kind: string }[]
  neighbours: { name: string; number: string | null }[]
  categories: Category[]
  agencies: Agency[]
  ladder: {
    seenSeconds: number
    acceptHighSeconds: number
    acceptLowSeconds: number
    moveHighSeconds: number
    moveLowSeconds: number
    onSceneSeconds: number
  }
  targets: { ticketSentSeconds: number; acceptedSeconds: number; onTheWaySeconds: number; onSceneSeconds: number }
  declineReasons: DeclineReason[]
}
export type Places = {
  districts: { code: string; name: string }[]
  villages: { code: string; name: string; districtCode: string }[]
}
export type Duty = {
  at: string
  agencies: {
    id: string
    shortName: string
    desk: { post: string; person: PersonRef | null; present: boolean }[]
    officer: { post: string; person: PersonRef | null } | null
  }[]
}
export type Routing = { agencies: { id: string; shortName: string; deskOnDuty: number; nobodyOnDuty: boolean }[] }

export type DraftView = {
  id: string
  begunAt: string
  savedAt: string
  version: number
  form: Form
  editor: { tab: string; seenAt: string } | null
  sent: { incidentId: string; number: string; shortNumber: string } | null
}
export type Similar = {
  incidents: {
    id: string
    number: string
    shortNumber: string
    urgency: Urgency
    category: string
    headline: string
    place: PlaceView
    openedAt: string
    reports: number
    ready: boolean
    distanceMetres: number | null
    why: 'sameVillage' | 'sameDistrict' | 'near'
  }[]
  caller: {
    reports: {
      id: string
      at: string
      outcome: Outcome | null
      headline: string
      incidentId: string | null
      number: string | null
    }[]
    total12Months: number
    prank12Months: number
  } | null
}
export type SentReport = {
  reportId: string
  incidentId: string
  number: string
  shortNumber: string
  tickets: { id: string; agency: string }[]
}
export type EndedReport = {
  reportId: string
  incidentId: string | null
  number: string | null
  shortNumber: string | null
  tellNumber: { name: string; number: string } | null
}
export type ReportRow = {
  id: string
  begunAt: string
  endedAt: string | null
  outcome: Outcome | null
  by: PersonRef
  callerNumber: string | null
  headline: string
  place: PlaceView | null
  incidentId: string | null
  number: string | null
  settledAt: string | null
}
export type ReportView = ReportRow & {
  line: string
  callerName: string | null
  wishesUnnamed: boolean
  safeContact: SafeContact
  language: Language
  category: string | null
  urgency: Urgency | null
  victims: Victims
  words: string
  answers: QuestionAnswer[]
  corrections: { from: Outcome | null; to: Outcome; reason: string; by: PersonRef; at: string }[]
  allowedActions: Actions<'correctOutcome' | 'attach' | 'detach' | 'settle'>
}

export type TicketChip = {
  id: string
  agency: string
  state: TicketState
  since: string
  overdue: boolean
  unacknowledged: number
}
export type Attention = {
  ticketId: string
  agency: string
  kind: AttentionKind
  since: string
  limitSeconds: number | null
  rung: Rung
  rungSince: string
  nextRung: Rung | null
  nextAt: string | null
  reason: string | null
  words: string | null
  told: string[]
}
type IncidentCore = {
  id: string
  number: string
  shortNumber: string
  day: string
  kind: Kind
  group: Group
  urgency: Urgency
  category: string
  headline: string | null
  restricted: boolean
  test: boolean
  placeUnknown: boolean
  place: PlaceView
  victims: Victims
  openedAt: string
  attention: Attention | null
  reminder: { id: string; dueAt: string; words: string } | null
  ready: boolean
}
export type IncidentRow = IncidentCore & {
  reports: number
  tickets: TicketChip[]
  allowedActions: Actions<'send' | 'close' | 'change' | 'join' | 'remind'>
}
export type Board = {
  items: IncidentRow[]
  next: string | null
  counts: Record<Group | 'open', number>
  at: string
}
export type TimelineEntry = {
  id: string
  at: string
  recordedAt: string
  kind: string
  by: PersonRef | null
  task: string | null
  agency: string | null
  parameters: Record<string, unknown>
  words: string | null
}
export type Stamp = {
  stage: Stage
  at: string
  by: PersonRef | null
  source: 'desk' | 'telephone' | 'radio' | 'system' | 'later'
  corrected: { was: string; reason: string; by: PersonRef } | null
}
export type Change = { id: string; kind: ChangeKind; from: unknown; to: unknown; at: string }
export type TicketActions = Actions<
  | 'see' | 'accept' | 'decline' | 'handOver' | 'callIn' | 'onTheWay' | 'arrived' | 'done' | 'account'
  | 'acknowledge' | 'recall' | 'phone' | 'settle' | 'correctStamp'
>
export type TicketView = TicketChip & {
  rung: Rung
  rungSince: string
  ladder: boolean
  rungs: { rung: Rung; since: string; told: string[] }[]
  stamps: Stamp[]
  why: 'routing' | 'category' | 'byHand' | 'calledIn' | 'handedOver'
  from: string | null
  declined: { reason: DeclineReason; words: string | null; at: string; by: PersonRef } | null
  handedTo: string | null
  account: { words: string; at: string; by: PersonRef } | null
  nextLimit: { kind: 'seen' | 'accepted' | 'onTheWay' | 'arrived'; at: string } | null
  attention: Attention | null
  changesToAcknowledge: Change[]
  allowedActions: TicketActions
}
export type IncidentReport = {
  id: string
  begunAt: string
  callerNumber: string | null
  callerName: string | null
  safeContact: SafeContact
  wishesUnnamed: boolean
  language: Language
  words: string
  by: PersonRef
  outcome: Outcome | null
  hidden: boolean
}
export type IncidentView = IncidentCore & {
  words: string
  status: 'open' | 'closed'
  closed: {
    reason: CloseReason
    words: string | null
    duplicateOf: { id: string; number: string } | null
    at: string
    by: PersonRef
  } | null
  tickets: TicketView[]
  reports: IncidentReport[]
  reminders: { id: string; dueAt: string; words: string; by: PersonRef }[]
  changes: (Change & { by: PersonRef })[]
  timeline: TimelineEntry[]
  allowedActions: Actions<
    'send' | 'close' | 'reopen' | 'change' | 'note' | 'restrict' | 'join' | 'part' | 'remind'
  >
}
export type DeskTicket = TicketView & {
  incident: {
    id: string
    number: string
    shortNumber: string
    urgency: Urgency
    category: string
    headline: string
    words: string
    place: PlaceView
    placeUnknown: boolean
    victims: Victims
    kind: Kind
    restricted: boolean
    openedAt: string
    closedAt: string | null
    others: TicketChip[]
    caller: { number: string | null; name: string | null; safeContact: SafeContact; language: Language } | null
  }
  proof: 'none' | 'account'
}
export type NoticeKind =
  | 'ticket' | 'climbed' | 'changed' | 'recalled' | 'returned' | 'nobodyOnDuty' | 'reminder' | 'supervisor' | 'reopened'
export type Notice = {
  id: string
  kind: NoticeKind
  ticketId: string | null
  incidentId: string
  number: string
  shortNumber: string
  agency: string | null
  urgency: Urgency
  rung: Rung
  at: string
  deliveredAt: string | null
  seenAt: string | null
  repeatSeconds: number | null
}
export type StepTime = {
  step: 'ticketSent' | 'accepted' | 'onTheWay' | 'onScene'
  count: number
  missing: number
  p50Seconds: number | null
  p90Seconds: number | null
  targetSeconds: number
  met: boolean | null
}
export type Figures = {
  at: string
  since: string
  overdue: { count: number; items: { agency: string; shortNumber: string; incidentId: string }[] }
  open: number
  waiting: number
  callsToday: number
  testToday: number
  outcomes: { outcome: Outcome; count: number }[]
  times: StepTime[]
  byCategory: {
    category: string
    count: number
    onSceneP50Seconds: number | null
    onSceneP90Seconds: number | null
  }[]
  hiddenByCategory: number
  unanswered: {
    agency: string
    incidentId: string
    shortNumber: string
    urgency: Urgency
    state: TicketState
    since: string
    overdue: boolean
  }[]
  operators: { person: PersonRef; reports: number; emergencies: number; toTicketP50Seconds: number | null }[]
}
export type Found = {
  kind: 'incident' | 'report'
  id: string
  number: string | null
  shortNumber: string | null
  day: string
  at: string
  status: string
  outcome: Outcome | null
  category: string | null
  urgency: Urgency | null
  headline: string | null
  place: PlaceView | null
  matched: 'number' | 'caller' | 'place' | 'words'
}
export type PersonRow = {
  id: string
  login: string
  name: string
  grants: { region: string; agency: string | null; role: Role; post: string | null; restricted: boolean }[]
  sessions: number
}
export type Paged<T> = { items: T[]; next: string | null }
export type Items<T> = { items: T[] }
export type Problem = {
  type?: string
  status?: number
  code?: string
  parameters?: Record<string, unknown>
  errors?: Record<string, string[]>
}
