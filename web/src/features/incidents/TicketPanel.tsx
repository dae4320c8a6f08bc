import { useTranslation } from 'react-i18next'
import type { IncidentView, TicketState, TicketView } from '../../api/types'
import { useAgencies } from '../../app/region'
import { locale } from '../../i18n'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { ReceiptTrack } from '../../ui/ReceiptTrack'
import { TicketChip } from '../../ui/TicketChip'
import { At } from '../../ui/Time'
import { askFor } from './ask'
import { AttentionLine } from './AttentionLine'
import { ChangeLine } from './ChangeValue'
import { useIncidentActs } from './useIncidentActs'

const waits = new Set<TicketState>(['sent', 'delivered', 'seen'])

/** One agency's ticket: where it stands, when each stage was reached, how far it has climbed. */
export function TicketPanel({ incident, ticket }: { incident: IncidentView; ticket: TicketView }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const agency = agencies.find(ticket.agency)
  return (
    <section
      className={ticket.overdue ? 'panel ticket late' : 'panel ticket'}
      aria-label={t('timeline.agency', { agency: agencies.short(ticket.agency), what: t('incident.tickets') })}
    >
      <div className="row wrap">
        <h2 className="s14 b" title={agency?.name[locale()]}>
          {agencies.short(ticket.agency)}
        </h2>
        <TicketChip ticket={ticket} attention={ticket.attention} withoutAgency />
        {ticket.why !== 'routing' && (
          <span className="t2 s12">{t(`ticket.why.${ticket.why}`, { from: agencies.short(ticket.from) })}</span>
        )}
        <TicketActs incident={incident} ticket={ticket} />
      </div>
      {ticket.attention && (
        <p className="s12">
          <AttentionLine attention={ticket.attention} />
        </p>
      )}
      {!ticket.attention && <Ended ticket={ticket} />}
      <ReceiptTrack ticket={ticket} />
      {ticket.ladder && (waits.has(ticket.state) || ticket.attention) && <Ladder ticket={ticket} />}
      {ticket.changesToAcknowledge.length > 0 && (
        <div className="callout s12">
          <Icon name="bang" />
          {t('ticket.unacknowledged', { count: ticket.changesToAcknowledge.length })}:
          {ticket.changesToAcknowledge.map(({ id, kind, from, to }) => (
            <span key={id}>
              <ChangeLine kind={kind} from={from} to={to} />
            </span>
          ))}
        </div>
      )}
      {ticket.account && (
        <blockquote>
          <span className="t2 s12">
            {t('ticket.account')}, {ticket.account.by?.name ?? t('incident.someone')}, <At at={ticket.account.at} />
          </span>
          <p className="prose">{ticket.account.words}</p>
        </blockquote>
      )}
    </section>
  )
}

function TicketActs({ incident, ticket }: { incident: IncidentView; ticket: TicketView }) {
  const { t } = useTranslation()
  const acts = useIncidentActs()
  const { recall, phone, settle, correctStamp } = ticket.allowedActions
  const ask = (what: 'phone' | 'settle' | 'stamp' | 'reroute') => askFor({ what, id: incident.id, ticket: ticket.id })
  const first = incident.tickets.find(({ attention }) => attention) ?? incident.tickets[0]
  return (
    <span className="end row wrap">
      {ticket.declined && (
        <Button size="sm" allowed={incident.allowedActions.send} onClick={() => ask('reroute')}>
          {t('incident.reroute')}
        </Button>
      )}
      {settle.allowed && ticket.attention && (
        <Button size="sm" onClick={() => ask('settle')}>
          {t('incident.settle')}
        </Button>
      )}
      <Button size="sm" keys={first?.id === ticket.id ? 't' : undefined} allowed={phone} onClick={() => ask('phone')}>
        {t('incident.phone')}
      </Button>
      <Button size="sm" allowed={recall} onClick={() => void acts.recall(ticket, incident)}>
        {t('incident.recall')}
      </Button>
      {correctStamp.allowed && (
        <Button size="sm" kind="plain" onClick={() => ask('stamp')}>
          {t('incident.correctStamp')}
        </Button>
      )}
    </span>
  )
}

function Ended({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  if (ticket.declined)
    return (
      <p className="s12">
        <b className="alarm">{t(`decline.${ticket.declined.reason ?? 'other'}`)}</b>{' '}
        {ticket.declined.words && `«${ticket.declined.words}»`},{' '}
        {ticket.declined.by?.name ?? t('incident.someone')},{' '}
        <At at={ticket.declined.at} />
      </p>
    )
  if (ticket.handedTo) return <p className="s12">{t('ticket.handedTo', { agency: agencies.short(ticket.handedTo) })}</p>
  return null
}

const rungs = [1, 2, 3, 4, 5, 6, 7] as const

/** The whole ladder, the rung it stands on, and who was told on each. */
function Ladder({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation()
  const told = (rung: number) =>
    ticket.rungs
      .filter((one) => one.rung === rung)
      .flatMap((one) => one.told)
      .join(', ')
  return (
    <ol className="ladder" aria-label={t('rung.name')}>
      {rungs.map((rung) => (
        <li
          key={rung}
          className={
            rung === ticket.rung ? (ticket.overdue ? 'cur late' : 'cur') : rung < ticket.rung ? 'past' : undefined
          }
          title={told(rung) || undefined}
          aria-current={rung === ticket.rung ? 'step' : undefined}
        >
          {t('rung.at', { rung, who: t(`rung.r${rung}`) })}
        </li>
      ))}
    </ol>
  )
}
