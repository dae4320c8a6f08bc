import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ticketsQuery } from '../api/queries'
import type { DeskTicket } from '../api/types'
import { ring, type Sound } from '../ui/sound'
import { useRegion } from './region'

const every = 20_000

/** Seen is not accepted: whatever page its desk is on goes on sounding for a ticket somebody opened and nobody answered. */
export function UntilAccepted() {
  const region = useRegion()
  if (!region.rights.includes('answerTickets')) return null
  return [...new Set(region.agencies.map(({ id }) => id))].map((agency) => <OfAgency key={agency} region={region.id} agency={agency} />)
}

function OfAgency({ region, agency }: { region: string; agency: string }) {
  const { data } = useInfiniteQuery(ticketsQuery(region, agency, 'open'))
  const due = soundFor(data?.pages.flatMap(({ items }) => items) ?? [])
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

/** What nobody opened is a notice, which repeats by itself; what was opened and not answered sounds here. */
export function soundFor(tickets: Pick<DeskTicket, 'state' | 'ladder' | 'overdue'>[]): Sound | null {
  const seen = tickets.filter(({ state, ladder }) => state === 'seen' && ladder)
  if (seen.length === 0) return null
  return seen.some(({ overdue }) => overdue) ? 'overdue' : 'newTicket'
}
