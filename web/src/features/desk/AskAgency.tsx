import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskTicket } from '../../api/types'
import { useAgencies } from '../../app/region'
import { locale } from '../../i18n'
import { useAct } from '../../ui/act'
import { Combobox } from '../../ui/Combobox'
import { FormDialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { deskIntents } from './intents'
import { isOver } from './states'
import type { Desk } from './useDesk'

type Props = { desk: Desk; ticket: DeskTicket; what: 'handOver' | 'callIn'; onClose: () => void }

/** To whom: the ticket goes to another agency, or another one comes as well. */
export function AskAgency({ desk, ticket, what, onClose }: Props) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const agencies = useAgencies()
  const [agency, setAgency] = useState<string | null>(null)
  const short = ticket.incident.shortNumber
  const holds = new Set(ticket.incident.others.filter((other) => !isOver(other)).map((other) => other.agency))
  const options = (text: string) =>
    agencies.all
      .filter(({ id }) => id !== ticket.agency && !holds.has(id))
      .filter(({ shortName, name }) => `${shortName} ${name.id} ${name.en}`.toLowerCase().includes(text.toLowerCase()))
      .map(({ id, shortName, name }) => ({ id, label: shortName, more: name[locale()] }))
  const send = async (values: FormData) => {
    if (!agency) return
    const words = String(values.get('words')).trim() || null
    const said = t(`desk.${what}Said`, { short, agency: agencies.short(agency) })
    if (
      !(await run(
        () =>
          deskIntents(desk.region, ticket.id)
            [what](agency, words)
            .then(() => true),
        { said },
      ))
    )
      return
    if (what === 'handOver') desk.select(null, { replace: true })
    onClose()
  }
  return (
    <FormDialog
      title={t(`desk.${what}Title`, { short })}
      onClose={onClose}
      submit={t(`desk.${what}`)}
      busy={busy}
      because={agency ? null : t('desk.chooseAgency')}
      onSubmit={(values) => void send(values)}
    >
      <p>{t(`desk.${what}More`)}</p>
      <Field label={t('incident.sendTo')} above>
        {(given) => (
          <Combobox
            {...given}
            inline
            autoFocus
            value={agencies.short(agency)}
            options={options}
            onPick={({ id }) => setAgency(id)}
          />
        )}
      </Field>
      <Field label={t('desk.askWords')} above>
        {(given) => <textarea {...given} className="input" name="words" rows={2} maxLength={500} />}
      </Field>
    </FormDialog>
  )
}
