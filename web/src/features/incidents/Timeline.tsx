import { useTranslation } from 'react-i18next'
import type { ChangeKind, CloseReason, DeclineReason, Kind, Rung, Stage, TimelineEntry } from '../../api/types'
import { useAgencies, useZone } from '../../app/region'
import { useNow } from '../../ui/clock'
import { At } from '../../ui/Time'
import { when } from '../../ui/time'
import { ChangeLine } from './ChangeValue'

const key = (kind: string) =>
  kind
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[.-]/g, '_')
    .toLowerCase()
const alarms = new Set(['ticket.limit-passed', 'ticket.called-higher', 'ticket.declined', 'ticket.returned'])
const calls = new Set(['ticket.limit-passed', 'ticket.ladder-began', 'ticket.called-higher'])
const changes = /^incident\.(place|urgency|victims|category)-changed$/

/** What happened, newest first; each line a time, who, and what. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  // Facts of one moment come in the journal's order: the last of them is the newest.
  const place = new Map(entries.map((entry, index) => [entry, index]))
  const newest = [...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || place.get(b)! - place.get(a)!)
  return (
    <ol className="timeline">
      {newest.map((entry) => (
        <li key={entry.id}>
          <span className="t3">
            <At at={entry.at} />
          </span>
          <span>
            <Entry entry={entry} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const { kind, by, agency, words, at, recordedAt } = entry
  const what = useWhat(entry)
  const { zone } = useZone()
  const now = useNow()
  const later = Date.parse(recordedAt) - Date.parse(at) > 60_000
  return (
    <>
      <span className={alarms.has(kind) ? 'alarm b' : undefined}>
        {agency ? t('timeline.agency', { agency: agencies.short(agency), what }) : what}
      </span>
      <More entry={entry} />
      {words && <>. «{words}»</>}
      {by && <span className="t2">, {by.name}</span>}
      {later && (
        <span className="t3">
          {' '}
          ({t('timeline.recordedLater', { time: when(recordedAt, zone, now) })})
        </span>
      )}
    </>
  )
}

function useWhat({ kind, parameters }: TimelineEntry): string {
  const { t } = useTranslation()
  if (kind === 'ticket.moved' && parameters.stage) return t(`ticket.short.${parameters.stage as Stage}`)
  return t([`timeline.${key(kind)}`, 'timeline.unknown'] as unknown as 'timeline.unknown')
}

/** What the fact itself knows beside its words: from where to where, why, up to whom, by which way. */
function More({ entry: { kind, parameters } }: { entry: TimelineEntry }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const change = changes.exec(kind)?.[1]
  const rung = Number(parameters.rung)
  const told = Array.isArray(parameters.told) ? parameters.told.join(', ') : ''
  const said = [
    kind === 'incident.category-changed' &&
      parameters.kind &&
      t('timeline.becomes', { kind: t(`kind.${parameters.kind as Kind}`).toLowerCase() }),
    kind === 'incident.closed' && t(`incident.reason.${parameters.reason as CloseReason}`),
    kind === 'ticket.declined' && t(`decline.${parameters.reason as DeclineReason}`),
    (kind === 'ticket.handed-over' || kind === 'ticket.returned') && agencies.short(String(parameters.to ?? '')),
    kind === 'ticket.phoned' && t(`incident.phoneResults.${parameters.result as 'accepted'}`),
    (parameters.source === 'telephone' || parameters.source === 'radio') && t(`ticket.source.${parameters.source}`),
    calls.has(kind) &&
      rung >= 1 &&
      rung <= 7 &&
      t('rung.at', { rung, who: t(`rung.r${rung as Rung}`) }),
    typeof parameters.card === 'string' && t('timeline.card', { card: parameters.card }),
    (calls.has(kind) || kind === 'incident.informed-after-hours') &&
      told &&
      t('attention.told', { names: told }),
  ].filter(Boolean)
  return (
    <>
      {said.length > 0 && <> · {said.join(' · ')}</>}
      {change && (
        <>
          {'. '}
          <ChangeLine kind={change as ChangeKind} from={parameters.from} to={parameters.to} bare />
        </>
      )}
    </>
  )
}
