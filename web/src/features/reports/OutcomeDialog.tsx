import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome, ReportView } from '../../api/types'
import { FormDialog } from '../../ui/Dialog'
import { Field, FieldGroup } from '../../ui/Field'
import { Kbd } from '../../ui/Kbd'
import { useKeys } from '../../ui/keys'
import { useReportActs } from './useReportActs'

const keys: [Outcome, string][] = [
  ['emergency', 'd'],
  ['information', 'i'],
  ['complaint', 'a'],
  ['social', 's'],
  ['wrongRegion', 'w'],
  ['prank', 'r'],
  ['ghost', 'h'],
  ['dropped', 'p'],
  ['test', 'u'],
]

export function OutcomeDialog({ report, onClose }: { report: ReportView; onClose: () => void }) {
  const { t } = useTranslation()
  const acts = useReportActs(report.id)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [reason, setReason] = useState('')
  useKeys(
    keys.map(([one, key]) => ({
      keys: key,
      label: t(`outcome.${one}`),
      layer: 'dialog',
      run: () => setOutcome(one),
    })),
  )
  const missing = !outcome ? t('reports.outcome') : !reason.trim() ? t('reports.correctReason') : null
  const send = async () => {
    if (outcome && (await acts.correct(outcome, reason.trim()))) onClose()
  }
  return (
    <FormDialog
      title={t('reports.correctTitle')}
      onClose={onClose}
      submit={t('reports.correct')}
      busy={acts.busy}
      because={missing}
      onSubmit={() => void send()}
    >
      <FieldGroup label={t('reports.outcome')}>
        <div className="seg">
          {keys
            .filter(([one]) => one !== report.outcome)
            .map(([one, key], index) => (
              <button
                key={one}
                type="button"
                data-first={index === 0 || undefined}
                aria-pressed={outcome === one}
                onClick={() => setOutcome(one)}
              >
                <Kbd keys={key} /> {t(`outcome.${one}`)}
              </button>
            ))}
        </div>
      </FieldGroup>
      <Field label={t('reports.correctReason')}>
        {(given) => (
          <input
            {...given}
            className="input"
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
