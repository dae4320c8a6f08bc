import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { ticketQuery, ticketsQuery } from '../../api/queries'
import type { DeskTicket } from '../../api/types'
import { useRegion } from '../../app/region'
import { deskIntents } from './intents'
import { byNeed, isRunning, isUnseen, isWaiting } from './states'

const typing = () => document.activeElement?.matches('input,textarea,select,[contenteditable]') ?? false

/** The desk's tickets in the order they need somebody, and the one the keys act on. */
export function useDesk() {
  const region = useRegion()
  const [params, setParams] = useSearchParams()
  const asked = params.get('tiket')
  const wanted = useQuery({ ...ticketQuery(region.id, asked ?? ''), enabled: asked !== null })
  const mine = [...new Map(region.agencies.map((agency) => [agency.id, agency])).values()]
  const agency = choose(mine, wanted.data?.agency, params.get('instansi'))
  const open = useInfiniteQuery({ ...ticketsQuery(region.id, agency, 'open'), enabled: agency !== '' })
  const ended = useInfiniteQuery({ ...ticketsQuery(region.id, agency, 'ended'), enabled: agency !== '' })

  const all = (open.data?.pages.flatMap((page) => page.items) ?? []).sort(byNeed)
  const waiting = all.filter(isWaiting)
  const running = all.filter(isRunning)
  const done = all.filter(({ state }) => state === 'done')
  const listed = [...waiting, ...running, ...done]
  const chosen = listed.find(({ id }) => id === asked) ?? wanted.data ?? null
  const selected = chosen ?? listed[0] ?? null

  const select = (id: string | null, { replace = false } = {}) =>
    setParams(
      (now) => {
        if (id) now.set('tiket', id)
        else now.delete('tiket')
        return now
      },
      { replace },
    )
  /** A person opened it: that is what «seen» means. */
  const open_ = (ticket: DeskTicket) => {
    select(ticket.id, { replace: true })
    if (isUnseen(ticket) && ticket.allowedActions.see.allowed)
      void deskIntents(region.id, ticket.id)
        .see()
        .catch(() => undefined)
  }
  useNewTakesFocus(waiting, () => select(null, { replace: true }))

  return {
    region: region.id,
    mine,
    agency,
    waiting,
    running,
    done,
    selected,
    listed,
    ended: ended.data?.pages.flatMap((page) => page.items) ?? [],
    loading: open.isPending && agency !== '',
    /** Whether a person chose it, or the desk shows it because it is the most needy. */
    chosen: chosen !== null,
    changed: all.filter(({ changesToAcknowledge }) => changesToAcknowledge.length > 0),
    open: open_,
    select,
    switchTo: (id: string) => setParams({ instansi: id }),
  }
}
export type Desk = ReturnType<typeof useDesk>

function choose(mine: { id: string }[], ofTicket: string | undefined, ofAddress: string | null): string {
  const may = (id: string | null | undefined) => mine.some((agency) => agency.id === id)
  return (may(ofTicket) ? ofTicket : may(ofAddress) ? ofAddress : mine[0]?.id) ?? ''
}

/** A new ticket takes the focus, unless somebody is typing. */
function useNewTakesFocus(waiting: DeskTicket[], release: () => void) {
  const known = useRef<Set<string> | null>(null)
  const ids = waiting.map(({ id }) => id).join(' ')
  useEffect(() => {
    const before = known.current
    known.current = new Set([...(before ?? []), ...ids.split(' ')])
    if (before && ids.split(' ').some((id) => id && !before.has(id)) && !typing()) release()
  }, [ids])
}
