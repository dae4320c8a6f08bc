import { useTranslation } from 'react-i18next'
import type { IncidentRow } from '../../api/types'
import { type KeyAction, useKeys } from '../../ui/keys'
import type { BoardActs } from './acts'

type Props = {
  rows: IncidentRow[]
  row: IncidentRow | undefined
  acts: BoardActs
  choose: (id: string) => void
  open: (id: string) => void
  focusFilter: () => void
}

/** The board's keys; they act on the chosen row. */
export function useRowKeys({ rows, row, acts, choose, open, focusFilter }: Props) {
  const { t } = useTranslation()
  const at = rows.findIndex(({ id }) => id === row?.id)
  const go = (index: number) => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (target) choose(target.id)
  }
  const move = t('board.choose')
  const on = (keys: string, label: string, run: (row: IncidentRow) => void, foot = true): KeyAction => ({
    keys,
    label,
    foot,
    run: () => row && run(row),
  })
  useKeys([
    { keys: 'ArrowUp', label: move, foot: true, run: () => go(at < 0 ? 0 : at - 1) },
    { keys: 'ArrowDown', label: move, foot: true, run: () => go(at + 1) },
    { keys: 'Home', label: move, run: () => go(0) },
    { keys: 'End', label: move, run: () => go(rows.length - 1) },
    on('Enter', t('board.openHint'), ({ id }) => open(id)),
    on('k', t('incident.send').toLowerCase(), acts.send),
    on('a', t('incident.reroute').toLowerCase(), acts.reroute),
    on('t', t('incident.phone').toLowerCase(), acts.telephone),
    on('g', t('incident.join').toLowerCase(), acts.join),
    on('p', t('incident.remindFive').toLowerCase(), acts.remind),
    on('x', t('incident.close').toLowerCase(), acts.close),
    on('Shift+X', `${t('incident.close')}: ${t('incident.other').toLowerCase()}`, acts.closeOtherwise, false),
    row?.reminder
      ? on('s', `${t('incident.remind')}: ${t('incident.reminderEnd').toLowerCase()}`, acts.endReminder, false)
      : null,
    { keys: 'f', label: t('board.filter').toLowerCase(), run: focusFilter },
  ])
}
