import { useQuery } from '@tanstack/react-query'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { placesQuery } from '../../api/queries'
import type { Board, Group } from '../../api/types'
import { useAgencies, useCategories, useRegion } from '../../app/region'
import { locale } from '../../i18n'
import { Kbd } from '../../ui/Kbd'
import type { BoardAddress } from './filter'

const groups: Group[] = ['overdue', 'waiting', 'moving', 'ready']

type Props = { address: BoardAddress; counts: Board['counts'] | undefined; first: Ref<HTMLSelectElement> }

export function Filters({ address, counts, first }: Props) {
  const { t } = useTranslation()
  const { filter, show } = address
  const word = (group: Group) => t(group === 'waiting' ? 'board.waitingShort' : `board.${group}`)
  return (
    <div className="board-head">
      <h2 className="s14 b">
        {filter.state ? t('board.closedTitle') : t('board.open', { count: counts?.open ?? 0 })}
      </h2>
      <div className="seg tight" role="group" aria-label={t('board.filter')}>
        <button type="button" aria-pressed={!filter.group && !filter.state} onClick={() => show(null)}>
          {t('board.all')}
        </button>
        {groups.map((group) => (
          <button key={group} type="button" aria-pressed={filter.group === group} onClick={() => show(group)}>
            {word(group)} {counts?.[group] ?? 0}
          </button>
        ))}
        <button type="button" aria-pressed={filter.state === 'closed'} onClick={() => show(null, 'closed')}>
          {t('board.closed')}
        </button>
      </div>
      <Choices address={address} first={first} />
    </div>
  )
}

function Choices({
  address: { filter, filtered, set, clear },
  first,
}: {
  address: BoardAddress
  first: Ref<HTMLSelectElement>
}) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const categories = useCategories()
  const { data: places } = useQuery(placesQuery(useRegion().id))
  const choices = [
    {
      name: 'agency' as const,
      label: t('board.agency'),
      options: agencies.all.map(({ id, shortName }) => [id, shortName]),
    },
    {
      name: 'category' as const,
      label: t('board.category'),
      options: categories.all.map(({ id, name }) => [id, name[locale()]]),
    },
    {
      name: 'district' as const,
      label: t('board.district'),
      options: places?.districts.map(({ code, name }) => [code, name]) ?? [],
    },
  ]
  return (
    <div className="choices">
      {choices.map(({ name, label, options }, index) => (
        <select
          key={name}
          ref={index === 0 ? first : undefined}
          className="choice"
          data-set={filter[name] ? true : undefined}
          aria-label={label}
          value={filter[name] ?? ''}
          onChange={(event) => set(name, event.target.value || null)}
        >
          <option value="">{label}</option>
          {options.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      ))}
      {filtered ? (
        <button type="button" className="choice clear" onClick={clear}>
          {t('board.clear')}
        </button>
      ) : (
        <span className="row t2 hint-key">
          {t('board.filter')} <Kbd keys="f" />
        </span>
      )}
    </div>
  )
}
