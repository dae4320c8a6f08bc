import { useTranslation } from 'react-i18next'
import { Page } from '../../app/Page'
import { EmptyState } from '../../ui/Panel'

export default function DeskPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('desk.title')} help="desk">
      <EmptyState title={t('desk.title')}>{t('desk.help')}</EmptyState>
    </Page>
  )
}
