import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionBanner, ConnectionState } from '../../app/Connection'
import { useRegion } from '../../app/region'
import { SoundBanner } from '../../app/SoundBanner'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/clock'
import { longDay, minuteTime } from '../../ui/time'

function useDay(since: string) {
  const { t } = useTranslation()
  const { zone } = useRegion()
  return t('executive.day', { day: longDay(useNow(), zone), time: minuteTime(since, zone) })
}

/** Whose figures, of which day, since when. */
export function FiguresOf({ since, children }: { since: string; children: ReactNode }) {
  const { serviceName } = useRegion()
  return (
    <div className="figures-of">
      <b>{serviceName}</b> <span className="t2">{useDay(since)}</span>
      <span className="end">{children}</span>
    </div>
  )
}

/** On the wall nothing else stands above the figures: so the clock and the truth about the connection are here. */
export function WallHead({ since, leave }: { since: string; leave: () => void }) {
  const { t } = useTranslation()
  const { serviceName, zone, zoneLabel } = useRegion()
  const now = useNow()
  return (
    <header>
      <div className="wall-head">
        <b>Siaga</b>
        <span>{serviceName}</span>
        <span className="t2">{useDay(since)}</span>
        <span className="end row">
          <ConnectionState />
        </span>
        <Button kind="plain" size="sm" keys="w" onClick={leave}>
          {t('executive.desk')}
        </Button>
        <b className="wall-clock">
          {minuteTime(now, zone)} <span className="t2">{zoneLabel}</span>
        </b>
      </div>
      <ConnectionBanner />
      <SoundBanner />
    </header>
  )
}
