import { Icon, type IconName } from './icons'

/** Across the page's head while something is wrong. Its place is there before, so that it is read out when it comes. */
export function StatusBanner(props: {
  live: 'polite' | 'assertive'
  icon?: IconName
  /** What is wrong; null while nothing is. */
  said: { text: string; more: string; bad: boolean } | null
}) {
  const { live, icon = 'bang', said } = props
  return (
    <div role="status" aria-live={live}>
      {said && (
        <div className={said.bad ? 'banner bad' : 'banner'}>
          <Icon name={icon} />
          {said.text}
          <span>{said.more}</span>
        </div>
      )}
    </div>
  )
}
