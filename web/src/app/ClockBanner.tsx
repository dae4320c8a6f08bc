import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { serverQuery } from '../api/queries'
import { StatusBanner } from '../ui/StatusBanner'
import { useRegion, useRight } from './region'

/** For those who can call somebody to put the server's clock right: every stamp comes from it. */
export function ClockBanner() {
  const { t } = useTranslation()
  const { data } = useQuery({ ...serverQuery(useRegion().id), enabled: useRight('watchServer') })
  const ahead = data?.clock.systemAheadSeconds ?? null
  const days = data?.clock.doubtedDays ?? null
  const doubted = days !== null && {
    text: t('clockDoubt.doubted', { days }),
    more: t('clockDoubt.doubtedMore'),
    bad: true,
  }
  const parted = ahead !== null && {
    text: t('clockDoubt.parted', { minutes: Math.round(Math.abs(ahead) / 60) }),
    more: t('clockDoubt.partedMore'),
    bad: false,
  }
  return <StatusBanner live="polite" said={doubted || parted || null} />
}
