import { dayKey, minuteTime } from '../../ui/time'

/** The card's number as it is printed: its digits are enough. */
export function cardNumber(typed: string, region: string): string {
  const digits = /^k?0*(\d{1,6})$/i.exec(typed.trim())?.[1]
  return digits ? `${region}-K${digits.padStart(4, '0')}`.toUpperCase() : typed.trim().toUpperCase()
}

/** 14:05, 14.05, 1405 and 905 as hours and minutes; null when it is no time. */
export function clockOf(typed: string): string | null {
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed.trim()) ?? []
  if (!hours || !minutes || Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** The moment at which the zone's calendar and clock show this. */
export function momentOf(day: string, clock: string, zone: string): string {
  const asUtc = Date.parse(`${day}T${clock}:00Z`)
  const shown = Date.parse(`${dayKey(asUtc, zone)}T${minuteTime(asUtc, zone)}:00Z`)
  return new Date(asUtc - (shown - asUtc)).toISOString()
}

/** The first moment after `from` at which the clock shows this: a call before midnight may end after it. A clock that
 * is less than half a day back is a slip, not the next day. */
export function momentAfter(from: string, clock: string, zone: string): string {
  const sameDay = momentOf(dayKey(from, zone), clock, zone)
  const behind = Date.parse(from) - Date.parse(sameDay)
  return behind > 43_200_000 ? new Date(Date.parse(sameDay) + 86_400_000).toISOString() : sameDay
}
