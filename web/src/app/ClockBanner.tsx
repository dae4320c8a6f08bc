import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { serverQuery } from '../api/queries'
import { Icon } from '../ui/icons'
import { useRegion, useRight } from './region'

/** For those who can call somebody to put the server's clock right: every stamp comes from it. */
export function ClockBanner() {
  const { t } = useTranslation()
  const { data } = useQuery({ ...serverQuery(useRegion().id), enabled: useRight('watchServer') })
  const ahead = data?.clock.systemAheadSeconds ?? null
  const days = data?.clock.doubtedDays ?? null
  if (ahead === null && days === null) return <div role="status" aria-live="polite" />
  const minutes = Math.round(Math.abs(ahead ?? 0) / 60)
  return (
    <div role="status" aria-live="polite">
      <div className={days === null ? 'banner' : 'banner bad'}>
        <Icon name="bang" />
        {days === null ? t('clockDoubt.parted', { minutes }) : t('clockDoubt.doubted', { days })}
        <span>{days === null ? t('clockDoubt.partedMore') : t('clockDoubt.doubtedMore')}</span>
      </div>
    </div>
  )
}
