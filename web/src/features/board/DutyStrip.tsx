import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dutyQuery } from '../../api/queries'
import type { IncidentRow } from '../../api/types'
import { useRegion } from '../../app/region'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icons'
import { duration } from '../../ui/time'

const shown = 6

/** Who could not answer if they were called now, and the reminder that comes next. */
export function DutyStrip({ rows, onChoose }: { rows: IncidentRow[]; onChoose: (id: string) => void }) {
  const { t } = useTranslation()
  const region = useRegion().id
  const { data } = useQuery(dutyQuery(region))
  const empty = data?.agencies.filter(({ desk }) => desk.length === 0) ?? []
  const away = data?.agencies.filter(({ desk }) => desk.length > 0 && !desk.some(({ present }) => present)) ?? []
  return (
    <div className="duty-strip">
      <div>
        <span className="t2">{t('board.seatEmpty')}</span>
        {empty.length === 0 && <b>0</b>}
        {empty.map(({ id, shortName }) => (
          <span key={id} className="tag alarm">
            <Icon name="bang" />
            {shortName}
          </span>
        ))}
      </div>
      <div>
        <span className="t2">{t('board.seatAway')}</span>
        {away.length === 0 && <b>0</b>}
        {away.slice(0, shown).map(({ id, shortName }) => (
          <span key={id} className="tag">
            <Icon name="clock" />
            {shortName}
          </span>
        ))}
        {away.length > shown && <span className="tag">+{away.length - shown}</span>}
        <Link className="quiet" to={`/r/${region}/piket`}>
          {t('nav.duty')}
        </Link>
      </div>
      <NextReminder rows={rows} onChoose={onChoose} />
    </div>
  )
}

function NextReminder({ rows, onChoose }: { rows: IncidentRow[]; onChoose: (id: string) => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const next = rows
    .filter((row) => row.reminder)
    .sort((a, b) => Date.parse(a.reminder!.dueAt) - Date.parse(b.reminder!.dueAt))[0]
  if (!next?.reminder) return null
  const left = (Date.parse(next.reminder.dueAt) - now) / 1000
  return (
    <div>
      <span className="t2">{t('board.nextReminder')}</span>
      <button type="button" className={left <= 0 ? 'tag miss' : 'tag'} onClick={() => onChoose(next.id)}>
        <Icon name="clock" />
        {next.shortNumber} {left <= 0 ? t('incident.reminderDue') : duration(left)}
      </button>
      <span className="t2 el">{next.reminder.words}</span>
    </div>
  )
}
