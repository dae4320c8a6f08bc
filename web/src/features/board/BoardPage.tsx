import { useTranslation } from 'react-i18next'
import { Page } from '../../app/Page'
import { EmptyState } from '../../ui/Panel'

export default function BoardPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('board.title')} help="board">
      <EmptyState title={t('board.title')}>{t('board.help')}</EmptyState>
    </Page>
  )
}
