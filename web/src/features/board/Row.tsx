import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { IncidentRow } from '../../api/types'
import { useAgencies, useCategories, useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icons'
import { PlaceName } from '../../ui/Place'
import { Age, Countdown } from '../../ui/Time'
import { Urgency } from '../../ui/Urgency'
import { dayKey } from '../../ui/time'
import { AttentionLine } from '../incidents/AttentionLine'
import { Chips } from './Chips'
import { nextAct, type NextAct } from './next'

type Props = {
  row: IncidentRow
  selected: boolean
  tabStop: boolean
  /** Stays the same between ticks, so that rows are drawn again only when their facts change. */
  onSelect: (id: string) => void
  onOpen: (id: string) => void
  onAct: (row: IncidentRow, act: NextAct) => void
}

export function Row({ row, selected, tabStop, onSelect, onOpen, onAct }: Props) {
  const over = row.group === 'overdue' && row.attention !== null
  const { id: region, zone } = useRegion()
  const today = row.day === dayKey(useNow(), zone)
  return (
    <>
      <tr
        id={`row-${row.id}`}
        className={[over && 'ov', selected && 'sel'].filter(Boolean).join(' ') || undefined}
        aria-selected={selected}
        tabIndex={tabStop ? 0 : -1}
        onFocus={() => onSelect(row.id)}
        onClick={() => onSelect(row.id)}
        onDoubleClick={() => onOpen(row.id)}
      >
        <td className="c-urgency">
          <Urgency level={row.urgency} />
        </td>
        <th scope="row" className="c-number">
          {!today && <span className="t3">{row.day.slice(8)}/</span>}
          {row.shortNumber}
        </th>
        <td className="num c-age">
          <Age since={row.openedAt} />
        </td>
        <td className="c-what">
          <Headline row={row} to={`/r/${region}/kejadian/${row.id}`} />
        </td>
        <td className="c-place">
          <PlaceName place={row.placeUnknown ? null : row.place} unknown short />
        </td>
        <td className="c-tickets">
          <div className="c-room">
            <Chips tickets={row.tickets} attention={row.attention} />
          </div>
        </td>
      </tr>
      {over && <Why row={row} selected={selected} onSelect={onSelect} onAct={onAct} />}
    </>
  )
}

function Headline({ row, to }: { row: IncidentRow; to: string }) {
  const { t } = useTranslation()
  const categories = useCategories()
  return (
    <span className="row">
      <Link className="el quiet" to={to} tabIndex={-1}>
        {row.restricted && <Icon name="lock" />}
        {row.restricted ? t('incident.restricted') : (row.headline ?? categories.name(row.category))}
      </Link>
      {row.test && <span className="tag">{t('incident.test')}</span>}
      {row.kind !== 'emergency' && <span className="tag">{t(`kind.${row.kind}`)}</span>}
      {row.reports > 1 && (
        <span className="tag" title={t('incident.reportCount', { count: row.reports })}>
          ×{row.reports}
        </span>
      )}
      {row.reminder && <ReminderTag dueAt={row.reminder.dueAt} words={row.reminder.words ?? ''} />}
    </span>
  )
}

function ReminderTag({ dueAt, words }: { dueAt: string; words: string }) {
  const { t } = useTranslation()
  const due = useNow() >= Date.parse(dueAt)
  return (
    <span className={due ? 'tag miss' : 'tag'} title={words}>
      <Icon name="clock" />
      {due ? t('incident.reminderNow') : <Countdown until={dueAt} />}
    </span>
  )
}

function Why({ row, selected, onSelect, onAct }: Pick<Props, 'row' | 'selected' | 'onSelect' | 'onAct'>) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const next = nextAct(row)
  return (
    <tr className="why" onClick={() => onSelect(row.id)}>
      <td />
      <td colSpan={5}>
        <div className="row">
          <span className="el grow">{row.attention && <AttentionLine attention={row.attention} />}</span>
          {next && (
            <Button
              size="sm"
              kind="plain"
              tabIndex={-1}
              keys={selected ? next.key : undefined}
              onClick={() => onAct(row, next)}
            >
              {t(`attention.${next.what}`, { agency: agencies.short(next.ticket.agency) })}
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
}
