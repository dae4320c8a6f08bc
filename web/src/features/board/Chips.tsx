import type { Attention, TicketChip as Chip, TicketState } from '../../api/types'
import { TicketChip } from '../../ui/TicketChip'

const need: Record<TicketState, number> = {
  declined: 1,
  returned: 1,
  sent: 2,
  delivered: 2,
  seen: 3,
  accepted: 4,
  onTheWay: 5,
  arrived: 6,
  done: 7,
  handedOver: 8,
  recalled: 9,
}

/** The most needy first. */
export const byNeed = (tickets: Chip[]) =>
  [...tickets].sort((a, b) => Number(b.overdue) - Number(a.overdue) || need[a.state] - need[b.state])

/** At most three a row, where there is room; then how many more. */
export function Chips({ tickets, attention }: { tickets: Chip[]; attention: Attention | null }) {
  const shown = byNeed(tickets).slice(0, 3)
  const rest = tickets.length - 3
  return (
    <div className="tks">
      {shown.map((ticket) => (
        <TicketChip key={ticket.id} ticket={ticket} attention={attention} />
      ))}
      {rest > 0 && <span className="tag if-three">+{rest}</span>}
      {tickets.length > 2 && <span className="tag if-two">+{tickets.length - 2}</span>}
    </div>
  )
}
