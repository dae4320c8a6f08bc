import type { IncidentRow } from '../../api/types'
import { askFor } from '../incidents/ask'
import { mayClose, useIncidentActs } from '../incidents/useIncidentActs'
import { nextAct } from './next'

/** What the board's keys do to the chosen row. */
export function useBoardActs() {
  const acts = useIncidentActs()
  return {
    send: (row: IncidentRow) => {
      if (acts.may(row, row.allowedActions.send)) askFor({ what: 'send', id: row.id })
    },
    /** Elsewhere than to the agency that stands in the way, or simply to one more. */
    reroute: (row: IncidentRow) => {
      if (!acts.may(row, row.allowedActions.send)) return
      const ticket = nextAct(row)?.ticket.id
      askFor(ticket ? { what: 'reroute', id: row.id, ticket } : { what: 'send', id: row.id })
    },
    telephone: (row: IncidentRow) => {
      const ticket = row.attention?.ticketId ?? row.tickets[0]?.id
      if (ticket) askFor({ what: 'phone', id: row.id, ticket })
    },
    phone: (id: string, ticket: string) => askFor({ what: 'phone', id, ticket }),
    join: (row: IncidentRow) => {
      if (acts.may(row, row.allowedActions.join)) askFor({ what: 'join', id: row.id })
    },
    remind: (row: IncidentRow) => {
      if (acts.may(row, row.allowedActions.remind)) void acts.remind(row, 5, row.reminder?.words ?? undefined)
    },
    endReminder: (row: IncidentRow) => {
      if (row.reminder) void acts.endReminder(row, row.reminder.id)
    },
    close: (row: IncidentRow) => acts.close(row, row.allowedActions),
    closeOtherwise: (row: IncidentRow) => {
      if (acts.may(row, mayClose(row.allowedActions))) askFor({ what: 'close', id: row.id })
    },
  }
}
export type BoardActs = ReturnType<typeof useBoardActs>
