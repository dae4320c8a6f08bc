import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { reportQuery } from '../../api/queries'
import type { ReportView } from '../../api/types'
import { useCategories, useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { useKeys } from '../../ui/keys'
import { EmptyState } from '../../ui/Panel'
import { PlaceName, VictimCounts } from '../../ui/Place'
import { When } from '../../ui/Time'
import { Urgency } from '../../ui/Urgency'
import { OutcomeDialog } from './OutcomeDialog'
import { AttachDialog, SettleDialog } from './ReportDialogs'
import { useReportActs } from './useReportActs'

export function ReportAside({ id }: { id: string | null }) {
  const { t } = useTranslation()
  const { data } = useQuery({ ...reportQuery(useRegion().id, id ?? ''), enabled: id !== null })
  if (!data) return <EmptyState title={t('reports.select')}>{t('reports.selectMore')}</EmptyState>
  return (
    <div className="stack">
      <Content report={data} />
      <Acts key={data.id} report={data} />
      {data.corrections.length > 0 && (
        <section>
          <h3 className="sec">{t('reports.corrections')}</h3>
          <ul className="rows s12">
            {data.corrections.map(({ from, to, reason, by, at }) => (
              <li key={at}>
                <When at={at} /> {from && <s className="t3">{t(`outcome.${from}`)}</s>} →{' '}
                <b>{t(`outcome.${to ?? 'none'}`)}</b> «{reason}», {by?.name ?? t('incident.someone')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Content({ report }: { report: ReportView }) {
  const { t } = useTranslation()
  const region = useRegion().id
  const categories = useCategories()
  const caller = report.wishesUnnamed
    ? t('incident.unnamed')
    : [report.callerName, report.callerNumber ?? t('incident.noNumber')].filter(Boolean).join(', ')
  return (
    <>
      <div className="row wrap">
        <h2 className="s14 b">{report.outcome ? t(`outcome.${report.outcome}`) : t('reports.running')}</h2>
        {report.urgency && <Urgency level={report.urgency} />}
        <span className="end t2">
          <When at={report.begunAt} />, {report.by?.name ?? t('incident.someone')}
        </span>
      </div>
      <dl className="kv">
        <dt>{t('incident.category')}</dt>
        <dd>{categories.name(report.category) || '–'}</dd>
        <dt>{t('incident.place')}</dt>
        <dd>
          <PlaceName place={report.place} />
        </dd>
        <dt>{t('incident.words')}</dt>
        <dd className="prose">{report.words || '–'}</dd>
        <dt>{t('incident.victims')}</dt>
        <dd>
          <VictimCounts victims={report.victims} />
        </dd>
        <dt>{t('reports.caller')}</dt>
        <dd>
          {caller}, {t(`safe.${report.safeContact}`)}, {t(`speech.${report.language}`)}
        </dd>
        {report.neighbour && (
          <>
            <dt>{t('reports.neighbour')}</dt>
            <dd>{report.neighbour}</dd>
          </>
        )}
        {report.note && (
          <>
            <dt>{t('incident.note')}</dt>
            <dd className="prose">{report.note}</dd>
          </>
        )}
        {report.settledAt && (
          <>
            <dt>{t('reports.settledAt')}</dt>
            <dd>
              <When at={report.settledAt} /> {report.settledWords && <>«{report.settledWords}»</>}
            </dd>
          </>
        )}
        <dt>{t('reports.incident')}</dt>
        <dd>
          {report.incidentId ? <Link to={`/r/${region}/kejadian/${report.incidentId}`}>{report.number}</Link> : '–'}
        </dd>
      </dl>
    </>
  )
}

function Acts({ report }: { report: ReportView }) {
  const { t } = useTranslation()
  const acts = useReportActs(report.id)
  const [asking, ask] = useState<'outcome' | 'attach' | 'settle' | null>(null)
  const { correctOutcome, attach, detach, settle } = report.allowedActions
  const close = () => ask(null)
  useKeys([
    correctOutcome.allowed && { keys: 'b', label: t('reports.correct'), run: () => ask('outcome'), foot: true },
    !report.incidentId &&
      attach.allowed && { keys: 'g', label: t('reports.attach'), run: () => ask('attach'), foot: true },
    report.outcome === 'wrongRegion' &&
      settle.allowed && { keys: 'x', label: t('reports.settle'), run: () => ask('settle'), foot: true },
  ])
  return (
    <div className="row wrap">
      <Button size="sm" keys="b" allowed={correctOutcome} onClick={() => ask('outcome')}>
        {t('reports.correct')}
      </Button>
      {report.incidentId ? (
        <Button size="sm" allowed={detach} onClick={() => void acts.detach(report.incidentId)}>
          {t('reports.detach')}
        </Button>
      ) : (
        <Button size="sm" keys="g" allowed={attach} onClick={() => ask('attach')}>
          {t('reports.attach')}
        </Button>
      )}
      {report.outcome === 'wrongRegion' && (
        <Button size="sm" keys="x" allowed={settle} onClick={() => ask('settle')}>
          {t('reports.settle')}
        </Button>
      )}
      {asking === 'outcome' && <OutcomeDialog report={report} onClose={close} />}
      {asking === 'attach' && <AttachDialog report={report} onClose={close} />}
      {asking === 'settle' && <SettleDialog report={report} onClose={close} />}
    </div>
  )
}
