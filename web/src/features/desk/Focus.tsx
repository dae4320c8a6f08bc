import { useTranslation } from 'react-i18next'
import type { DeskTicket } from '../../api/types'
import { useCategories } from '../../app/region'
import { AttentionLine } from '../incidents/AttentionLine'
import { Icon } from '../../ui/icons'
import { ReceiptTrack } from '../../ui/ReceiptTrack'
import { TicketChip } from '../../ui/TicketChip'
import { At, When } from '../../ui/Time'
import { Urgency } from '../../ui/Urgency'
import { Acts } from './Acts'
import { CaseFacts } from './CaseFacts'
import { CaseSoFar } from './CaseSoFar'
import { AfterLimit, LimitBar, LimitClock } from './LimitBar'
import { isOver, isRunning, isUnseen, isWaiting } from './states'
import type { Desk } from './useDesk'

/** The ticket the keys act on: what is asked, by when, what is known, what can be done. */
export function Focus({ desk, ticket }: { desk: Desk; ticket: DeskTicket }) {
  const { t } = useTranslation()
  const categories = useCategories()
  const { incident } = ticket
  return (
    <section className={`focus ${tone(ticket)}`} aria-label={t('desk.focus', { short: incident.shortNumber })}>
      <Head desk={desk} ticket={ticket} />
      <div className="focus-body">
        <div className="row wrap">
          <h2 className="s20 b">{categories.name(incident.category) || incident.category}</h2>
          {incident.restricted && (
            <span className="tag alarm">
              <Icon name="lock" />
              {t('incident.restricted')}
            </span>
          )}
          {incident.test && <span className="tag">{t('incident.test')}</span>}
          {incident.kind !== 'emergency' && <span className="tag">{t(`kind.${incident.kind}`)}</span>}
        </div>
        <CaseFacts ticket={ticket} />
        <ReceiptTrack ticket={ticket} />
        <CaseSoFar desk={desk} ticket={ticket} />
      </div>
      <Acts key={ticket.id} desk={desk} ticket={ticket} />
    </section>
  )
}

function tone(ticket: DeskTicket) {
  if (isOver(ticket)) return 'past'
  if (ticket.overdue) return 'late'
  if (!isWaiting(ticket)) return ''
  return ticket.incident.urgency === 1 ? 'new grave' : 'new'
}

function Head({ desk, ticket }: { desk: Desk; ticket: DeskTicket }) {
  const { t } = useTranslation()
  const { incident } = ticket
  const late = ticket.overdue && !isOver(ticket)
  return (
    <div className="focus-head" onClick={() => isUnseen(ticket) && desk.open(ticket)}>
      <div className="row wrap">
        <Urgency level={incident.urgency} size={26} />
        <b className="s16">
          {t(isWaiting(ticket) ? 'desk.newTicket' : 'desk.ticket', { short: incident.shortNumber })}
        </b>
        <span>
          {t('desk.sentAt')}{' '}
          {isWaiting(ticket) ? (
            <At at={ticket.stamps[0]?.at ?? ticket.since} />
          ) : (
            <When at={ticket.stamps[0]?.at ?? ticket.since} />
          )}
        </span>
        {!isWaiting(ticket) && <TicketChip ticket={ticket} attention={ticket.attention} withoutAgency />}
        <LimitClock ticket={ticket} />
      </div>
      <LimitBar ticket={ticket} />
      {late && ticket.attention && (
        <p className="s12" role="status">
          <AttentionLine attention={ticket.attention} />
        </p>
      )}
      {(isWaiting(ticket) || isRunning(ticket)) && !late && <AfterLimit ticket={ticket} />}
    </div>
  )
}
