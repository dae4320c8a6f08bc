import { useTranslation } from 'react-i18next'
import type { Figures } from '../../api/types'
import { useAgencies } from '../../app/region'
import { Icon } from '../../ui/icons'
import { Panel } from '../../ui/Panel'
import { Age } from '../../ui/Time'
import { Urgency } from '../../ui/Urgency'

const shown = 5

/** Whom the region waits for, and for how long: ticks. */
export function Unanswered({ figures }: { figures: Figures }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const { unanswered, unansweredHidesSome } = figures
  return (
    <Panel title={t('executive.unanswered')} note={unanswered.length || ''} className="unanswered" tabIndex={0}>
      {unanswered.length === 0 && !unansweredHidesSome && <p className="t2 none">{t('executive.allAnswered')}</p>}
      <ul>
        {unanswered.slice(0, shown).map(({ agency, incidentId, shortNumber, urgency, state, since, overdue }) => (
          <li key={incidentId + agency}>
            <Urgency level={urgency} size={26} short />
            <b>{agencies.short(agency)}</b>
            <span className="t2 el">
              {shortNumber}, {t(state === 'seen' ? 'executive.saw' : 'executive.notSeen')}
            </span>
            <span className={overdue ? 'waits late' : 'waits'}>
              {overdue && (
                <>
                  <Icon name="bang" />
                  <span className="vh">{t('ticket.overdue')}</span>
                </>
              )}
              <Age since={since} />
            </span>
          </li>
        ))}
      </ul>
      {unanswered.length > shown && (
        <p className="t2">{t('executive.moreUnanswered', { count: unanswered.length - shown })}</p>
      )}
      {unansweredHidesSome && <p className="t2">{t('executive.hiddenUnanswered')}</p>}
    </Panel>
  )
}
