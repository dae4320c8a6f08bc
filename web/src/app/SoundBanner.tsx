import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { Icon } from '../ui/icons'
import { useKeys } from '../ui/keys'
import { enableSound, hear, soundState } from '../ui/sound'
import { useHears } from './notices'

/** While the browser keeps the page silent, it says so, and one key ends it. */
export function SoundBanner() {
  const { t } = useTranslation()
  const { allowed } = soundState.use()
  const hears = useHears()
  const enable = () => {
    enableSound()
    hear('newTicket')
  }
  useKeys([!allowed && hears && { keys: 'Shift+S', label: t('sound.enable'), run: enable, layer: 'everywhere' }])
  if (allowed || !hears) return null
  return (
    <div className="banner" role="status">
      <Icon name="silent" />
      {t('sound.blocked')}
      <span className="t2">{t('sound.blockedMore')}</span>
      <Button size="sm" keys="Shift+S" onClick={enable}>
        {t('sound.enable')}
      </Button>
    </div>
  )
}
