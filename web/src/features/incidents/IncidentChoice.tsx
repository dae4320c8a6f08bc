import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { boardQuery } from '../../api/queries'
import type { IncidentRow } from '../../api/types'
import { useCategories, useRegion } from '../../app/region'
import { Combobox } from '../../ui/Combobox'
import { UrgencyMark } from '../../ui/Urgency'

type Props = {
  id?: string
  besides: { id: string; category: string }
  onPick: (incident: IncidentRow) => void
  autoFocus?: boolean
  'aria-describedby'?: string
}

/** Another open incident, by the last part of its number, its words or its place; those of the same kind first. */
export function IncidentChoice({ besides, onPick, ...rest }: Props) {
  const categories = useCategories()
  const { data } = useInfiniteQuery(boardQuery(useRegion().id, {}))
  const [chosen, setChosen] = useState('')
  const open = data?.pages.flatMap((page) => page.items) ?? []
  const words = (row: IncidentRow) =>
    `${row.headline ?? categories.name(row.category)} ${row.place.village ?? row.place.district ?? ''}`
  const options = (text: string) =>
    open
      .filter(({ id }) => id !== besides.id)
      .filter((row) => `${row.number} ${words(row)}`.toLowerCase().includes(text.toLowerCase().trim()))
      .sort((a, b) => Number(b.category === besides.category) - Number(a.category === besides.category))
      .slice(0, 8)
      .map((row) => ({
        id: row.id,
        label: row.shortNumber,
        more: words(row),
        aside: <UrgencyMark level={row.urgency} />,
      }))
  return (
    <Combobox
      {...rest}
      inline
      value={chosen}
      options={options}
      onPick={({ id }) => {
        const row = open.find((one) => one.id === id)
        if (!row) return
        setChosen(`${row.shortNumber} ${words(row)}`)
        onPick(row)
      }}
    />
  )
}
