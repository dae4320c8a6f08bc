import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Rung, TicketView } from '../../api/types'
import { useAgencies } from '../../app/region'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { useKeys } from '../../ui/keys'
import { EmptyState, Panel } from '../../ui/Panel'
import { ReceiptTrack } from '../../ui/ReceiptTrack'
import { TicketChip } from '../../ui/TicketChip'
import { At, Countdown } from '../../ui/Time'
import { AcceptedOnCard } from './AcceptedOnCard'
import type { Acts } from './useActs'
import { useCall } from './useCall'
import { isLive, type Sending } from './useSending'

const rungs: Rung[] = [1, 2, 3, 4, 5]
const waits = new Set(['sent', 'delivered', 'seen'])

/** What left, with the time of every answer; what nobody answers shows the rung and the seconds left. */
export function SentTickets({ sending: { incident }, acts }: { sending: Sending; acts: Acts }) {
  const { t } = useTranslation()
  const { region, kept } = useCall()
  const agencies = useAgencies()
  const tickets = [...(incident?.tickets ?? [])].sort((a, b) => Number(isLive(b)) - Number(isLive(a)))
  useKeys(
    tickets.map(
      (ticket, index) =>
        ticket.allowedActions.recall.allowed && {
          keys: `Ctrl+Backspace ${index + 1}`,
          label: `${t('call.takeBack')} ${agencies.short(ticket.agency)}`,
          run: () => acts.takeBack(ticket),
          outsideFields: true,
        },
    ),
  )
  const [onCard, setOnCard] = useState<TicketView | null>(null)
  const { sent } = kept
  return (
    <Panel
      title={t('call.sentPanel')}
      note={sent && <span className="nw">{sent.number}</span>}
      aside={sent && <Link to={`/r/${region}/kejadian/${sent.incidentId}`}>{t('call.openIncident')}</Link>}
      className="sent"
    >
      {tickets.length === 0 && <EmptyState title={t('call.sentNone')}>{t('call.sentNoneMore')}</EmptyState>}
      <ul className="rows">
        {tickets.map((ticket, index) => (
          <li key={ticket.id}>
            <div className="row">
              <b className="s14">{agencies.short(ticket.agency)}</b>
              <TicketChip ticket={ticket} attention={incident?.attention} withoutAgency />
              {ticket.nextLimit && isLive(ticket) && (
                <>
                  <b className={ticket.overdue ? 'alarm' : 'your-turn'}>
                    <Countdown
                      until={ticket.nextLimit.at}
                      over={(over) => t('ticket.late', { over })}
                      left={(left) => t('call.remaining', { left })}
                    />
                  </b>
                  {ticket.ladder && ticket.rung < 7 && waits.has(ticket.state) && (
                    <span className="t2 el then">
                      {t('call.thenRung', { who: t(`rung.r${(ticket.rung + 1) as Rung}`) })}
                    </span>
                  )}
                </>
              )}
              {kept.paper && waits.has(ticket.state) && ticket.allowedActions.phone.allowed && (
                <Button size="sm" className="end" onClick={() => setOnCard(ticket)}>
                  {t('call.paper.accepted')}
                </Button>
              )}
              {ticket.allowedActions.recall.allowed && (
                <Button
                  size="sm"
                  className="end"
                  keys={`Ctrl+Backspace ${index + 1}`}
                  aria-label={`${t('call.takeBack')} ${agencies.short(ticket.agency)}`}
                  onClick={() => acts.takeBack(ticket)}
                >
                  {t('call.takeBack')}
                </Button>
              )}
            </div>
            {isLive(ticket) && <ReceiptTrack ticket={ticket} />}
            {isLive(ticket) && <LadderLine ticket={ticket} />}
            {ticket.declined && (
              <p className="s12 alarm">
                {t(`decline.${ticket.declined.reason}` as 'decline.other')}
                {ticket.declined.words && `: «${ticket.declined.words}»`}
              </p>
            )}
          </li>
        ))}
      </ul>
      {kept.paper && onCard && <AcceptedOnCard paper={kept.paper} ticket={onCard} onClose={() => setOnCard(null)} />}
    </Panel>
  )
}

function LadderLine({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation()
  if (!ticket.ladder || !waits.has(ticket.state)) return null
  // Not the last one: after an earlier ladder it may stand below what it had reached.
  const told = ticket.rungs.find(({ rung }) => rung === ticket.rung)?.told ?? []
  return (
    <p className="ladder s12">
      <span className="t2">{t('call.ladder')}</span>
      {(ticket.rung > 5 ? [...rungs, ticket.rung] : rungs).map((rung) => (
        <span
          key={rung}
          className={rung === ticket.rung ? 'your-turn b' : 't2'}
          aria-current={rung === ticket.rung ? 'step' : undefined}
        >
          {t('rung.at', { rung, who: t(`rung.r${rung}`) })}
        </span>
      ))}
      {told.length > 0 && ticket.rung > 1 && <span className="t2">({told.join(', ')})</span>}
    </p>
  )
}

/** The newest first: what happened to the case since it was sent. */
export function CallTimeline({ sending: { incident } }: { sending: Sending }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  if (!incident) return null
  const entries = [...incident.timeline]
    .sort((a, b) => Date.parse(b.recordedAt) - Date.parse(a.recordedAt))
    .slice(0, 30)
  return (
    <Panel title={t('call.timeline')} className="grow happened">
      <ol className="rows">
        {entries.map(({ id, at, kind, agency, by, words, parameters: { card } }) => (
          <li key={id} className="row">
            <span className="t2">
              <At at={at} />
            </span>
            <span className="grow what">
              {agency && <b>{agencies.short(agency)} </b>}
              {t([`timeline.${kind.replaceAll(/[.-]/g, '_')}`, 'timeline.unknown'] as never)}
              {typeof card === 'string' && <span className="t2"> · {t('timeline.card', { card })}</span>}
              {words && <span className="t2"> «{words}»</span>}
            </span>
            <span className="t2 s12 nw">{by ? by.name : <Icon name="clock" />}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
