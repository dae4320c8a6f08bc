import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { sentenceOf } from '../../api/errors'
import { incidentQuery, queries } from '../../api/queries'
import type { IncidentView, TicketView } from '../../api/types'
import { openDialog } from '../../app/dialogs'
import { useAgencies, useRegion } from '../../app/region'
import { toast } from '../../ui/toast'
import { askFor } from '../incidents/ask'
import { useIncidentActs } from '../incidents/useIncidentActs'
import type { Reading } from './meaning'
import type { Known } from './useKnown'

/** Does what a complete reading says; a verb whose object is still open asks for it in its own dialog. */
export function useRun() {
  const { t } = useTranslation()
  const region = useRegion().id
  const navigate = useNavigate()
  const agencies = useAgencies()
  const acts = useIncidentActs()

  const withIncident = async (one: Known, act: (incident: IncidentView) => void) => {
    try {
      act(await queries.fetchQuery(incidentQuery(region, one.id)))
    } catch (error) {
      toast(sentenceOf(t, error), { bad: true })
    }
  }
  const withTicket = (
    one: Known,
    agency: string,
    fits: (ticket: TicketView) => boolean,
    act: (ticket: TicketView) => void,
  ) =>
    withIncident(one, ({ tickets }) => {
      const ticket = tickets.find((each) => each.agency === agency && fits(each))
      if (ticket) act(ticket)
      else toast(t('palette.already', { agency: agencies.short(agency) }), { bad: true })
    })

  return ({ verb, agency, one, other, minutes }: Reading<Known>) => {
    if (!one) return
    openDialog.set(null)
    switch (verb) {
      case 'send':
        return void (agency ? acts.send(one, agency.id) : askFor({ what: 'send', id: one.id }))
      case 'recall':
        if (!agency) return
        return void withTicket(
          one,
          agency.id,
          (ticket) => ticket.allowedActions.recall.allowed,
          (ticket) => void acts.recall(ticket, one),
        )
      case 'phone':
        if (!agency) return
        return void withTicket(
          one,
          agency.id,
          () => true,
          ({ id }) => askFor({ what: 'phone', id: one.id, ticket: id }),
        )
      case 'close':
        return void withIncident(one, (incident) => acts.close(incident, incident.allowedActions))
      case 'join':
        return void (other ? acts.join(one, other) : askFor({ what: 'join', id: one.id }))
      case 'remind':
        return void acts.remind(one, minutes ?? 5)
      case 'open':
        if (one.closed) return askFor({ what: 'reopen', id: one.id })
        return void navigate(`/r/${region}/kejadian/${one.id}`)
    }
  }
}
