import { useSearchParams } from 'react-router'
import type { BoardFilter } from '../../api/queries'

const names = ['group', 'agency', 'category', 'district', 'state'] as const
type Name = (typeof names)[number]

/** The address is the state: which rows, and which one is chosen. */
export function useBoardAddress() {
  const [params, setParams] = useSearchParams()
  const filter: BoardFilter = Object.fromEntries(
    names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
  )
  if (params.get('mine')) filter.mine = true
  const change = (edit: (next: URLSearchParams) => void) =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known)
        edit(next)
        return next
      },
      { replace: true },
    )
  return {
    filter,
    filtered: Object.keys(filter).length > 0,
    chosen: params.get('pilih'),
    set: (name: Name, value: string | null) => change((next) => (value ? next.set(name, value) : next.delete(name))),
    /** One of all, a group, or the closed ones. */
    show: (group: string | null, state: string | null = null) =>
      change((next) => {
        next.delete('group')
        next.delete('state')
        if (group) next.set('group', group)
        if (state) next.set('state', state)
      }),
    clear: () => change((next) => [...names, 'mine'].forEach((name) => next.delete(name))),
    choose: (id: string) => change((next) => next.set('pilih', id)),
  }
}
export type BoardAddress = ReturnType<typeof useBoardAddress>
