import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Allowed, IncidentView } from '../../api/types'
import { useRegion } from '../../app/region'
import { type KeyAction, useKeys } from '../../ui/keys'
import { askFor, type Question } from './ask'
import { mayClose, useIncidentActs } from './useIncidentActs'

export function useIncidentKeys(incident: IncidentView | undefined) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const region = useRegion().id
  const acts = useIncidentActs()
  const may = incident?.allowedActions
  const late = incident?.tickets.find(({ attention }) => attention) ?? incident?.tickets[0]
  const key = (keys: string, label: string, run: (incident: IncidentView) => void, foot = true): KeyAction => ({
    keys,
    label: label.toLowerCase(),
    foot,
    run: () => incident && run(incident),
  })
  const ask = (keys: string, label: string, what: Question, allowed: Allowed | undefined, foot = true) =>
    key(keys, label, (one) => acts.may(one, allowed) && askFor({ what, id: one.id }), foot)
  useKeys([
    incident?.closed
      ? ask('b', t('incident.reopen'), 'reopen', may?.reopen)
      : ask('k', t('incident.send'), 'send', may?.send),
    ask('c', t('incident.note'), 'note', may?.note),
    ask('u', t('incident.change'), 'change', may?.change),
    key('p', t('incident.remindFive'), (one) => acts.may(one, may?.remind) && void acts.remind(one, 5)),
    ask('Shift+P', t('incident.remindMinutes'), 'remind', may?.remind, false),
    may?.part.allowed
      ? key('g', t('incident.part'), (one) => void acts.part(one))
      : ask('g', t('incident.join'), 'join', may?.join),
    ask('r', t('incident.restrict'), 'restrict', may?.restrict, false),
    incident?.held
      ? ask('Shift+H', t('incident.liftHold'), 'liftHold', may?.liftHold, false)
      : ask('Shift+H', t('incident.hold'), 'hold', may?.hold, false),
    !incident?.closed && key('x', t('incident.close'), (one) => acts.close(one, one.allowedActions)),
    ask('Shift+X', `${t('incident.close')}: ${t('incident.other')}`, 'close', may && mayClose(may), false),
    late && key('t', t('incident.phone'), (one) => askFor({ what: 'phone', id: one.id, ticket: late.id })),
    key('Escape', t('nav.board'), () => void navigate(`/r/${region}/papan?pilih=${incident?.id ?? ''}`)),
  ])
}
