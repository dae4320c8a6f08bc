import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView, TicketView } from '../../api/types'
import { useAgencies, useRegion } from '../../app/region'
import { locale } from '../../i18n'
import { useAct } from '../../ui/act'
import { Combobox } from '../../ui/Combobox'
import { FormDialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { incidentIntents, ticketIntents } from './intents'

type Props = { incident: IncidentView; onClose: () => void; instead?: TicketView }

const ended = new Set(['done', 'declined', 'handedOver', 'returned', 'recalled'])
const refused = new Set(['declined', 'returned'])

/** Sends a ticket by hand. `instead`: of a ticket that nobody will work on; it is taken back where that is allowed. */
export function SendDialog({ incident, onClose, instead }: Props) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const region = useRegion().id
  const agencies = useAgencies()
  const [agency, setAgency] = useState<string | null>(null)
  const holds = new Set(incident.tickets.filter(({ state }) => !ended.has(state)).map((ticket) => ticket.agency))
  const options = (text: string) =>
    agencies.all
      .filter(({ id }) => !holds.has(id))
      .filter(({ shortName, name }) =>
        `${shortName} ${name.id} ${name.en}`.toLowerCase().includes(text.toLowerCase()),
      )
      .map(({ id, shortName, name }) => ({ id, label: shortName, more: name[locale()] }))
  const send = async (values: FormData) => {
    if (!agency) return
    const words = String(values.get('words')).trim() || null
    const said = t('incident.sentTo', { agency: agencies.short(agency) })
    const intent = async () => {
      const replaces = instead && refused.has(instead.state) ? instead.id : null
      const sent = await incidentIntents(region, incident.id).send(agency, words, replaces)
      if (instead?.allowedActions.recall.allowed) await ticketIntents(region, instead.id).recall()
      return sent
    }
    if (await run(intent, { said })) onClose()
  }
  const title = `${t(instead ? 'incident.reroute' : 'incident.send')} ${incident.shortNumber}`
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submit={t('incident.send')}
      busy={busy}
      because={agency ? null : t('incident.noAgency')}
      onSubmit={(values) => void send(values)}
    >
      <Field label={t('incident.sendTo')}>
        {(given) => (
          <Combobox
            {...given}
            inline
            placeholder={t('incident.chooseAgency')}
            value={agencies.short(agency)}
            options={options}
            onPick={({ id }) => setAgency(id)}
          />
        )}
      </Field>
      <Field label={t('incident.note')} hint={t('incident.sendWords')}>
        {(given) => <textarea {...given} className="input" name="words" rows={2} maxLength={500} />}
      </Field>
    </FormDialog>
  )
}
