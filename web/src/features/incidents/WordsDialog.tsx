import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView, TicketView } from '../../api/types'
import { useAgencies, useRegion } from '../../app/region'
import { useAct } from '../../ui/act'
import { FormDialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { incidentIntents, ticketIntents } from './intents'

type Props = { incident: IncidentView; onClose: () => void } & (
  | { what: 'note' | 'restrict' | 'reopen' | 'hold' | 'liftHold'; ticket?: undefined }
  | { what: 'settle'; ticket: TicketView }
)

/** The acts that need one sentence: a note, why it is restricted or reopened, how an alarm was settled. */
export function WordsDialog({ incident, onClose, what, ticket }: Props) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const region = useRegion().id
  const agencies = useAgencies()
  const [words, setWords] = useState('')
  const short = incident.shortNumber
  const intents = incidentIntents(region, incident.id)
  const agency = agencies.short(ticket?.agency ?? null)
  const kinds = {
    note: {
      title: t('incident.noteTitle', { short }),
      label: t('incident.note'),
      said: t('incident.noteSaved'),
      submit: t('incident.note'),
      intent: () => intents.note(words.trim()),
    },
    restrict: {
      title: t('incident.restrictTitle', { short }),
      label: t('incident.restrictReason'),
      said: t('incident.restrictedToast', { short }),
      submit: t('incident.restrict'),
      intent: () => intents.restrict(words.trim()),
    },
    hold: {
      title: t('incident.holdTitle', { short }),
      label: t('incident.holdReason'),
      said: t('incident.heldToast', { short }),
      submit: t('incident.hold'),
      intent: () => intents.hold(words.trim()),
    },
    liftHold: {
      title: t('incident.liftHoldTitle', { short }),
      label: t('incident.holdReason'),
      said: t('incident.holdLifted', { short }),
      submit: t('incident.liftHold'),
      intent: () => intents.liftHold(words.trim()),
    },
    reopen: {
      title: t('incident.reopenTitle', { short }),
      label: t('incident.reopenReason'),
      said: t('incident.reopened', { short }),
      submit: t('incident.reopen'),
      intent: () => intents.reopen(words.trim()),
    },
    settle: {
      title: t('incident.settleTitle', { short, agency }),
      label: t('incident.settleWords'),
      said: t('incident.settled'),
      submit: t('incident.settle'),
      intent: () => ticketIntents(region, ticket?.id ?? '').settle(words.trim()),
    },
  }
  const { title, label, said, submit, intent } = kinds[what]
  const send = async () => {
    if (await run(() => intent().then(() => true), { said })) onClose()
  }
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submit={submit}
      danger={what === 'restrict'}
      busy={busy}
      because={words.trim() ? null : label}
      onSubmit={() => void send()}
    >
      {what === 'restrict' && <p>{t('incident.restrictMore')}</p>}
      {what === 'hold' && <p>{t('incident.holdMore')}</p>}
      {what === 'liftHold' && <p>{t('incident.liftHoldMore')}</p>}
      <Field label={label} above>
        {(given) => (
          <textarea
            {...given}
            className="input"
            rows={3}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
