import { useTranslation } from 'react-i18next'
import type { PlaceView, Victims } from '../api/types'
import { Icon } from './icons'

/** Village, district; only the district; or, loudly, not known yet. */
export function PlaceName({ place, unknown, short }: { place: PlaceView | null; unknown?: boolean; short?: boolean }) {
  const { t } = useTranslation()
  if (place?.village) return <>{[place.village, place.district].filter(Boolean).join(', ')}</>
  if (place?.district) return <>{t('place.district', { name: place.district })}</>
  if (!place && !unknown) return <span className="t3">{t('place.notAsked')}</span>
  return (
    <span className="tag miss">
      <Icon name="bang" />
      {t(short ? 'place.unknownShort' : 'place.unknown')}
    </span>
  )
}

export function VictimCounts({ victims }: { victims: Victims }) {
  const { t } = useTranslation()
  const said = [
    victims.dead > 0 && t('victims.deadCount', { count: victims.dead }),
    victims.trapped > 0 && t('victims.trappedCount', { count: victims.trapped }),
    victims.injured > 0 && t('victims.injuredCount', { count: victims.injured }),
  ].filter(Boolean)
  return <>{said.length ? said.join(', ') : t('victims.none')}</>
}
