import { useTranslation } from 'react-i18next'
import { ConnectionBanner, ConnectionState } from '../../app/Connection'
import { useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/clock'
import { longDay, minuteTime } from '../../ui/time'

/** Whose figures, of which day, since when; on the wall also the clock and the truth about the connection. */
export function WallHead({ since, leave, plain }: { since: string; leave: (() => void) | null; plain?: boolean }) {
  const { t } = useTranslation()
  const { serviceName, zone, zoneLabel } = useRegion()
  const now = useNow()
  const day = t('executive.day', { day: longDay(now, zone), time: minuteTime(since, zone) })
  if (plain)
    return (
      <p className="figures-of">
        <b>{serviceName}</b> <span className="t2">{day}</span>
      </p>
    )
  return (
    <header>
      <div className="wall-head">
        <b>Siaga</b>
        <span>{serviceName}</span>
        <span className="t2">{day}</span>
        <span className="end row">
          <ConnectionState />
        </span>
        {leave && (
          <Button kind="plain" size="sm" keys="w" onClick={leave}>
            {t('executive.desk')}
          </Button>
        )}
        <b className="wall-clock">
          {minuteTime(now, zone)} <span className="t2">{zoneLabel}</span>
        </b>
      </div>
      <ConnectionBanner />
    </header>
  )
}
