import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { noticesQuery, ticketsQuery } from '../api/queries'
import type { DeskTicket } from '../api/types'
import { ring, type Sound } from '../ui/sound'
import { useRegion } from './region'

const every = 20_000

/**
 * Seen is not accepted: whatever page its desk is on goes on sounding for a ticket somebody opened and nobody answered,
 * for those who were called for it. Who is off duty, or was never called, hears nothing.
 */
export function UntilAccepted() {
  const region = useRegion()
  if (!region.rights.includes('answerTickets')) return null
  return [...new Set(region.agencies.map(({ id }) => id))].map((agency) => (
    <OfAgency key={agency} region={region.id} agency={agency} />
  ))
}

function OfAgency({ region, agency }: { region: string; agency: string }) {
  const { data } = useInfiniteQuery(ticketsQuery(region, agency, 'open'))
  const { data: notices } = useQuery(noticesQuery(region))
  const due = soundFor(data?.pages.flatMap(({ items }) => items) ?? [], notices?.calledFor ?? [])
  const sound = useRef<Sound | null>(due)
  sound.current = due
  const rings = due !== null
  useEffect(() => {
    if (!rings) return
    const timer = setInterval(() => sound.current && ring(sound.current), every)
    return () => clearInterval(timer)
  }, [rings])
  return null
}

type Sounding = Pick<DeskTicket, 'id' | 'state' | 'ladder' | 'overdue'>

/** What nobody opened is a notice, which repeats by itself; what was opened and not answered sounds here. */
export function soundFor(tickets: Sounding[], calledFor: string[]): Sound | null {
  const seen = tickets.filter(({ id, state, ladder }) => state === 'seen' && ladder && calledFor.includes(id))
  if (seen.length === 0) return null
  return seen.some(({ overdue }) => overdue) ? 'overdue' : 'newTicket'
}
