import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog'

export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('palette.title')} className="palette" onClose={onClose}>
      <div className="body">{t('palette.hint')}</div>
    </Dialog>
  )
}
