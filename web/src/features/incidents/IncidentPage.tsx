import { useTranslation } from 'react-i18next'
import { Page } from '../../app/Page'
import { EmptyState } from '../../ui/Panel'

export default function IncidentPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('incident.facts')} help="incident">
      <EmptyState title={t('incident.facts')}>{t('incident.help')}</EmptyState>
    </Page>
  )
}
