import { useTranslation } from 'react-i18next'
import type { DeskTicket } from '../../api/types'
import { ChangeLine } from '../incidents/ChangeValue'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { useKeys } from '../../ui/keys'
import { At } from '../../ui/Time'
import { deskIntents } from './intents'
import type { Desk } from './useDesk'

/** What changed after the desk was told: old and new, until somebody says «known». */
export function Changes({ desk }: { desk: Desk }) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const first = desk.changed.find(({ id }) => id === desk.selected?.id) ?? desk.changed[0]
  const acknowledge = (ticket: DeskTicket) => {
    if (busy) return
    const changes = ticket.changesToAcknowledge.map(({ id }) => id)
    void run(() => deskIntents(desk.region, ticket.id).acknowledge(changes), {
      said: t('desk.acknowledged', { short: ticket.incident.shortNumber }),
    })
  }
  useKeys([first && { keys: 'k', label: t('desk.keyAcknowledge'), run: () => acknowledge(first), foot: true }])
  return desk.changed.map((ticket) => (
    <section
      key={ticket.id}
      className="changed"
      aria-label={t('desk.changedOf', { short: ticket.incident.shortNumber })}
    >
      <div className="row">
        <Icon name="bang" />
        <h2>{t('desk.changed')}</h2>
        <button type="button" className="end quiet-link" onClick={() => desk.open(ticket)}>
          {ticket.incident.shortNumber} · <At at={ticket.changesToAcknowledge.at(-1)?.at ?? ticket.since} />
        </button>
      </div>
      {ticket.changesToAcknowledge.map(({ id, kind, from, to }) => (
        <p key={id} className="s14">
          <ChangeLine kind={kind} from={from} to={to} />
        </p>
      ))}
      <div>
        <Button
          keys={ticket === first ? 'k' : undefined}
          allowed={ticket.allowedActions.acknowledge}
          onClick={() => acknowledge(ticket)}
        >
          {t('desk.acknowledge')}
        </Button>
      </div>
    </section>
  ))
}
