import { useTranslation } from 'react-i18next'
import type { Attention } from '../../api/types'
import { useAgencies, useZone } from '../../app/region'
import { useNow } from '../../ui/clock'
import { clockTime, duration, limit } from '../../ui/time'

/** Why it is red: who, by how much, what happens next. */
export function AttentionLine({ attention }: { attention: Attention }) {
  const { t } = useTranslation()
  const now = useNow()
  const { zone } = useZone()
  const agency = useAgencies().short(attention.agency)
  const { kind, since, limitSeconds, rung, rungSince, nextRung, nextAt, reason, words } = attention
  const over = duration((now - Date.parse(since)) / 1000)
  const left = nextAt ? (Date.parse(nextAt) - now) / 1000 : 0
  const ended = kind === 'declined' || kind === 'handedBack'
  return (
    <>
      <b className="alarm">{t(`attention.${kind}`, { agency, over, limit: limit(limitSeconds ?? 0) })}</b>{' '}
      {reason &&
        t('attention.reason', {
          reason: t([`decline.${reason}`, 'decline.other'] as unknown as 'decline.other'),
        })}{' '}
      {words && t('attention.words', { words })} {ended && t('attention.back')}{' '}
      {!ended && t('attention.now', { who: t(`rung.r${rung}`), time: clockTime(rungSince, zone) })}{' '}
      {!ended &&
        nextRung &&
        (left > 0
          ? t('attention.next', { who: t(`rung.r${nextRung}`), left: duration(left) })
          : t('attention.nextDue', { who: t(`rung.r${nextRung}`) }))}
    </>
  )
}
