import { useEffect, useRef } from 'react'
import type { DeskTicket } from '../../api/types'
import { ring } from '../../ui/sound'

const every = 20_000

/** Seen is not accepted: the desk goes on sounding for a ticket somebody opened and nobody answered. */
export function useRingUntilAccepted(waiting: DeskTicket[]) {
  const seen = waiting.filter(({ state, ladder }) => state === 'seen' && ladder)
  const late = seen.some(({ overdue }) => overdue)
  const sound = useRef<'overdue' | 'newTicket'>('newTicket')
  sound.current = late ? 'overdue' : 'newTicket'
  const any = seen.length > 0
  useEffect(() => {
    if (!any) return
    const timer = setInterval(() => ring(sound.current), every)
    return () => clearInterval(timer)
  }, [any])
}
