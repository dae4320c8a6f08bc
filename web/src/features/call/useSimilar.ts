import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, api } from '../../api/client'
import { inRegion } from '../../api/queries'
import type { Similar } from '../../api/types'
import { isChosen } from './form'
import { useCall } from './useCall'

const pause = 350

function useSettled<A>(value: A): A {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** What is going on nearby and what this number reported before, while it is typed. */
export function useSimilar(): Similar | undefined {
  const { region, keeper, form } = useCall()
  const place = isChosen(form.place) ? { ...form.place!, landmark: null } : null
  const asked = useSettled(
    JSON.stringify({
      draftId: keeper.id,
      category: form.category,
      place,
      callerNumber: form.callerNumber?.trim() || null,
    }),
  )
  const body = JSON.parse(asked) as {
    draftId: string
    category: string | null
    place: typeof place
    callerNumber: string | null
  }
  const { data } = useQuery({
    queryKey: inRegion(region, 'incidents', 'similar', asked),
    queryFn: ({ signal }) =>
      answer(api.POST('/api/regions/{region}/reports/similar', { params: { path: { region } }, body, signal })),
    enabled: Boolean((body.category && body.place) || body.callerNumber),
    placeholderData: keepPreviousData,
  })
  return body.place || body.callerNumber ? data : undefined
}
