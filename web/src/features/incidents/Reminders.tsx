import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../api/types'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icons'
import { Countdown } from '../../ui/Time'
import { useIncidentActs } from './useIncidentActs'

/** A reminder that is due looks like one. */
export function Reminders({ incident }: { incident: IncidentView }) {
  const { t } = useTranslation()
  const acts = useIncidentActs()
  const now = useNow()
  return (
    <>
      {incident.reminders.map(({ id, dueAt, words }) => {
        const due = now >= Date.parse(dueAt)
        return (
          <div key={id} className={due ? 'callout' : 'reminder'}>
            <Icon name="clock" />
            <span className="grow">{words}</span>
            {due ? t('incident.reminderDueAt') : <Countdown until={dueAt} />}
            <Button size="sm" onClick={() => void acts.endReminder(incident, id)}>
              {t('incident.reminderEnd')}
            </Button>
            {due && (
              <Button size="sm" keys="p" onClick={() => void acts.remind(incident, 5, words ?? undefined)}>
                {t('incident.again')}
              </Button>
            )}
          </div>
        )
      })}
    </>
  )
}
