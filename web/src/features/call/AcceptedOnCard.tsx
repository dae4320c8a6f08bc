import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../api/clock'
import { inRegion, queries } from '../../api/queries'
import type { PaperEntry, TicketView } from '../../api/types'
import { useAgencies, useRegion } from '../../app/region'
import { useAct } from '../../ui/act'
import { FormDialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { minuteTime } from '../../ui/time'
import { ticketIntents } from '../incidents/intents'
import { clockOf, momentAfter } from './paper'

/** The agency accepted by telephone while there was no server: recorded now, at the time on the card. */
export function AcceptedOnCard({
  paper,
  ticket,
  onClose,
}: {
  paper: PaperEntry
  ticket: TicketView
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const { id: region, zone, zoneLabel } = useRegion()
  const agency = useAgencies().short(ticket.agency)
  const [typed, setTyped] = useState('')
  const clock = clockOf(typed)
  const at = clock && momentAfter(paper.occurredAt, clock, zone)
  const wrong = !at
    ? t('call.paper.clockWrong')
    : Date.parse(at) < Date.parse(paper.occurredAt)
      ? t('call.paper.beforeCard', { taken: minuteTime(paper.occurredAt, zone) })
      : Date.parse(at) > serverNow()
        ? t('call.paper.future')
        : null
  const record = async () => {
    if (!at || wrong) return
    const { phone, stamp } = ticketIntents(region, ticket.id)
    const said = t('call.paper.acceptedSaid', { agency, time: clock })
    const both = async () => {
      await phone('telephone', 'accepted', null)
      await stamp('accepted', at, t('call.paper.acceptedReason', { card: paper.card }))
      return true
    }
    if (await run(both, { said })) onClose()
    void queries.invalidateQueries({ queryKey: inRegion(region, 'incident') })
  }
  return (
    <FormDialog
      title={t('call.paper.acceptedTitle', { agency })}
      onClose={onClose}
      submit={t('call.paper.record')}
      busy={busy}
      because={wrong}
      onSubmit={() => void record()}
    >
      <p className="t2">{t('call.paper.acceptedMore')}</p>
      <Field
        above
        label={t('call.paper.acceptedAt', { zone: zoneLabel })}
        hint={t('call.paper.clockHint')}
        error={typed.length > 3 ? wrong : undefined}
      >
        {(given) => (
          <input
            {...given}
            className="input"
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
