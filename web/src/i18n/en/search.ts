import type { Translation } from '../id'

export const search: Translation['search'] = {
  title: 'Search',
  label: 'Incident number, telephone number, village, or words',
  begin: 'Type at least two letters',
  beginMore:
    'A number like 0042 or 112-KDL-261121-0042, a telephone like 0812…, a village, or words of a report. What you have no right to is not shown.',
  empty: 'Nothing fits',
  emptyMore: 'Check the spelling, or search with a part of the word or number.',
  truncated: 'There is more. Narrow the search.',
  found: '{{count}} found',
  incident: 'Incident',
  report: 'Report',
  matched: { number: 'number', caller: "caller's telephone", place: 'place', words: 'words' },
  what: 'Kind',
  when: 'Time',
  status: 'State',
  by: 'Matched by',
  statusOpen: 'Open',
  statusClosed: 'Closed',
  help: 'Searches the incidents and reports of this region, within your rights. The words you search for are not kept in the address.',
}
