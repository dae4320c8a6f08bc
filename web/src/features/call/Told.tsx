import { useTranslation } from 'react-i18next'
import { useAgencies, useZone } from '../../app/region'
import { locale } from '../../i18n'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Kbd } from '../../ui/Kbd'
import { useKeys } from '../../ui/keys'
import { Panel } from '../../ui/Panel'
import { clockTime } from '../../ui/time'
import type { Acts } from './useActs'
import { useCall } from './useCall'
import { isLive, type Sending } from './useSending'

/** Who will be told, and the key that tells them. */
export function Told({ sending, acts }: { sending: Sending; acts: Acts }) {
  const { t } = useTranslation()
  const { keeper, kept, form, mayType } = useCall()
  const { toTell, going, routingLost, announcement } = sending
  const toggle = (id: string) =>
    keeper.leaveOut(kept.leaveOut.includes(id) ? kept.leaveOut.filter((other) => other !== id) : [...kept.leaveOut, id])
  useKeys([
    mayType && { keys: 'Ctrl+Enter', label: t('call.keys.send'), run: () => void acts.send(), foot: true },
    ...toTell.map(
      ({ id, shortName }, index) =>
        mayType && {
          keys: `F3 ${index + 1}`,
          label: t(kept.leaveOut.includes(id) ? 'call.putBack' : 'call.leaveOut', { agency: shortName }),
          run: () => toggle(id),
        },
    ),
  ])
  const nobody = !form.category
    ? t('call.toldNone')
    : routingLost
      ? t('call.toldLost')
      : toTell.length === 0
        ? t('call.toldNobody')
        : null
  return (
    <Panel title={t('call.told')} note={t('call.toldMore')} className="told">
      {announcement && (
        <div className="callout" role="status">
          <Icon name="clock" size={16} />
          <span>
            <b>{t('call.afterHours')}</b> «{announcement[locale()]}»
          </span>
        </div>
      )}
      {nobody && <p className="t2 none">{nobody}</p>}
      <ul className="rows">
        {toTell.map(({ id, shortName, deskOnDuty, nobodyOnDuty }, index) => {
          const out = !going.includes(id)
          return (
            <li key={id}>
              <button type="button" className={out ? 'row out' : 'row'} aria-pressed={!out} onClick={() => toggle(id)}>
                <Icon name={out ? 'no' : 'ok'} />
                <b className="agency">{shortName}</b>
                <span className={!out && nobodyOnDuty ? 'your-turn grow' : 't2 grow'}>
                  {out
                    ? t('call.leftOut')
                    : nobodyOnDuty
                      ? t('call.nobodyOnDuty')
                      : t('call.onDuty', { count: deskOnDuty })}
                </span>
                <Kbd keys={`F3 ${index + 1}`} />
              </button>
            </li>
          )
        })}
      </ul>
      <SendKey sending={sending} acts={acts} />
    </Panel>
  )
}

function SendKey({ sending, acts }: { sending: Sending; acts: Acts }) {
  const { t } = useTranslation()
  const { kept, missing, mayType } = useCall()
  const { going, changed, incident, joined, toTell } = sending
  const agencies = useAgencies()
  if (kept.intent) return <NotYet />
  const [first] = missing
  const something = !kept.sent || changed || going.length > 0
  const told = incident?.tickets.filter(isLive).map(({ agency }) => agencies.short(agency)) ?? []
  const label = !kept.sent
    ? toTell.length > 0
      ? t('call.send', { count: going.length })
      : t('call.sendAny')
    : something
      ? t('call.sendChanges')
      : t('call.nothingNew')
  return (
    <div className="send">
      <Button
        kind={first ? 'missing' : something ? 'primary' : undefined}
        size="big"
        keys="Ctrl+Enter"
        because={mayType ? null : t('call.elsewhere')}
        onClick={() => void acts.send()}
      >
        {label}
      </Button>
      <p className="s12 t2" aria-live="polite">
        {first ? (
          <b className="your-turn">{t('call.firstMissing', { what: capital(t(`call.missing.${first}`)) })}</b>
        ) : !kept.sent ? (
          t('call.oneKey')
        ) : joined ? (
          t('call.joinedMore')
        ) : something && told.length > 0 ? (
          t('call.changesReach', { agencies: told.join(', ') })
        ) : (
          t('call.changesNone')
        )}
      </p>
    </div>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Pressed, and not acknowledged: says so in so many words until the server has it. */
function NotYet() {
  const { t } = useTranslation()
  const { kept } = useCall()
  const { zone } = useZone()
  const { intent, failing } = kept
  if (!intent) return null
  const time = clockTime(intent.at, zone)
  return (
    <div className="send" role="alert">
      <div className={failing ? 'callout bad' : 'callout'}>
        <Icon name={failing ? 'offline' : 'clock'} size={16} />
        <b className="s14">
          {intent.kind === 'end' ? t('call.notEndedYet') : failing ? t('call.notSentYet') : t('call.sendingNow')}
        </b>
        {failing && <span>{t('call.notSentMore', { time })}</span>}
      </div>
    </div>
  )
}
