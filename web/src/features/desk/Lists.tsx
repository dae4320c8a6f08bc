import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskTicket } from '../../api/types'
import { useCategories } from '../../app/region'
import { Icon } from '../../ui/icons'
import { Panel } from '../../ui/Panel'
import { PlaceName } from '../../ui/Place'
import { TicketChip } from '../../ui/TicketChip'
import { Urgency } from '../../ui/Urgency'
import { LimitClock } from './LimitBar'
import { isWaiting, nextStep } from './states'
import type { Desk } from './useDesk'

/** One ticket of a list: opening it is one click, or arrow keys from the list. */
export function Line({ desk, ticket, aside }: { desk: Desk; ticket: DeskTicket; aside?: ReactNode }) {
  const { t } = useTranslation()
  const categories = useCategories()
  const { incident } = ticket
  const selected = desk.selected?.id === ticket.id
  return (
    <li className={selected ? 'sel' : undefined}>
      <button type="button" className="line" aria-current={selected} onClick={() => desk.open(ticket)}>
        <span className="line-state">
          <Urgency level={incident.urgency} />
          <TicketChip ticket={ticket} attention={ticket.attention} withoutAgency />
        </span>
        <span className="line-what">
          <span className="el">
            <b>{incident.shortNumber}</b> {incident.headline || categories.name(incident.category)}
          </span>
          <span className="el t2">
            {incident.restricted && (
              <span className="lock">
                <Icon name="lock" /> {t('incident.restricted')}
              </span>
            )}
            <PlaceName place={incident.place} unknown={incident.placeUnknown} />
          </span>
        </span>
        <span className="line-end">{aside}</span>
      </button>
    </li>
  )
}

export function WaitingList({ desk }: { desk: Desk }) {
  const { t } = useTranslation()
  if (desk.waiting.length === 0) return null
  return (
    <Panel title={t('desk.waiting')} note={desk.waiting.length} className="list your-turn-panel">
      <ul className="lines">
        {desk.waiting.map((ticket) => (
          <Line key={ticket.id} desk={desk} ticket={ticket} aside={<LimitClock ticket={ticket} />} />
        ))}
      </ul>
    </Panel>
  )
}

export function RunningList({ desk }: { desk: Desk }) {
  const { t } = useTranslation()
  return (
    <Panel
      title={t('desk.running')}
      note={`${desk.running.length} · ${t('desk.runningMore')}`}
      className="list grow-panel"
    >
      {desk.running.length === 0 && (
        <p className="empty-line t2">{t(desk.waiting.length ? 'desk.runningNone' : 'desk.runningNoneAtAll')}</p>
      )}
      <ul className="lines">
        {desk.running.map((ticket) => {
          const step = nextStep(ticket)
          return (
            <Line
              key={ticket.id}
              desk={desk}
              ticket={ticket}
              aside={step && <NextStep ticket={ticket} step={t(`desk.step.${step}`)} />}
            />
          )
        })}
      </ul>
    </Panel>
  )
}

function NextStep({ ticket, step }: { ticket: DeskTicket; step: string }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="t2 s12">{t('desk.next', { step })}</span>
      {ticket.nextLimit && !isWaiting(ticket) && <LimitClock ticket={ticket} />}
    </>
  )
}
