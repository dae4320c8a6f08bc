import { useTranslation } from 'react-i18next'
import { Page } from '../../app/Page'
import { EmptyState } from '../../ui/Panel'

export default function CallPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('call.title')} help="call">
      <EmptyState title={t('call.title')}>{t('call.help')}</EmptyState>
    </Page>
  )
}
