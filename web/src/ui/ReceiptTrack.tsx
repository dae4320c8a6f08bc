import { useTranslation } from 'react-i18next'
import type { Stage, TicketView } from '../api/types'
import { At, Countdown } from './Time'

const stages: Stage[] = ['sent', 'delivered', 'seen', 'accepted', 'onTheWay', 'arrived', 'done']

/** The way of one ticket: seven stages, each with its time; the one waited for shows how long it has left. */
export function ReceiptTrack({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation()
  const stamped = new Map(ticket.stamps.map((stamp) => [stamp.stage, stamp]))
  const last = stages.findLastIndex((stage) => stamped.has(stage))
  return (
    <ol className="track">
      {stages.map((stage, index) => {
        const stamp = stamped.get(stage)
        const awaited = !stamp && ticket.nextLimit?.kind === stage ? ticket.nextLimit : null
        const tone = stamp ? (index === last ? 'y cur' : 'y') : awaited ? (ticket.overdue ? 'late' : 'wt') : ''
        return (
          <li key={stage} className={tone}>
            <b>{t(`ticket.stage.${stage}`)}</b>
            {stamp && (
              <span
                title={
                  stamp.corrected
                    ? t('ticket.corrected', { was: stamp.corrected.was, reason: stamp.corrected.reason })
                    : undefined
                }
              >
                <At at={stamp.at} />
                {stamp.source !== 'desk' && stamp.source !== 'system' && (
                  <span className="t3">{t(`ticket.source.${stamp.source}`)}</span>
                )}
              </span>
            )}
            {awaited && (
              <span>
                <Countdown until={awaited.at} over={(over) => t('ticket.late', { over })} />
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
