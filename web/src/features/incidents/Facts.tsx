import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../api/types'
import { useCategories } from '../../app/region'
import { Panel } from '../../ui/Panel'
import { PlaceName, VictimCounts } from '../../ui/Place'
import { At } from '../../ui/Time'
import { ChangeLine } from './ChangeValue'

export function Facts({ incident }: { incident: IncidentView }) {
  const { t } = useTranslation()
  const categories = useCategories()
  return (
    <Panel title={t('incident.facts')}>
      <dl className="kv s14">
        <dt>{t('incident.category')}</dt>
        <dd>{categories.name(incident.category)}</dd>
        <dt>{t('incident.place')}</dt>
        <dd className="b">
          <PlaceName place={incident.placeUnknown ? null : incident.place} unknown />
        </dd>
        {incident.place.landmark && (
          <>
            <dt>{t('incident.landmark')}</dt>
            <dd>{incident.place.landmark}</dd>
          </>
        )}
        <dt>{t('incident.words')}</dt>
        <dd className="prose">{incident.words || incident.headline || '–'}</dd>
        <dt>{t('incident.victims')}</dt>
        <dd>
          <VictimCounts victims={incident.victims} />
        </dd>
      </dl>
      {incident.changes.length > 0 && (
        <details className="changes">
          <summary>
            {t('incident.changes')} {incident.changes.length}
          </summary>
          <ul className="rows s12">
            {incident.changes.map(({ id, kind, from, to, at }) => (
              <li key={id}>
                <span className="t3">
                  <At at={at} />
                </span>{' '}
                <ChangeLine kind={kind} from={from} to={to} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
