import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView, Stage, TicketView } from '../../api/types'
import { useAgencies, useRegion } from '../../app/region'
import { useAct } from '../../ui/act'
import { FormDialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { clockTime } from '../../ui/time'
import { ticketIntents } from './intents'

/** The nearest moment to `near` at which a clock of the zone shows `clock`. */
export function instantAt(clock: string, near: string, zone: string): string | null {
  const typed = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/.exec(clock.trim())
  if (!typed) return null
  const seconds = ([, h, m, s]: string[]) => Number(h) * 3600 + Number(m) * 60 + Number(s ?? 0)
  const [wanted, shown] = [seconds(typed), seconds(['', ...clockTime(near, zone).split(':')])]
  const day = 86_400
  const difference = ((((wanted - shown) % day) + day + day / 2) % day) - day / 2
  return new Date(Math.floor(Date.parse(near) / 1000) * 1000 + difference * 1000).toISOString()
}

export function StampDialog({
  ticket,
  onClose,
}: {
  incident: IncidentView
  ticket: TicketView
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const { id: region, zone, zoneLabel } = useRegion()
  const agency = useAgencies().short(ticket.agency)
  const [stage, setStage] = useState<Stage>(ticket.stamps.at(-1)?.stage ?? 'sent')
  const stamp = ticket.stamps.find((one) => one.stage === stage)
  const [clock, setClock] = useState('')
  const [reason, setReason] = useState('')
  const at = stamp ? instantAt(clock, stamp.at, zone) : null
  const missing = !at ? t('incident.timeWrong') : !reason.trim() ? t('incident.correctReason') : null
  const correct = async () => {
    if (!at) return
    const done = await run(
      () =>
        ticketIntents(region, ticket.id)
          .stamp(stage, at, reason.trim())
          .then(() => true),
      { said: t('incident.corrected') },
    )
    if (done) onClose()
  }
  return (
    <FormDialog
      title={t('incident.correctTitle', { agency })}
      onClose={onClose}
      submit={t('incident.correctStamp')}
      busy={busy}
      because={missing}
      onSubmit={() => void correct()}
    >
      <p className="t2">{t('incident.correctMore')}</p>
      <Field above label={t('incident.correctStage')} hint={stamp && clockTime(stamp.at, zone)}>
        {(given) => (
          <select
            {...given}
            className="input"
            value={stage}
            onChange={(event) => setStage(event.target.value as Stage)}
          >
            {ticket.stamps.map((one) => (
              <option key={one.stage} value={one.stage}>
                {t(`ticket.stage.${one.stage}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        above
        label={t('incident.correctAt', { zone: zoneLabel })}
        error={clock && !at ? t('incident.timeWrong') : undefined}
      >
        {(given) => (
          <input
            {...given}
            className="input"
            value={clock}
            inputMode="numeric"
            placeholder="21:46:10"
            onChange={(event) => setClock(event.target.value)}
          />
        )}
      </Field>
      <Field above label={t('incident.correctReason')}>
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
