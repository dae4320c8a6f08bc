import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { FieldGroup } from '../../ui/Field'
import { Icon } from '../../ui/icons'
import { useKeys } from '../../ui/keys'
import { Countdown } from '../../ui/Time'
import { CallerFields, LandmarkField, VictimsField, WordsField } from './CallerFields'
import { CategoryField } from './CategoryField'
import { Outcomes } from './Outcomes'
import { PlaceField } from './PlaceField'
import { UrgencyField } from './UrgencyField'
import type { Acts } from './useActs'
import { useCall } from './useCall'
import type { Sending } from './useSending'

/** What the caller says, in the order it is asked. */
export function ReportForm({ sending, acts }: { sending: Sending; acts: Acts }) {
  const { t } = useTranslation()
  const { kept, mayType } = useCall()
  return (
    <section className="panel form" aria-labelledby="laporan">
      <div className="row">
        <h2 id="laporan" className="s16 b">
          {kept.sent ? t('call.report', { short: kept.sent.shortNumber }) : t('call.reportNew')}
        </h2>
        <span className="end">
          <State changed={sending.changed || (kept.sent !== null && sending.going.length > 0)} />
        </span>
      </div>
      <fieldset disabled={!mayType}>
        <legend className="vh">{t('call.reportNew')}</legend>
        <CategoryField />
        <UrgencyField />
        <PlaceField />
        <LandmarkField />
        <WordsField />
        <VictimsField />
        <CallerFields />
        <Reminder sending={sending} acts={acts} />
      </fieldset>
      <Outcomes acts={acts} />
    </section>
  )
}

/** The second of the three places that say what is missing. */
function State({ changed }: { changed: boolean }) {
  const { t } = useTranslation()
  const { missing, kept } = useCall()
  const what = missing.map((one) => t(`call.missing.${one}`)).join(', ')
  if (kept.intent)
    return (
      <span className="tag miss">
        <Icon name="clock" />
        {t('call.unsentTag')}
      </span>
    )
  if (missing.length > 0)
    return (
      <span className="tag miss">
        <Icon name="bang" />
        {missing.length === 1 ? t('call.missingOne', { what }) : t('call.missingTwo', { what })}
      </span>
    )
  if (kept.sent && changed)
    return (
      <span className="tag miss">
        <Icon name="bang" />
        {t('call.changedTag')}
      </span>
    )
  return (
    <span className="tag good">
      <Icon name="ok" />
      {t(kept.sent ? 'call.sentTag' : 'call.ready')}
    </span>
  )
}

function Reminder({ sending: { incident }, acts }: { sending: Sending; acts: Acts }) {
  const { t } = useTranslation()
  useKeys([{ keys: 'Ctrl+j', label: t('call.keys.remind'), run: acts.remind, foot: true }])
  if (!incident) return null
  return (
    <FieldGroup label={t('call.reminder')}>
      <div className="stack reminders">
        {incident.reminders.map(({ id, dueAt, words, due }) => (
          <div key={id} className={due ? 'callout' : 'row timer'}>
            <Icon name="clock" />
            <span className="grow">{words}</span>
            <b>{due ? t('incident.reminderDue') : <Countdown until={dueAt} />}</b>
            <Button size="sm" onClick={() => void acts.endReminder(id)}>
              {t('call.reminderEnd')}
            </Button>
          </div>
        ))}
        {incident.reminders.length === 0 && (
          <Button size="sm" keys="Ctrl+j" onClick={acts.remind}>
            {t('call.reminderNone')}
          </Button>
        )}
      </div>
    </FieldGroup>
  )
}
