import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sentence } from '../../api/errors'
import type { CloseReason, IncidentView } from '../../api/types'
import { useRegion } from '../../app/region'
import { useAct } from '../../ui/act'
import { FormDialog } from '../../ui/Dialog'
import { Field, FieldGroup } from '../../ui/Field'
import { Kbd } from '../../ui/Kbd'
import { useKeys } from '../../ui/keys'
import { IncidentChoice } from './IncidentChoice'
import { incidentIntents } from './intents'

const reasons: CloseReason[] = ['handled', 'falseAlarm', 'withdrawn', 'duplicate']

export function CloseDialog({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const intents = incidentIntents(useRegion().id, incident.id)
  const handled = incident.allowedActions.close
  const [reason, setReason] = useState<CloseReason>(handled.allowed ? 'handled' : 'falseAlarm')
  const [same, setSame] = useState<string | null>(null)
  const [words, setWords] = useState('')
  useKeys(
    reasons.map((one, index) => ({
      keys: String(index + 1),
      label: t(`incident.reason.${one}`),
      layer: 'dialog',
      run: () => setReason(one),
    })),
  )
  const missing = () => {
    if (reason === 'handled') return handled.allowed ? null : sentence(t, handled.reason ?? 'identity.forbidden')
    if (reason === 'duplicate') return same ? null : t('incident.noTarget')
    return words.trim() ? null : t('errors.incident_reason_needed')
  }
  const close = async () => {
    const said = {
      said: t('incident.closedToast', { short: incident.shortNumber }),
      undo: () => (reason === 'duplicate' ? intents.part() : intents.reopen(t('incident.undoReason'))),
      undone: t('incident.reopened', { short: incident.shortNumber }),
    }
    const done = await run(
      () => intents.close(reason, words.trim() || null, reason === 'duplicate' ? same : null).then(() => true),
      said,
    )
    if (done) onClose()
  }
  return (
    <FormDialog
      title={t('incident.closeTitle', { short: incident.shortNumber })}
      onClose={onClose}
      submit={t('incident.close')}
      busy={busy}
      because={missing()}
      onSubmit={() => void close()}
    >
      <FieldGroup label={t('incident.closeReason')}>
        <div className="seg">
          {reasons.map((one, index) => (
            <button key={one} type="button" aria-pressed={reason === one} onClick={() => setReason(one)}>
              {t(`incident.reason.${one}`)} <Kbd keys={String(index + 1)} />
            </button>
          ))}
        </div>
        {!handled.allowed && <p className="hint">{sentence(t, handled.reason ?? 'identity.forbidden')}</p>}
      </FieldGroup>
      {reason === 'duplicate' && (
        <Field label={t('incident.duplicateOf')}>
          {(given) => <IncidentChoice {...given} besides={incident} onPick={({ id }) => setSame(id)} />}
        </Field>
      )}
      <Field
        label={
          reason === 'handled' || reason === 'duplicate' ? t('incident.closeWords') : t('incident.closeWordsNeeded')
        }
      >
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
