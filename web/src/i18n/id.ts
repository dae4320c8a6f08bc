import { board } from './id/board'
import { call } from './id/call'
import { desk } from './id/desk'
import { duty, parked } from './id/duty'
import { errors } from './id/errors'
import { executive } from './id/executive'
import { incident } from './id/incidents'
import { clockDoubt, disk, live, sound } from './id/live'
import { notices } from './id/notices'
import { palette } from './id/palette'
import { people } from './id/people'
import { reports } from './id/reports'
import { search } from './id/search'
import { session } from './id/session'
import { missing, nav, shell } from './id/shell'
import { change, timeline } from './id/timeline'
import { attention, decline, kind, outcome, place, role, rung, safe, speech, ticket, time, urgency, victims } from './id/words'

/** Bahasa Indonesia: the language the rooms work in. `en.ts` has the same keys; a test holds it. */
export const id = {
  nav,
  shell,
  missing,
  clockDoubt,
  disk,
  live,
  sound,
  notices,
  session,
  urgency,
  ticket,
  decline,
  rung,
  attention,
  outcome,
  kind,
  role,
  place,
  victims,
  safe,
  speech,
  time,
  incident,
  change,
  timeline,
  board,
  palette,
  search,
  reports,
  parked,
  duty,
  people,
  call,
  desk,
  executive,
  errors,
}

export type Words = typeof id

/** The same keys, and beside any of them a singular, which Indonesian has no use for. */
export type Translation<W = Words> = {
  [K in keyof W]: W[K] extends string ? string : Translation<W[K]>
} & { [K in keyof W as `${K & string}_one`]?: string }
