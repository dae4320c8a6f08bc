import { useTranslation } from 'react-i18next'
import type { DeskTicket, Profile, Rung } from '../../api/types'
import { useProfile } from '../../app/region'
import { useNow } from '../../ui/clock'
import { duration, limit } from '../../ui/time'

type Kind = NonNullable<DeskTicket['nextLimit']>['kind']

/** How long the running limit is in all: the region's ladder says it. */
export function limitSeconds(profile: Profile | undefined, kind: Kind, urgency: number): number {
  const ladder = profile?.ladder
  if (!ladder) return 0
  if (kind === 'seen') return ladder.seenSeconds
  if (kind === 'arrived') return ladder.onSceneSeconds
  const high = urgency <= 2
  if (kind === 'accepted') return high ? ladder.acceptHighSeconds : ladder.acceptLowSeconds
  return high ? ladder.moveHighSeconds : ladder.moveLowSeconds
}

/** The running limit, or by how long it has passed, in large digits, its bar, and who is called after it. */
export function LimitClock({ ticket }: { ticket: DeskTicket }) {
  const { t } = useTranslation()
  const now = useNow()
  const late = ticket.overdue && ticket.attention ? ticket.attention.since : null
  if (late)
    return (
      <span className="limit-clock over-limit">
        <span>{t('desk.limit.over')}</span>
        <b>{duration((now - Date.parse(late)) / 1000)}</b>
      </span>
    )
  if (!ticket.nextLimit) return null
  const left = (Date.parse(ticket.nextLimit.at) - now) / 1000
  return (
    <span className="limit-clock">
      <span>{left >= 0 ? t(`desk.limit.${ticket.nextLimit.kind}`) : t('desk.limit.over')}</span>
      <b>{duration(Math.abs(left))}</b>
    </span>
  )
}

export function LimitBar({ ticket }: { ticket: DeskTicket }) {
  const now = useNow()
  const profile = useProfile()
  const { nextLimit, incident } = ticket
  if (!nextLimit || ticket.overdue) return null
  const whole = limitSeconds(profile, nextLimit.kind, incident.urgency)
  const left = Math.max(0, (Date.parse(nextLimit.at) - now) / 1000)
  const share = whole ? Math.min(100, (left / whole) * 100) : 0
  return (
    <svg className="limit-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="whole" width="100" height="8" />
      <rect className="left" width={share} height="8" />
    </svg>
  )
}

/** What the limit is and what follows when it passes: never a threat without a name. */
export function AfterLimit({ ticket }: { ticket: DeskTicket }) {
  const { t } = useTranslation()
  const profile = useProfile()
  const { nextLimit, incident, rung, ladder } = ticket
  if (!ladder) return <p className="s12">{t('desk.noLadder')}</p>
  if (!nextLimit) return null
  const whole = limit(limitSeconds(profile, nextLimit.kind, incident.urgency))
  const what = t('desk.limitIs', { limit: whole, urgency: incident.urgency, what: t(`ticket.until.${nextLimit.kind}`) })
  if (nextLimit.kind === 'arrived') return <p className="s12">{what}</p>
  const next = ([2, 3, 4, 5, 6, 7] as Rung[]).filter((one) => one > rung).slice(0, 4)
  const who = next.map((one) => t(`rung.r${one}`)).join(', ')
  return (
    <p className="s12">
      {what} {who && t('desk.after', { who })}
    </p>
  )
}
