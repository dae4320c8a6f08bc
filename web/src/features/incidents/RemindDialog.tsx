import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../api/types'
import { FormDialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { useIncidentActs } from './useIncidentActs'

export function RemindDialog({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const { t } = useTranslation()
  const acts = useIncidentActs()
  const remind = (values: FormData) => {
    onClose()
    void acts.remind(incident, Number(values.get('minutes')), String(values.get('words')).trim())
  }
  return (
    <FormDialog
      title={t('incident.remindTitle', { short: incident.shortNumber })}
      onClose={onClose}
      submit={t('incident.remind')}
      onSubmit={remind}
    >
      <Field label={t('incident.remindMinutes')}>
        {(given) => (
          <input
            {...given}
            className="input"
            name="minutes"
            type="number"
            min={1}
            max={1440}
            required
            defaultValue={5}
          />
        )}
      </Field>
      <Field label={t('incident.remindWords')}>
        {(given) => (
          <input
            {...given}
            className="input"
            name="words"
            maxLength={200}
            defaultValue={t('incident.remindDefault')}
          />
        )}
      </Field>
    </FormDialog>
  )
}
