import { useTranslation } from 'react-i18next'
import { Page } from '../../app/Page'
import { EmptyState } from '../../ui/Panel'

export default function ReportsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('reports.title')} help="reports">
      <EmptyState title={t('reports.title')}>{t('reports.help')}</EmptyState>
    </Page>
  )
}
