import { useTranslation } from 'react-i18next'
import { useZone } from '../../app/region'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icons'
import { minuteTime, when } from '../../ui/time'
import { useCall } from './useCall'

/** Whose times count here: nobody may take a card for a call of now. */
export function PaperBanner() {
  const { t } = useTranslation()
  const { paper } = useCall().kept
  const { zone } = useZone()
  const now = useNow()
  if (!paper) return null
  const times = { begun: when(paper.begunAt, zone, now), taken: minuteTime(paper.occurredAt, zone) }
  return (
    <div className="banner" role="note">
      <Icon name="clock" />
      <span className="grow">
        {t('call.paper.banner', { card: paper.card, ...times })}{' '}
        <span className="thin">{t('call.paper.bannerMore')}</span>
      </span>
    </div>
  )
}
