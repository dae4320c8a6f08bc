import type { Translation } from '../id'

export const people: Translation['people'] = {
  find: 'Name, account, role or agency',
  signedIn: 'Signed in {{count}}',
  some: '{{shown}} of {{all}}',
  none: 'Nothing matches',
  noneMore: 'Type only part of a name, account, role or agency.',
  title: 'People',
  name: 'Name',
  login: 'Account',
  grants: 'Rights',
  sessions: 'Sessions',
  revoke: 'End all sessions',
  revokeTitle: 'End all sessions of {{name}}?',
  revokeMore: 'All their pages ask to sign in again. Saved drafts are kept.',
  revoked: 'Sessions of {{name}} ended',
  empty: 'No people yet',
  emptyMore: 'Add them with the command ./siaga user.',
  restricted: 'may see restricted cases',
  help: 'Who has which right in which region. End sessions when a computer is lost or a person moves.',
}
