import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { incidentQuery } from '../../api/queries'
import type { IncidentRow, IncidentView } from '../../api/types'
import { useCategories, useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icons'
import { Kbd } from '../../ui/Kbd'
import { EmptyState } from '../../ui/Panel'
import { PlaceName, VictimCounts } from '../../ui/Place'
import { Countdown } from '../../ui/Time'
import { Urgency } from '../../ui/Urgency'
import { Timeline } from '../incidents/Timeline'
import { mayClose } from '../incidents/useIncidentActs'
import type { BoardActs } from './acts'
import { SelectedTickets } from './SelectedTickets'

/** The chosen case beside the list: what, where, who was told and what they answered, what happened last. */
export function Selected({ row, acts }: { row: IncidentRow | undefined; acts: BoardActs }) {
  const { t } = useTranslation()
  const region = useRegion().id
  const categories = useCategories()
  const { data } = useQuery({
    ...incidentQuery(region, row?.id ?? ''),
    enabled: row !== undefined && !row.restricted,
  })
  if (!row) return <EmptyState title={t('board.nothingSelected')}>{t('board.nothingSelectedMore')}</EmptyState>
  return (
    <>
      <div className="row wrap">
        <Urgency level={row.urgency} />
        <h2 className="s14 b">
          {row.shortNumber} {categories.name(row.category)}
        </h2>
        <Link className="end row t2 quiet" to={`/r/${region}/kejadian/${row.id}`}>
          <Kbd keys="Enter" /> {t('board.openHint')}
        </Link>
      </div>
      {row.restricted ? (
        <p className="row">
          <Icon name="lock" /> {t('board.restrictedHidden')}
        </p>
      ) : (
        <Facts row={row} incident={data} />
      )}
      <Reminder row={row} acts={acts} />
      {data && <SelectedTickets incident={data} acts={acts} />}
      <Acts row={row} acts={acts} />
      {data && (
        <section className="latest" tabIndex={0} aria-label={t('board.timeline')}>
          <Timeline entries={data.timeline} />
        </section>
      )}
    </>
  )
}

function Facts({ row, incident }: { row: IncidentRow; incident: IncidentView | undefined }) {
  return (
    <div>
      <p className="b">
        <PlaceName place={row.placeUnknown ? null : row.place} unknown />
        {row.place.landmark && <span className="t2">, {row.place.landmark}</span>}
      </p>
      <p className="words">{incident?.words || row.headline}</p>
      {row.victims.trapped + row.victims.injured + row.victims.dead > 0 && (
        <p className="b">
          <VictimCounts victims={row.victims} />
        </p>
      )}
    </div>
  )
}

function Reminder({ row, acts }: { row: IncidentRow; acts: BoardActs }) {
  const { t } = useTranslation()
  const now = useNow()
  if (!row.reminder) return null
  const due = now >= Date.parse(row.reminder.dueAt)
  return (
    <div className={due ? 'callout' : 'reminder'}>
      <Icon name="clock" />
      <span className="grow">{row.reminder.words}</span>
      {due ? t('incident.reminderDue') : <Countdown until={row.reminder.dueAt} />}
      <Button size="sm" keys="s" onClick={() => acts.endReminder(row)}>
        {t('incident.reminderEnd')}
      </Button>
    </div>
  )
}

function Acts({ row, acts }: { row: IncidentRow; acts: BoardActs }) {
  const { t } = useTranslation()
  const { send, join, remind } = row.allowedActions
  return (
    <div className="row wrap acts">
      <Button size="sm" keys="k" allowed={send} onClick={() => acts.send(row)}>
        {t('incident.send')}
      </Button>
      <Button size="sm" keys="g" allowed={join} onClick={() => acts.join(row)}>
        {t('incident.join')}
      </Button>
      <Button size="sm" keys="p" allowed={remind} onClick={() => acts.remind(row)}>
        {t('incident.remind')}
      </Button>
      <Button
        size="sm"
        keys="x"
        allowed={mayClose(row.allowedActions)}
        kind={row.ready ? 'primary' : undefined}
        onClick={() => acts.close(row)}
      >
        {t('incident.close')}
      </Button>
    </div>
  )
}
