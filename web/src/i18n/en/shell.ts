import type { Translation } from '../id'

export const nav: Translation['nav'] = {
  call: 'Call',
  board: 'Board',
  desk: 'Tickets',
  executive: 'Overview',
  search: 'Search',
  reports: 'Reports',
  duty: 'Duty',
  people: 'People',
  sessions: 'My sessions',
  more: 'More',
  skip: 'Skip to content',
  pages: 'Pages',
}

export const missing: Translation['missing'] = {
  help: 'This address leads to no page that you may see. Digits open pages, / searches, Ctrl K takes commands.',
}

export const shell: Translation['shell'] = {
  command: 'command',
  help: 'Help',
  close: 'Close',
  cancel: 'Cancel',
  person: 'Account and settings',
  signOut: 'Sign out',
  theme: 'Theme',
  dark: 'Dark',
  light: 'Light',
  language: 'Language',
  region: 'Region',
  keysHere: 'Keys on this page',
  keysEverywhere: 'Keys on every page',
  keysDialog: 'Keys in this box',
  noKeys: 'This page has no keys of its own.',
  undo: 'Undo',
  loading: 'Loading…',
  broken: 'This page failed to load',
  tryAgain: 'Try again',
  notFound: 'Page not found',
  notFoundMore: 'The address is wrong, or you have no right to see it.',
  start: 'To the first page',
  nextSection: 'next section',
  search: 'search',
  working: 'Working…',
}
