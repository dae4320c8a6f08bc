import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { incidentQuery, reportQuery, routingQuery } from '../../api/queries'
import type { IncidentView, LocalText, Routing, TicketView } from '../../api/types'
import { formOf, forServer, sameForms, urgencyOf, withUrgency } from './form'
import { useCall } from './useCall'

const over = new Set(['declined', 'handedOver', 'returned', 'recalled'])
export const isLive = ({ state }: Pick<TicketView, 'state'>) => !over.has(state)

export type Sending = {
  incident: IncidentView | undefined
  /** Agencies of the routing that hold no ticket yet. */
  toTell: Routing['agencies']
  /** Without those that the call taker leaves out. */
  going: string[]
  routingLost: boolean
  /** What the caller is told outside the hours. */
  announcement: LocalText | null
  /** The report belongs to an incident that another one opened. */
  joined: boolean
  /** The form says something that the server's report does not. */
  changed: boolean
}

/** What pressing the send key would do now. */
export function useSending(): Sending {
  const { region, kept, keeper, form, category, places } = useCall()
  const { sent } = kept
  const { data: report } = useQuery({ ...reportQuery(region, keeper.id), enabled: sent !== null })
  const { data: incident } = useQuery({ ...incidentQuery(region, sent?.incidentId ?? ''), enabled: sent !== null })
  const village = places.villages.find(({ code }) => code === form.place?.villageCode)
  const district = village?.districtCode ?? form.place?.districtCode ?? undefined
  const urgency = urgencyOf(form, category).level ?? undefined
  const asked = { category: form.category ?? undefined, district, urgency, line: form.line }
  const routing = useQuery({ ...routingQuery(region, asked), placeholderData: keepPreviousData })

  const joined = incident !== undefined && !incident.reports.some(({ id, opening }) => opening && id === keeper.id)
  const holding = new Set(incident?.tickets.filter(isLive).map(({ agency }) => agency))
  const routed = form.category && !joined ? (routing.data?.agencies ?? []) : []
  const toTell = sent && !incident ? [] : routed.filter(({ id }) => !holding.has(id))
  return {
    incident,
    toTell,
    going: toTell.map(({ id }) => id).filter((id) => !kept.leaveOut.includes(id)),
    announcement: routing.data?.announcement ?? null,
    routingLost: routing.isError,
    joined,
    changed:
      sent !== null && report !== undefined && !sameForms(withUrgency(forServer(form), category), formOf(report)),
  }
}
