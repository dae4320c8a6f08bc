import './incident.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { ApiError } from '../../api/errors'
import { incidentQuery, queries } from '../../api/queries'
import { selectedIncident } from '../../app/dialogs'
import { Page } from '../../app/Page'
import { useCategories, useRegion } from '../../app/region'
import { EmptyState, Panel } from '../../ui/Panel'
import { Facts } from './Facts'
import { IncidentActs, IncidentHead } from './IncidentHead'
import { Reminders } from './Reminders'
import { Reports } from './Reports'
import { TicketPanel } from './TicketPanel'
import { Timeline } from './Timeline'
import { useIncidentKeys } from './useIncidentKeys'

export const loader = ({ params }: LoaderFunctionArgs) =>
  queries.ensureQueryData(incidentQuery(params.region!, params.id!)).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  })

export default function IncidentPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const categories = useCategories()
  const { data: incident } = useQuery(incidentQuery(useRegion().id, id))
  useIncidentKeys(incident)
  useEffect(() => {
    selectedIncident.set(id)
    return () => selectedIncident.set(null)
  }, [id])
  if (!incident)
    return (
      <Page title={t('shell.notFound')} help="incident">
        <EmptyState title={t('shell.notFound')}>{t('incident.notFound')}</EmptyState>
      </Page>
    )
  return (
    <Page
      title={`${incident.shortNumber} ${categories.name(incident.category)}`}
      help="incident"
      className="incident-page"
      strip={<IncidentHead incident={incident} />}
    >
      <div className="column">
        <IncidentActs incident={incident} />
        <Facts incident={incident} />
        <Reminders incident={incident} />
        <Reports incident={incident} />
      </div>
      <div className="column">
        {incident.tickets.length === 0 && (
          <Panel>
            <EmptyState title={t('incident.noTickets')}>{t('incident.noTicketsMore')}</EmptyState>
          </Panel>
        )}
        {incident.tickets.map((ticket) => (
          <TicketPanel key={ticket.id} incident={incident} ticket={ticket} />
        ))}
      </div>
      <div className="column">
        <Panel title={t('incident.timeline')} note={incident.timeline.length} className="whole">
          <Timeline entries={incident.timeline} />
        </Panel>
      </div>
    </Page>
  )
}
