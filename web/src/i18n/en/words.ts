import type { Translation } from '../id'

export const urgency: Translation['urgency'] = { name: 'Urgency', u1: 'Life threat', u2: 'Serious', u3: 'Urgent', u4: 'Soon', u5: 'No hurry' }

export const ticket: Translation['ticket'] = {
  overdue: 'over',
  short: {
    sent: 'sent',
    delivered: 'at desk',
    seen: 'seen',
    accepted: 'accepted',
    onTheWay: 'moving',
    arrived: 'on scene',
    done: 'done',
    declined: 'declined',
    handedOver: 'handed over',
    returned: 'returned',
    recalled: 'taken back',
  },
  stage: {
    sent: 'Sent',
    delivered: 'At desk',
    seen: 'Seen',
    accepted: 'Accepted',
    onTheWay: 'Moving',
    arrived: 'On scene',
    done: 'Done',
  },
  legend: 'Ticket states',
  limit: 'limit {{left}}',
  late: 'over {{over}}',
  unacknowledged: '{{count}} changes not acknowledged',
  unacknowledged_one: '1 change not acknowledged',
  source: { desk: 'desk', telephone: 'telephone', radio: 'radio', system: 'system', later: 'entered later' },
  corrected: 'corrected from {{was}}: {{reason}}',
  why: {
    routing: 'by category and place',
    category: 'by the new category',
    byHand: 'sent by hand',
    reopened: 'opened again',
    calledIn: 'called in by {{from}}',
    handedOver: 'handed over by {{from}}',
  },
  until: { seen: 'seen', accepted: 'accepted', onTheWay: 'moving', arrived: 'on scene' },
  left: '{{what}}: {{left}} left',
  leftOver: '{{what}}: over by {{over}}',
  account: 'Account of what was done',
  handedTo: 'to {{agency}}',
}

export const decline: Translation['decline'] = {
  notOurArea: 'not our area',
  notOurDuty: 'not our duty',
  noUnitFree: 'no unit free',
  other: 'other',
}

export const rung: Translation['rung'] = {
  name: 'Ladder',
  at: 'rung {{rung}}: {{who}}',
  r1: 'people on duty',
  r2: 'duty officer',
  r3: 'head of section',
  r4: 'head of agency',
  r5: 'Sekda',
  r6: 'telephone 112',
  r7: 'supervisor',
}

export const attention: Translation['attention'] = {
  unseen: '{{agency}} has not seen it, {{over}} over the limit of {{limit}}.',
  unaccepted: '{{agency}} has not accepted, {{over}} over the limit of {{limit}}.',
  notMoving: '{{agency}} is not moving, {{over}} over the limit of {{limit}}.',
  notArrived: '{{agency}} has not arrived, {{over}} over the target of {{limit}}.',
  declined: 'All have declined: {{agency}}.',
  handedBack: '{{agency}} returned the ticket.',
  nobodyOnDuty: '{{agency}}: nobody on duty.',
  reason: 'Reason: {{reason}}.',
  words: '“{{words}}”',
  back: 'Back at the call centre.',
  now: 'Now {{who}}, since {{time}}.',
  next: 'Up to {{who}} in {{left}}.',
  nextDue: 'Up to {{who}} now.',
  told: 'told: {{names}}',
  phone: 'Telephone {{agency}}',
  reroute: 'Send elsewhere',
}

export const outcome: Translation['outcome'] = {
  emergency: 'Emergency',
  information: 'Information',
  complaint: 'Complaint',
  social: 'Social case',
  wrongRegion: 'Other region',
  prank: 'Prank',
  ghost: 'Silent',
  test: 'Test',
  dropped: 'Dropped',
  none: 'No outcome yet',
}

export const kind: Translation['kind'] = { emergency: 'Emergency', complaint: 'Complaint', social: 'Social case' }

export const role: Translation['role'] = {
  none: 'Other role',
  callTaker: 'Call taker',
  dispatcher: 'Dispatcher',
  supervisor: 'Supervisor',
  agencyDesk: 'Agency desk',
  sectionHead: 'Head of section',
  agencyHead: 'Head of agency',
  sekda: 'Sekda',
  executive: 'Executive',
  administrator: 'Administrator',
}

export const place: Translation['place'] = {
  unknown: 'Place not known yet',
  unknownShort: 'Not known yet',
  district: 'Kec. {{name}}',
  notAsked: 'Place not asked yet',
  landmark: 'Landmark',
}

export const victims: Translation['victims'] = {
  none: 'No victims mentioned',
  trapped: 'Trapped',
  injured: 'Injured',
  dead: 'Dead',
  trappedCount: '{{count}} trapped',
  injuredCount: '{{count}} injured',
  deadCount: '{{count}} dead',
}

export const safe: Translation['safe'] = { yes: 'safe to call back', no: 'do not call back', unknown: 'not asked whether safe to call' }

export const speech: Translation['speech'] = { id: 'Indonesian', en: 'English', jv: 'Javanese', other: 'Other language' }

export const time: Translation['time'] = {
  hours: '{{hours}} h {{minutes}}',
  days: '{{days}} d {{hours}} h',
  seconds: '{{count}} s',
  minutes: '{{count}} minutes',
  minutes_one: '1 minute',
  today: 'today {{time}}',
  yesterday: 'yesterday {{time}}',
}
