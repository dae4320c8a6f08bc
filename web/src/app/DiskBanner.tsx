import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { serverQuery } from '../api/queries'
import { locale } from '../i18n'
import { StatusBanner } from '../ui/StatusBanner'
import { useRegion, useRight } from './region'

const gigabyte = 1024 ** 3

/** Space in the unit that people buy disks in, megabytes below one gigabyte. */
export function space(bytes: number, language: string): string {
  const [unit, count] = bytes >= gigabyte ? ['gigabyte', bytes / gigabyte] : ['megabyte', bytes / 1024 ** 2]
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: count < 10 ? 1 : 0 }).format(
    count,
  )
}

/** For those who can call somebody to make space, before nothing can be stored any more. */
export function DiskBanner() {
  const { t } = useTranslation()
  const { data } = useQuery({ ...serverQuery(useRegion().id), enabled: useRight('watchServer') })
  const level = data?.disk.level ?? 'fine'
  if (!data || level === 'fine') return <StatusBanner live="polite" said={null} />
  const free = space(data.disk.freeBytes, locale() === 'en' ? 'en-GB' : 'id-ID')
  const text = t(`disk.${level}`, { percent: data.disk.usedPercent })
  return <StatusBanner live="polite" said={{ text, more: t(`disk.${level}More`, { free }), bad: level !== 'filling' }} />
}
