import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { connectionNow, onConnection } from '../api/connection'
import { locale } from '../i18n'
import { useNow } from '../ui/clock'
import { Icon } from '../ui/icons'
import { StatusBanner } from '../ui/StatusBanner'
import { minuteTime } from '../ui/time'
import { useZone } from './region'

export const useConnection = () => useSyncExternalStore(onConnection, connectionNow)

/** Live, behind by N s, cut off since: never hidden, never a guess. */
export function ConnectionState() {
  const { t } = useTranslation()
  const { state, heardAt, delay, caughtUp } = useConnection()
  const { zone } = useZone()
  const now = useNow()
  if (state === 'live' && caughtUp && now - caughtUp.at < 8000)
    return (
      <span className="live back" role="status">
        <Icon name="ok" />
        {caughtUp.facts > 0 ? t('live.back', { count: caughtUp.facts }) : t('live.backNone')}
      </span>
    )
  if (state === 'connecting') return <span className="live">{t('live.connecting')}</span>
  if (state === 'live')
    return (
      <span className="live">
        <i aria-hidden="true" />
        <span className="narrow said">
          {delay === null
            ? t('live.live')
            : t('live.delay', {
                seconds: (Math.min(delay, 99_000) / 1000).toLocaleString(locale() === 'en' ? 'en-GB' : 'id-ID', {
                  maximumFractionDigits: 1,
                }),
              })}
        </span>
      </span>
    )
  if (state === 'behind')
    return (
      <span className="live behind">
        <Icon name="clock" />
        {t('live.behind', { seconds: Math.max(1, Math.round((now - heardAt) / 1000)) })}
        <span className="wide t2">{t('live.behindMore')}</span>
      </span>
    )
  return (
    <span className="live cut">
      <Icon name="offline" />
      <span className="narrow said">{t('live.cut', { time: minuteTime(heardAt, zone) })}</span>
    </span>
  )
}

/** Announces changes of the connection, and what came in after a gap. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const { state, heardAt } = useConnection()
  const { zone } = useZone()
  const cut = state === 'cut' && {
    text: t('live.cut', { time: minuteTime(heardAt, zone) }),
    more: t('live.cutMore'),
    bad: true,
  }
  return <StatusBanner live="assertive" icon="offline" said={cut || null} />
}
