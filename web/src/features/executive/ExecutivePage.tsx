import { useTranslation } from 'react-i18next'
import { Page } from '../../app/Page'
import { EmptyState } from '../../ui/Panel'

export default function ExecutivePage() {
  const { t } = useTranslation()
  return (
    <Page title={t('executive.title')} help="executive">
      <EmptyState title={t('executive.title')}>{t('executive.help')}</EmptyState>
    </Page>
  )
}
