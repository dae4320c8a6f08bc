import type { Translation } from './id'
import { board } from './en/board'
import { call } from './en/call'
import { desk } from './en/desk'
import { duty, parked } from './en/duty'
import { errors } from './en/errors'
import { executive } from './en/executive'
import { incident } from './en/incidents'
import { clockDoubt, disk, live, sound } from './en/live'
import { notices } from './en/notices'
import { palette } from './en/palette'
import { people } from './en/people'
import { reports } from './en/reports'
import { search } from './en/search'
import { session } from './en/session'
import { missing, nav, shell } from './en/shell'
import { change, timeline } from './en/timeline'
import { attention, decline, kind, outcome, place, role, rung, safe, speech, ticket, time, urgency, victims } from './en/words'

export const en: Translation = {
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
