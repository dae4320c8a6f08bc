import { useTranslation } from 'react-i18next'
import { Page } from '../../app/Page'
import { EmptyState } from '../../ui/Panel'

export default function SearchPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('search.title')} help="search">
      <EmptyState title={t('search.title')}>{t('search.help')}</EmptyState>
    </Page>
  )
}
