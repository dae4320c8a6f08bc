import { useTranslation } from 'react-i18next'
import type { Group, IncidentRow } from '../../api/types'
import { Icon } from '../../ui/icons'
import type { NextAct } from './next'
import { Row } from './Row'

type Props = {
  rows: IncidentRow[]
  counts: Record<Group, number> | undefined
  grouped: boolean
  chosen: string | null
  onSelect: (id: string) => void
  onOpen: (id: string) => void
  onAct: (row: IncidentRow, act: NextAct) => void
}

const order: Group[] = ['overdue', 'waiting', 'moving', 'ready']

export function Table({ rows, counts, grouped, chosen, ...given }: Props) {
  const { t } = useTranslation()
  const first = rows.find(({ id }) => id === chosen)?.id ?? rows[0]?.id
  const show = (row: IncidentRow) => (
    <Row key={row.id} row={row} selected={row.id === chosen} tabStop={row.id === first} {...given} />
  )
  return (
    <table className="board" role="grid" aria-label={t('board.list')}>
      <colgroup>
        <col className="w-urgency" />
        <col className="w-number" />
        <col className="w-age" />
        <col className="w-what" />
        <col className="w-place" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('urgency.name')}</th>
          <th scope="col">{t('board.number')}</th>
          <th scope="col" className="num">
            {t('board.age')}
          </th>
          <th scope="col">{t('board.incident')}</th>
          <th scope="col">{t('board.place')}</th>
          <th scope="col">{t('board.tickets')}</th>
        </tr>
      </thead>
      {grouped ? (
        order.map((group) => {
          const members = rows.filter((row) => row.group === group)
          if (members.length === 0) return null
          return (
            <tbody key={group}>
              <GroupHead group={group} count={counts?.[group] ?? members.length} />
              {members.map(show)}
            </tbody>
          )
        })
      ) : (
        <tbody>{rows.map(show)}</tbody>
      )}
    </table>
  )
}

function GroupHead({ group, count }: { group: Group; count: number }) {
  const { t } = useTranslation()
  const overdue = group === 'overdue'
  return (
    <tr className="grp">
      <th colSpan={6} scope="rowgroup">
        <span className="row">
          <span className={overdue ? 'row alarm' : 'row'}>
            {overdue && <Icon name="bang" />}
            {t(`board.${group}`)} {count}
          </span>
          {overdue && <span className="t3 note">{t('board.rises')}</span>}
        </span>
      </th>
    </tr>
  )
}
