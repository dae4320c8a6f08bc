import { useZone } from '../app/region'
import { useNow } from './clock'
import { clockTime, duration, minuteTime, when } from './time'

/** How long since: ticks. */
export function Age({ since }: { since: string }) {
  const now = useNow()
  return <>{duration((now - Date.parse(since)) / 1000)}</>
}

/** How long until: ticks, and says by how much it is over. */
export function Countdown({
  until,
  over,
  left: say,
}: {
  until: string
  over?: (text: string) => string
  left?: (text: string) => string
}) {
  const now = useNow()
  const left = (Date.parse(until) - now) / 1000
  if (left >= 0) return <>{say ? say(duration(left)) : duration(left)}</>
  const text = duration(-left)
  return <>{over ? over(text) : `-${text}`}</>
}

/** A moment in the region's time; the zone is in its title and read out, so that nobody guesses. */
export function At({ at, seconds = true }: { at: string; seconds?: boolean }) {
  const { zone, zoneLabel } = useZone()
  const text = seconds ? clockTime(at, zone) : minuteTime(at, zone)
  return (
    <time dateTime={at} title={`${text} ${zoneLabel}`}>
      {text}
    </time>
  )
}

export function When({ at }: { at: string }) {
  const { zone, zoneLabel } = useZone()
  const now = useNow()
  const text = when(at, zone, now)
  return (
    <time dateTime={at} title={`${text} ${zoneLabel}`}>
      {text}
    </time>
  )
}
