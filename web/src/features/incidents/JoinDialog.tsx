import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentRow, IncidentView } from '../../api/types'
import { FormDialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { IncidentChoice } from './IncidentChoice'
import { useIncidentActs } from './useIncidentActs'

export function JoinDialog({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const { t } = useTranslation()
  const acts = useIncidentActs()
  const [into, setInto] = useState<IncidentRow | null>(null)
  const join = () => {
    if (!into) return
    onClose()
    void acts.join(incident, into)
  }
  const short = incident.shortNumber
  return (
    <FormDialog
      title={t('incident.joinTitle', { short })}
      onClose={onClose}
      submit={t('incident.join')}
      because={into ? null : t('incident.noTarget')}
      onSubmit={join}
    >
      <p className="t2">{t('incident.joinMore', { short })}</p>
      <Field label={t('board.incident')}>
        {(given) => <IncidentChoice {...given} besides={incident} onPick={setInto} />}
      </Field>
    </FormDialog>
  )
}
