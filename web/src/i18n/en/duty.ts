import type { Translation } from '../id'

export const duty: Translation['duty'] = {
  show: 'What is shown',
  all: 'All {{count}}',
  onlyEmpty: 'Empty desks {{count}}',
  allFilled: 'Every desk is filled',
  allFilledMore: 'Each agency has somebody on duty by the list.',
  unfilled: '{{post}}, not filled',
  title: 'On duty now',
  agency: 'Agency',
  desk: 'Desk',
  officer: 'Duty officer',
  present: 'screen open',
  absent: 'not signed in',
  listed: 'by the list',
  empty1: 'empty',
  nobody: 'Nobody on duty',
  empty: 'No duty list yet',
  emptyMore: "Duty lists come from the region's profile.",
  help: 'Who is on duty by the list at this hour; empty desks first. Tickets sound only for people on duty; an empty desk climbs to the officer at once. The list comes from the region’s profile.',
}

export const parked: Translation['parked'] = {
  title: '{{count}} reactions wait',
  title_one: '{{count}} reaction waits',
  more: 'A notice or another reaction failed again and again. The case itself is recorded. Try again; if it still fails, tell the administrator.',
  retry: 'Try again',
  retryOf: 'Try again: {{what}}',
  retried: 'The reaction succeeded.',
  gone: 'This version of Siaga has no such reaction any more: a supervisor can put it away.',
  dismiss: 'Put away',
  dismissOf: 'Put away: {{what}}',
  dismissed: 'Put away.',
}
