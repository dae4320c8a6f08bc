import type { Translation } from '../id'

export const live: Translation['live'] = {
  connecting: 'Connecting…',
  live: 'Live',
  delay: 'Live · {{seconds}} s',
  behind: 'Behind by {{seconds}} s',
  behindMore: 'reconnecting',
  cut: 'Cut off since {{time}}',
  cutMore: 'What you see may be old. What you type is kept and sent once connected.',
  back: 'Connected again, {{count}} new facts',
  back_one: 'Connected again, 1 new fact',
  backNone: 'Connected again, nothing missed',
}

export const disk: Translation['disk'] = {
  filling: 'The disk of the server is {{percent}}% used',
  fillingMore: '{{free}} are left. Tell the administrator this week.',
  nearlyFull: 'The disk of the server is nearly full: {{percent}}%',
  nearlyFullMore: '{{free}} are left. Call the administrator today.',
  full: 'The disk of the server is full',
  fullMore: 'New reports are refused. Use the paper cards and call the administrator now.',
}

export const clockDoubt: Translation['clockDoubt'] = {
  parted: 'The clock of this server is {{minutes}} minutes apart from Siaga’s',
  partedMore: 'Siaga keeps to its own. Ask the administrator to check the clock of the server.',
  doubted: 'The clock of the server may be wrong: {{days}} days after the last record',
  doubtedMore: 'Reports are taken with this time. Call the administrator now.',
}

export const sound: Translation['sound'] = {
  on: 'Sound on',
  off: 'Sound blocked',
  muted: 'Sound muted',
  blocked: 'This page may not make sound yet',
  blockedMore: 'New and overdue tickets will not be heard.',
  enable: 'Turn sound on',
  newTicket: 'New ticket or change',
  overdue: 'Overdue',
  emptySeat: 'Nobody on duty',
  hear: 'Listen',
  mute: 'Mute',
  unmute: 'Unmute',
  quiet: 'quiet for 1 minute',
  quietFor: 'Quiet {{seconds}} s',
}
