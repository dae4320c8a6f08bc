import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dutyQuery } from '../../api/queries'
import type { DeskTicket } from '../../api/types'
import { useCategories, useSession, useZone } from '../../app/region'
import { Icon } from '../../ui/icons'
import { useNow } from '../../ui/clock'
import { Panel } from '../../ui/Panel'
import { At, When } from '../../ui/Time'
import { dayKey } from '../../ui/time'
import { TicketChip } from '../../ui/TicketChip'
import { UrgencyMark } from '../../ui/Urgency'
import { lacksAccount } from './states'
import type { Desk } from './useDesk'
import { Account } from './Words'

/** Done, but the category asks for the agency's own account before 112 can close it. */
export function Proof({ desk }: { desk: Desk }) {
  const { t } = useTranslation()
  const needed = desk.done.filter(lacksAccount)
  if (needed.length === 0) return null
  return (
    <Panel title={t('desk.proof')} note={needed.length} className="proof">
      <ul className="stack">
        {needed.map((ticket, index) => (
          <li key={ticket.id} className="stack">
            <CaseLine desk={desk} ticket={ticket} />
            <Account region={desk.region} ticket={ticket} first={index === 0} />
          </li>
        ))}
      </ul>
      <p className="s12 t2">{t('desk.proofMore')}</p>
    </Panel>
  )
}

function CaseLine({ desk, ticket }: { desk: Desk; ticket: DeskTicket }) {
  const { t } = useTranslation()
  const categories = useCategories()
  const { incident } = ticket
  return (
    <button type="button" className="case-line" onClick={() => desk.open(ticket)}>
      <UrgencyMark level={incident.urgency} />
      <span className="grow">
        <b>{incident.shortNumber}</b> {incident.headline || categories.name(incident.category)}
        <span className="t2">
          {' '}
          · {t('desk.doneAt')} <At at={ticket.since} seconds={false} />
        </span>
      </span>
    </button>
  )
}

/** Done and accounted for, and what ended otherwise today: nothing to do, but to be found. */
export function Finished({ desk }: { desk: Desk }) {
  const { t } = useTranslation()
  const { zone } = useZone()
  const now = useNow()
  const today = desk.ended.filter(({ since }) => dayKey(since, zone) === dayKey(now, zone))
  const done = desk.done.filter((ticket) => !lacksAccount(ticket))
  return (
    <Panel title={t('desk.finished')} note={String(done.length + today.length)} className="list">
      {done.length + today.length === 0 && <p className="empty-line t2">{t('desk.finishedNone')}</p>}
      <ul className="lines short">
        {[...done, ...today].map((ticket) => (
          <Finish key={ticket.id} desk={desk} ticket={ticket} />
        ))}
      </ul>
    </Panel>
  )
}

function Finish({ desk, ticket }: { desk: Desk; ticket: DeskTicket }) {
  const { t } = useTranslation()
  const categories = useCategories()
  const { incident } = ticket
  return (
    <li className={desk.selected?.id === ticket.id ? 'sel' : undefined}>
      <button
        type="button"
        className="line"
        aria-current={desk.selected?.id === ticket.id}
        onClick={() => desk.open(ticket)}
      >
        <b>{incident.shortNumber}</b>
        <span className="el grow">{incident.headline || categories.name(incident.category)}</span>
        {incident.closedAt ? (
          <span className="good row">
            <Icon name="ok" /> {t('desk.closedAt')} <At at={incident.closedAt} seconds={false} />
          </span>
        ) : ticket.state === 'done' ? (
          <span className="good row">
            <Icon name="ok" /> {t(ticket.account ? 'desk.accountThere' : 'desk.waitsForClose')}
          </span>
        ) : (
          <TicketChip ticket={ticket} withoutAgency />
        )}
      </button>
    </li>
  )
}

export function DutyNow({ desk }: { desk: Desk }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const { data } = useQuery(dutyQuery(desk.region))
  const duty = data?.agencies.find(({ id }) => id === desk.agency)
  const onDuty = duty?.desk.some((seat) => seat.person?.id === person.id) || duty?.officer?.person?.id === person.id
  return (
    <Panel title={t('desk.duty')} note={data && <When at={data.at} />}>
      {duty && duty.desk.length === 0 && (
        <p className="callout bad">
          <Icon name="bang" /> {t('duty.nobody')}
        </p>
      )}
      <ul className="rows">
        {duty?.desk.map(({ post, person: who, present }) => (
          <li key={post + (who?.id ?? '')} className="row">
            <b className="grow">{who?.name ?? post}</b>
            {who?.id === person.id && <span className="t2">{t('desk.you')}</span>}
            {present ? (
              <span className="good row">
                <Icon name="ok" /> {t('duty.present')}
              </span>
            ) : who ? (
              <span className="t2">{t('duty.listed')}</span>
            ) : (
              <span className="tag alarm">{t('duty.empty1')}</span>
            )}
          </li>
        ))}
        <li className="row">
          <b className="grow">{duty?.officer?.person?.name ?? t('duty.officer')}</b>
          <span className="t2">{t(duty?.officer ? 'desk.officerCalled' : 'duty.nobody')}</span>
        </li>
      </ul>
      <p className="s12 t2">{t(onDuty ? 'desk.onDuty' : 'desk.offDuty')}</p>
    </Panel>
  )
}
