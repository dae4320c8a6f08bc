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

export const soundOf: Record<NoticeKind, Sound> = {
  ticket: 'newTicket',
  changed: 'newTicket',
  recalled: 'newTicket',
  returned: 'overdue',
  reopened: 'newTicket',
  climbed: 'overdue',
  supervisor: 'overdue',
  reminder: 'overdue',
  late: 'overdue',
  afterHours: 'newTicket',
  nobodyOnDuty: 'emptySeat',
}
export const isRed = new Set<NoticeKind>(['climbed', 'supervisor', 'nobodyOnDuty', 'returned'])

/**
 * Whether anything is ever told to this person: an executive or administrator is not called, unless a notice says so.
 */
export function useHears(): boolean {
  const { id, rights } = useRegion()
  const { data } = useQuery(noticesQuery(id))
  return rights.some((right) => right === 'seeIncidents' || right === 'answerTickets') || (data?.items.length ?? 0) > 0
}

export function useOpenNotices(): Notice[] {
  const { data } = useQuery(noticesQuery(useRegion().id))
  // The server lists what still counts: a supervisor's item and a reminder go on sounding after somebody saw them.
  return [...(data?.items ?? [])].sort((a, b) => a.urgency - b.urgency || Date.parse(a.at) - Date.parse(b.at))
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
    const receipts = api.POST('/api/regions/{region}/notices/receipts', {
      params: { path: { region } },
      body: { delivered: fresh },
    })
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
        due.add(soundOf[kind])
      }
      // The gravest of what is due is heard; three at once would be noise.
      const gravest = (['emptySeat', 'overdue', 'newTicket'] as const).find((sound) => due.has(sound))
      if (gravest) ring(gravest)
    }
    const timer = setInterval(beat, 500)
    return () => clearInterval(timer)
  }, [])
}

/** Told three times of one thing is one thing: the newest stands for all of them. */
export function useNoticeGroups(): Notice[][] {
  const groups = new Map<string, Notice[]>()
  for (const notice of useOpenNotices()) {
    const key = `${notice.kind}/${notice.ticketId ?? notice.incidentId}/${notice.reminderId ?? ''}`
    groups.set(key, [notice, ...(groups.get(key) ?? [])])
  }
  return [...groups.values()]
}

/** Opening a notice is what «seen» means: its ticket at one's own desk, or else the case. */
export function useOpenNotice() {
  const region = useRegion()
  const navigate = useNavigate()
  return (group: Notice[]) => {
    const notice = group[0]
    if (!notice) return
    const one = (id: string) =>
      answer(api.POST('/api/regions/{region}/notices/{id}/seen', { params: { path: { region: region.id, id } } }))
    const seen = () => Promise.all(group.filter(({ seenAt }) => !seenAt).map(({ id }) => one(id)))
    const ours = region.rights.includes('answerTickets') && region.agencies.some(({ id }) => id === notice.agency)
    const ticket = ours ? notice.ticketId : null
    const see: Promise<unknown> = ticket
      ? answer(
          api.POST('/api/regions/{region}/tickets/{id}/see', { params: { path: { region: region.id, id: ticket } } }),
        ).catch(seen)
      : seen()
    void see
      .catch(() => undefined)
      .then(() => queries.invalidateQueries({ queryKey: noticesQuery(region.id).queryKey }))
    navigate(ticket ? `/r/${region.id}/tiket?tiket=${ticket}` : `/r/${region.id}/kejadian/${notice.incidentId}`)
  }
}

export function useNoticeWords() {
  const { t } = useTranslation()
  const agencies = useAgencies()
  return ({ kind, agency, rung }: Notice) =>
    t(`notices.${kind}`, { agency: agencies.short(agency), rung: t(`rung.r${rung}`) })
}

/** The gravest notice, in the foot where nothing moves for it; one key opens it. */
export function NoticePill() {
  const { t } = useTranslation()
  const open = useNoticeGroups()
  const openNotice = useOpenNotice()
  const words = useNoticeWords()
  const first = open[0]?.[0]
  useKeys([
    first && { keys: 'n', label: t('notices.open'), run: () => openNotice(open[0] ?? []), layer: 'everywhere' },
    { keys: 'Shift+N', label: t('sound.quiet'), run: () => quietFor(60_000), layer: 'everywhere' },
  ])
  if (!first) return null
  return (
    <button
      type="button"
      className={isRed.has(first.kind) ? 'notice over' : 'notice'}
      onClick={() => openNotice(open[0] ?? [])}
    >
      <Icon name={first.kind === 'reminder' ? 'clock' : 'bang'} />
      <span className="el">{t('notices.one', { short: first.shortNumber, what: words(first) })}</span>
      {open.length > 1 && <span>{t('notices.more', { count: open.length - 1 })}</span>}
      <Kbd keys="n" />
    </button>
  )
}
