import i18next from 'i18next'
import { locale } from '../i18n'

const two = (n: number) => String(n).padStart(2, '0')

/** 0:21, 14:12, 1 j 10: what a person reads at a glance. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds))
  if (s < 3600) return `${Math.floor(s / 60)}:${two(s % 60)}`
  const hours = Math.floor(s / 3600)
  if (hours < 48) return i18next.t('time.hours', { hours, minutes: two(Math.floor((s % 3600) / 60)) })
  return i18next.t('time.days', { days: Math.floor(hours / 24), hours: hours % 24 })
}

/** A limit as people say it: 1 minute, 90 seconds. */
export const limit = (seconds: number): string =>
  seconds >= 60 && seconds % 60 === 0
    ? i18next.t('time.minutes', { count: seconds / 60 })
    : seconds >= 600
      ? i18next.t('time.minutes', { count: Math.round(seconds / 60) })
      : i18next.t('time.seconds', { count: seconds })

const formats = new Map<string, Intl.DateTimeFormat>()
function format(zone: string, shape: 'time' | 'minute' | 'day' | 'long' | 'key'): Intl.DateTimeFormat {
  const key = `${locale()} ${zone} ${shape}`
  const known = formats.get(key)
  if (known) return known
  const options: Intl.DateTimeFormatOptions = {
    time: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    day: { day: '2-digit', month: 'short' },
    long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    key: { year: 'numeric', month: '2-digit', day: '2-digit' },
  }[shape] as Intl.DateTimeFormatOptions
  // en-GB and sv-SE write colons and ISO days; Indonesian's own clock uses full stops, which read as decimals here.
  const language =
    shape === 'time' || shape === 'minute' ? 'en-GB' : shape === 'key' ? 'sv-SE' : locale() === 'en' ? 'en-GB' : 'id-ID'
  const made = new Intl.DateTimeFormat(language, { ...options, timeZone: zone })
  formats.set(key, made)
  return made
}

const instant = (at: string | number) => (typeof at === 'number' ? at : Date.parse(at))

export const clockTime = (at: string | number, zone: string) => format(zone, 'time').format(instant(at))
export const minuteTime = (at: string | number, zone: string) => format(zone, 'minute').format(instant(at))
export const longDay = (at: string | number, zone: string) => format(zone, 'long').format(instant(at))
export const dayKey = (at: string | number, zone: string) => format(zone, 'key').format(instant(at))
export const shortDay = (at: string | number, zone: string) => format(zone, 'day').format(instant(at))

/** Today 21:45, yesterday 23:18, 03 Sep 10:12. */
export function when(at: string | number, zone: string, now: number): string {
  const time = minuteTime(at, zone)
  const day = dayKey(at, zone)
  if (day === dayKey(now, zone)) return i18next.t('time.today', { time })
  if (day === dayKey(now - 86_400_000, zone)) return i18next.t('time.yesterday', { time })
  return `${shortDay(at, zone)} ${time}`
}
