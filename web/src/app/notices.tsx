import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { answer, api } from '../api/client'
import { noticesQuery, queries } from '../api/queries'
import type { Notice, NoticeKind } from '../api/types'
import { Icon } from '../ui/icons'
import { Kbd } from '../ui/Kbd'
import { useKeys } from '../ui/keys'
import { quietFor, ring, type Sound } from '../ui/sound'
import { useAgencies, useRegion } from './region'

const sounds: Record<NoticeKind, Sound> = {
  ticket: 'newTicket', changed: 'newTicket', recalled: 'newTicket', returned: 'overdue', reopened: 'newTicket',
  climbed: 'overdue', supervisor: 'overdue', reminder: 'overdue', nobodyOnDuty: 'emptySeat',
}
const red = new Set<NoticeKind>(['climbed', 'supervisor', 'nobodyOnDuty', 'returned'])

export function useOpenNotices(): Notice[] {
  const { data } = useQuery(noticesQuery(useRegion().id))
  return (data?.items ?? [])
    .filter((notice) => !notice.seenAt)
    .sort((a, b) => a.urgency - b.urgency || Date.parse(a.at) - Date.parse(b.at))
}

/** Rings for what is new, again for what must repeat, and tells the server that this page shows it. */
export function useNoticeBell() {
  const region = useRegion().id
  const open = useOpenNotices()
  const rung = useRef(new Map<string, number>())
  const told = useRef(new Set<string>())
  const latest = useRef(open)
  latest.current = open

  useEffect(() => {
    const fresh = open.filter(({ id, deliveredAt }) => !deliveredAt && !told.current.has(id)).map(({ id }) => id)
    if (fresh.length === 0) return
    fresh.forEach((id) => told.current.add(id))
    const receipts = api.POST('/api/regions/{region}/notices/receipts', { params: { path: { region } }, body: { delivered: fresh } })
    answer(receipts).catch(() => fresh.forEach((id) => told.current.delete(id)))
  }, [open, region])

  useEffect(() => {
    const beat = () => {
      const now = performance.now()
      const due = new Set<Sound>()
      for (const { id, kind, repeatSeconds } of latest.current) {
        const last = rung.current.get(id)
        if (last !== undefined && !(repeatSeconds && now - last >= repeatSeconds * 1000)) continue
        rung.current.set(id, now)
        due.add(sounds[kind])
      }
      // The gravest of what is due is heard; three at once would be noise.
      const gravest = (['emptySeat', 'overdue', 'newTicket'] as const).find((sound) => due.has(sound))
      if (gravest) ring(gravest)
    }
    const timer = setInterval(beat, 500)
    return () => clearInterval(timer)
  }, [])
}

/** The gravest notice, in the foot where nothing moves for it; one key opens it. */
export function NoticePill() {
  const { t } = useTranslation()
  const region = useRegion()
  const navigate = useNavigate()
  const agencies = useAgencies()
  const open = useOpenNotices()
  const first = open[0]
  const go = () => {
    if (!first) return
    const seen = api.POST('/api/regions/{region}/notices/{id}/seen', { params: { path: { region: region.id, id: first.id } } })
    void answer(seen).finally(() => queries.invalidateQueries({ queryKey: noticesQuery(region.id).queryKey })).catch(() => undefined)
    const desk = first.ticketId && region.rights.includes('answerTickets') && region.agencies.some(({ id }) => id === first.agency)
    navigate(desk ? `/r/${region.id}/tiket?tiket=${first.ticketId}` : `/r/${region.id}/kejadian/${first.incidentId}`)
  }
  useKeys([
    first && { keys: 'n', label: t('notices.open'), run: go, layer: 'everywhere' },
    first && { keys: 'Shift+N', label: t('sound.quiet'), run: () => quietFor(60_000), layer: 'everywhere' },
  ])
  if (!first) return null
  const what = t(`notices.${first.kind}`, { agency: agencies.short(first.agency), rung: t(`rung.r${first.rung}`) })
  return (
    <button type="button" className={red.has(first.kind) ? 'notice over' : 'notice'} onClick={go}>
      <Icon name={first.kind === 'reminder' ? 'clock' : 'bang'} />
      <span className="el">{t('notices.one', { short: first.shortNumber, what })}</span>
      {open.length > 1 && <span>{t('notices.more', { count: open.length - 1 })}</span>}
      <Kbd keys="n" />
    </button>
  )
}
