/** Short names for the generated shapes, told apart where C# says less than the console must know. */
import type { components } from './schema'

type Shapes = components['schemas']

export type Urgency = 1 | 2 | 3 | 4 | 5
export type Rung = 1 | 2 | 3 | 4 | 5 | 6 | 7
export type Actions<K extends string> = Record<K, Allowed>
export type TicketActions = Actions<
  | 'see'
  | 'accept'
  | 'decline'
  | 'handOver'
  | 'callIn'
  | 'onTheWay'
  | 'arrived'
  | 'done'
  | 'account'
  | 'acknowledge'
  | 'recall'
  | 'phone'
  | 'settle'
  | 'correctStamp'
>
type IncidentActions = Actions<
  | 'send'
  | 'close'
  | 'closeOtherwise'
  | 'reopen'
  | 'change'
  | 'note'
  | 'restrict'
  | 'join'
  | 'part'
  | 'remind'
  | 'hold'
  | 'liftHold'
>
type ActionsOf<T> = T extends { stamps: unknown }
  ? TicketActions
  : T extends { corrections: unknown }
    ? Actions<'correctOutcome' | 'attach' | 'detach' | 'settle'>
    : IncidentActions

type Levels<V, L> = L | Extract<V, null | undefined>
/** The generated shape with urgency and rung as the few numbers they are, and with the named actions. */
export type Precise<T> = T extends readonly (infer A)[]
  ? Precise<A>[]
  : T extends object
    ? {
        [K in keyof T]: K extends 'urgency' | 'raisesTo'
          ? Levels<T[K], Urgency>
          : K extends 'rung' | 'nextRung'
            ? Levels<T[K], Rung>
            : K extends 'allowedActions'
              ? ActionsOf<T>
              : K extends 'parameters' | 'from' | 'to'
                ? Loose<T[K]>
                : K extends 'declineReasons'
                  ? DeclineReason[]
                  : Precise<T[K]>
      }
    : T
type Loose<V> = V extends Record<string, never> ? Record<string, unknown> : V
type Shape<K extends keyof Shapes> = Precise<Shapes[K]>
type Word<K extends keyof Shapes> = NonNullable<Shapes[K]>
/** What the inner shape says, unless the outer one says it too. */
type Flat<Inner, Outer> = Omit<Inner, keyof Outer> & Outer

export type Allowed = Shapes['Allowed']
export type Outcome = Word<'Outcome'>
export type TicketState = Word<'TicketState'>
export type Stage = Word<'Stage'>
export type Group = Word<'BoardGroup'>
export type AttentionKind = Word<'AttentionKind'>
export type Kind = Word<'IncidentKind'>
export type SafeContact = Word<'SafeContact'>
export type Language = Word<'Language'>
export type Role = Word<'Role'>
export type Right = Word<'Right'>
export type DeclineReason = Word<'DeclineReason'>
export type CloseReason = Word<'CloseReason'>
export type ChangeKind = Word<'ChangeKind'>
export type NoticeKind = Word<'NoticeKind'>

export type Place = Shapes['PlaceShape']
export type PlaceView = Shapes['PlaceView']
export type Victims = Shapes['Victims']
export type QuestionAnswer = Shapes['AnswerShape']
export type Form = Shape<'ReportForm'>
export type PersonRef = Shapes['PersonRef']

export type SessionRegion = Shape<'ShowSessionRegionOfPerson'>
export type Session = Shape<'ShowSessionView'>
export type SessionRow = Shapes['ListSessionsView']
export type DemonstrationAccount = Shapes['ListDemonstrationView']
export type PersonRow = Shapes['ListPeopleView']

export type DraftView = Shape<'DraftView'>
export type PaperEntry = Shapes['PaperEntry']
export type Similar = Shape<'FindSimilarAnswer'>
export type SentReport = Shape<'SendReportAnswer'>
export type EndedReport = Shape<'EndReportAnswer'>
export type ReportRow = Shape<'ReadReportsReportRow'>
type ReportParts = Shape<'ReadReportsReportView'>
export type ReportView = Flat<ReportRow, Omit<ReportParts, 'row'>>

export type TicketChip = Shapes['TicketChip']
export type Attention = Shape<'AttentionView'>
export type IncidentRow = Shape<'IncidentRow'>
export type Board = Shape<'ListIncidentsAnswer'>
export type TimelineEntry = Shape<'TimelineEntry'>
export type Stamp = Shapes['StampView']
export type Change = Shapes['ChangeView']
export type TicketView = Shape<'TicketView'>
export type Reminder = Shapes['ReminderView']
export type IncidentReport = Shape<'GetIncidentReportPart'>
type IncidentParts = Shape<'GetIncidentAnswer'>
export type IncidentView = Flat<IncidentRow, Omit<IncidentParts, 'row'>>
type TicketParts = Shape<'ReadTicketsDeskTicket'>
export type DeskTicket = TicketView & Omit<TicketParts, 'ticket'>
export type Notice = Shape<'ReadNoticesNoticeView'>
export type StepTime = Shapes['TodayFiguresTimeFigure']
export type Figures = Shape<'TodayFiguresAnswer'>
export type Found = Shape<'SearchCasesHit'>
export type Paged<T> = { items: T[]; next: string | null }
export type Items<T> = { items: T[] }

export type Problem = {
  type?: string
  status?: number
  code?: string
  parameters?: Record<string, unknown>
  errors?: Record<string, string[]>
}

export type LocalText = Shapes['LocalText']
export type Profile = Shape<'ReadProfileView'>
export type Category = Profile['categories'][number]
export type Agency = Profile['agencies'][number]
export type Places = Shape<'ReadPlacesView'>
export type Duty = Shape<'ReadDutyView'>
export type ParkedReaction = Shape<'ParkedReaction'>
export type Routing = Shape<'ReadRoutingView'>
