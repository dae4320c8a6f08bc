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
