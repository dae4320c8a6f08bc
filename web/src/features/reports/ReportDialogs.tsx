import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentRow, ReportView } from '../../api/types'
import { FormDialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { IncidentChoice } from '../incidents/IncidentChoice'
import { useReportActs } from './useReportActs'

type Props = { report: ReportView; onClose: () => void }

export function AttachDialog({ report, onClose }: Props) {
  const { t } = useTranslation()
  const acts = useReportActs(report.id)
  const [incident, setIncident] = useState<IncidentRow | null>(null)
  const attach = () => {
    if (!incident) return
    onClose()
    void acts.attach(incident)
  }
  return (
    <FormDialog
      title={t('reports.attach')}
      onClose={onClose}
      submit={t('reports.attach')}
      because={incident ? null : t('incident.noTarget')}
      onSubmit={attach}
    >
      <Field label={t('reports.incident')}>
        {(given) => (
          <IncidentChoice {...given} besides={{ id: '', category: report.category ?? '' }} onPick={setIncident} />
        )}
      </Field>
    </FormDialog>
  )
}

export function SettleDialog({ report, onClose }: Props) {
  const { t } = useTranslation()
  const acts = useReportActs(report.id)
  const [words, setWords] = useState('')
  const settle = async () => {
    if (await acts.settle(words.trim())) onClose()
  }
  return (
    <FormDialog
      title={t('reports.settleTitle')}
      onClose={onClose}
      submit={t('reports.settle')}
      busy={acts.busy}
      because={words.trim() ? null : t('reports.settleWords')}
      onSubmit={() => void settle()}
    >
      <Field label={t('reports.settleWords')} above>
        {(given) => (
          <textarea
            {...given}
            className="input"
            rows={3}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
