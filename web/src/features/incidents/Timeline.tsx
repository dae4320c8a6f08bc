import { useTranslation } from 'react-i18next'
import type { ChangeKind, TimelineEntry } from '../../api/types'
import { useAgencies } from '../../app/region'
import { At } from '../../ui/Time'
import { ChangeLine } from './ChangeValue'

const key = (kind: string) => kind.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[.-]/g, '_').toLowerCase()
const alarms = /climbed|overdue|declined|returned|nobody/
const changeKinds = new Set(['place', 'urgency', 'victims', 'category', 'words'])

/** What happened, newest first; each line a time, who, and what. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const newest = [...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.id.localeCompare(a.id))
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
  const { kind, by, agency, words, parameters, at, recordedAt } = entry
  const what = t([`timeline.${key(kind)}`, 'timeline.unknown'] as unknown as 'timeline.unknown')
  const rung = Number(parameters.rung)
  const later = Date.parse(recordedAt) - Date.parse(at) > 60_000
  return (
    <>
      <span className={alarms.test(kind) ? 'alarm b' : undefined}>
        {agency ? t('timeline.agency', { agency: agencies.short(agency), what }) : what}
      </span>
      {rung >= 1 && rung <= 7 && <> {t('rung.at', { rung, who: t(`rung.r${rung as 1}`) })}</>}
      {changeKinds.has(String(parameters.kind)) && 'to' in parameters && (
        <>
          {'. '}
          <ChangeLine kind={parameters.kind as ChangeKind} from={parameters.from} to={parameters.to} />
        </>
      )}
      {words && <>. «{words}»</>}
      {by && <span className="t2">, {by.name}</span>}
      {later && (
        <span className="t3">
          {' '}
          (<At at={recordedAt} />)
        </span>
      )}
    </>
  )
}
