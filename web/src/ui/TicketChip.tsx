import { useTranslation } from 'react-i18next'
import { useAgencies } from '../app/region'
import type { Attention, TicketChip as Chip, TicketState } from '../api/types'
import { Icon, type IconName } from './icons'
import { Age } from './Time'

export const looks: Record<TicketState, { icon: IconName; tone: string }> = {
  sent: { icon: 'sent', tone: 'wait' },
  delivered: { icon: 'delivered', tone: 'wait' },
  seen: { icon: 'seen', tone: 'wait' },
  accepted: { icon: 'accepted', tone: 'move' },
  onTheWay: { icon: 'go', tone: 'move' },
  arrived: { icon: 'pin', tone: 'here' },
  done: { icon: 'ok', tone: 'done' },
  declined: { icon: 'no', tone: 'no' },
  handedOver: { icon: 'swap', tone: 'done' },
  returned: { icon: 'back', tone: 'no' },
  recalled: { icon: 'no', tone: 'done struck' },
}

type Props = { ticket: Chip; attention?: Attention | null; withoutAgency?: boolean }

/** Agency, state, time in that state; filled red only when overdue. */
export function TicketChip({ ticket, attention, withoutAgency }: Props) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const { icon, tone } = looks[ticket.state]
  // Who has declined is not late; the row is, and says so.
  const refused = ticket.state === 'declined' || ticket.state === 'returned'
  const over = ticket.overdue && !refused
  const late = attention?.ticketId === ticket.id && attention.limitSeconds !== null
  return (
    <span className={`tk ${over ? 'over' : tone}`}>
      <Icon name={over ? 'bang' : icon} />
      {!withoutAgency && <b>{agencies.short(ticket.agency)}</b>}
      <span>
        {over && late ? t('ticket.overdue') : t(`ticket.short.${ticket.state}`)}{' '}
        <Age since={over && late ? attention.since : ticket.since} />
      </span>
      {ticket.unacknowledged > 0 && (
        <span title={t('ticket.unacknowledged', { count: ticket.unacknowledged })}>
          <span aria-hidden="true">!{ticket.unacknowledged}</span>
          <span className="vh">{t('ticket.unacknowledged', { count: ticket.unacknowledged })}</span>
        </span>
      )}
    </span>
  )
}

const legend: TicketState[] = ['sent', 'delivered', 'seen', 'accepted', 'onTheWay', 'arrived', 'done', 'declined']

export function TicketLegend() {
  const { t } = useTranslation()
  return (
    <>
      <span>{t('ticket.legend')}:</span>
      {legend.map((state) => (
        <span key={state}>
          <Icon name={looks[state].icon} size={11} />
          {t(`ticket.short.${state}`)}
        </span>
      ))}
      <span>
        <Icon name="bang" size={11} />
        {t('ticket.overdue')}
      </span>
    </>
  )
}
