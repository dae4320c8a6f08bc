import { useTranslation } from 'react-i18next'
import type { IncidentView, TicketView } from '../../api/types'
import { Kbd } from '../../ui/Kbd'
import { TicketChip } from '../../ui/TicketChip'
import { Countdown } from '../../ui/Time'
import type { BoardActs } from './acts'
import { byNeed } from './Chips'

/** The tickets of the chosen case, the most needy first, each with what it waits for. */
export function SelectedTickets({ incident, acts }: { incident: IncidentView; acts: BoardActs }) {
  const { t } = useTranslation()
  if (incident.tickets.length === 0) return <p className="callout">{t('incident.noTickets')}</p>
  const order = byNeed(incident.tickets).map(({ id }) => id)
  const tickets = [...incident.tickets].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return (
    <ul className="rows s12 tickets">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <TicketChip ticket={ticket} attention={ticket.attention} />
          <span className="t2 el">
            <Waits ticket={ticket} />
          </span>
          {ticket.attention && (
            <button type="button" aria-label={t('incident.phone')} onClick={() => acts.phone(incident.id, ticket.id)}>
              <Kbd keys="t" />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What this ticket waits for: a limit running, or how far it has climbed. */
function Waits({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation()
  if (ticket.overdue) return <>{t('rung.at', { rung: ticket.rung, who: t(`rung.r${ticket.rung}`) })}</>
  if (ticket.declined) return <>{t(`decline.${ticket.declined.reason ?? 'other'}`)}</>
  if (!ticket.nextLimit) return null
  const { kind, at } = ticket.nextLimit
  return (
    <>
      {t(`ticket.until.${kind}`)} <Countdown until={at} over={(over) => t('ticket.late', { over })} />
    </>
  )
}
