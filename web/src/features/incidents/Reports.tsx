import { useTranslation } from 'react-i18next'
import type { IncidentReport, IncidentView } from '../../api/types'
import { useRegion } from '../../app/region'
import { answer, api } from '../../api/client'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Panel } from '../../ui/Panel'
import { At } from '../../ui/Time'

export function Reports({ incident }: { incident: IncidentView }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('incident.reports')} note={incident.reports.length}>
      <ul className="rows">
        {incident.reports.map((report) => (
          <li key={report.id}>
            <Report report={report} single={incident.reports.length === 1} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Report({ report, single }: { report: IncidentReport; single: boolean }) {
  const { t } = useTranslation()
  const { id: region, rights } = useRegion()
  const { run } = useAct()
  const { id, begunAt, callerNumber, callerName, wishesUnnamed, safeContact, language, words, by, outcome, hidden } =
    report
  const detach = () =>
    run(() => answer(api.POST('/api/regions/{region}/reports/{id}/detach', { params: { path: { region, id } } })), {
      said: t('reports.detached'),
    })
  return (
    <>
      <div className="row wrap">
        <b>
          <At at={begunAt} />
        </b>
        <span>
          {wishesUnnamed
            ? t('incident.unnamed')
            : [callerName, callerNumber ?? t('incident.noNumber')].filter(Boolean).join(', ')}
        </span>
        {!wishesUnnamed && callerNumber && (
          <span className={safeContact === 'no' ? 'tag alarm' : safeContact === 'yes' ? 'tag good' : 'tag'}>
            <Icon name={safeContact === 'no' ? 'no' : safeContact === 'yes' ? 'ok' : 'phone'} />
            {t(`safe.${safeContact}`)}
          </span>
        )}
        {language !== 'id' && <span className="tag">{t(`speech.${language}`)}</span>}
        <span className="t2 s12">
          {outcome ? t(`outcome.${outcome}`) : t('reports.running')}, {by?.name ?? t('incident.someone')}
        </span>
      </div>
      <div className="row">
        <p className="grow prose t2">{hidden ? t('incident.reportHidden') : words}</p>
        {!single && rights.includes('changeIncidents') && (
          <Button size="sm" kind="plain" onClick={() => void detach()}>
            {t('reports.detach')}
          </Button>
        )}
      </div>
    </>
  )
}
