import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { incidentQuery } from '../../api/queries'
import type { DeskTicket } from '../../api/types'
import { useAgencies } from '../../app/region'
import { Timeline } from '../incidents/Timeline'
import { locale } from '../../i18n'
import { TicketChip } from '../../ui/TicketChip'
import { Note } from './Words'
import type { Desk } from './useDesk'

/** Who else works on the case, how to reach them, and what has happened: the room of the map until there is one. */
export function CaseSoFar({ desk, ticket }: { desk: Desk; ticket: DeskTicket }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const { data } = useQuery(incidentQuery(desk.region, ticket.incident.id))
  const { others } = ticket.incident
  return (
    <div className="so-far">
      <section aria-labelledby="others">
        <h3 className="sec" id="others">
          {t('desk.others')} <span className="n">{others.length || ''}</span>
        </h3>
        {others.length === 0 && <p className="t2">{t('desk.alone')}</p>}
        <ul className="rows">
          {others.map((other) => (
            <li key={other.id} className="row wrap">
              <span className="grow" title={agencies.find(other.agency)?.name[locale()]}>
                <b>{agencies.short(other.agency)}</b>{' '}
                {agencies.find(other.agency)?.phone && <span className="t2">{agencies.find(other.agency)?.phone}</span>}
              </span>
              <TicketChip ticket={other} withoutAgency />
            </li>
          ))}
        </ul>
        <Note
          key={ticket.incident.id}
          region={desk.region}
          incident={ticket.incident}
          allowed={data?.allowedActions.note}
        />
      </section>
      <section aria-labelledby="so-far" className="past-lines">
        <h3 className="sec" id="so-far">
          {t('incident.timeline')}
        </h3>
        {data && <Timeline entries={data.timeline} />}
      </section>
    </div>
  )
}
