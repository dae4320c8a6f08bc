import { useQuery } from '@tanstack/react-query'
import { createContext, use, useMemo } from 'react'
import { placesQuery, profileQuery } from '../../api/queries'
import type { Category, Form, Places, Profile } from '../../api/types'
import { useRegion } from '../../app/region'
import type { Keeper } from './draft/Keeper'
import type { Kept } from './draft/kept'
import { type Missing, missingIn } from './form'

/** One call: the draft, what is typed in it, and the region's own words for it. */
export type Call = {
  region: string
  keeper: Keeper
  kept: Kept
  form: Form
  profile: Profile
  places: Places
  category: Category | undefined
  missing: Missing[]
  /** The form can be written in here; otherwise another place edits it. */
  mayType: boolean
  type: (change: (form: Form) => Form) => void
  /** Puts a value into the form: `set({ words })`. */
  set: (part: Partial<Form>) => void
}

export const CallContext = createContext<Call | null>(null)
export function useCall(): Call {
  const call = use(CallContext)
  if (!call) throw new Error('outside a call')
  return call
}

const noPlaces: Places = { districts: [], villages: [] }

export function useCallOf(keeper: Keeper, kept: Kept): Call | null {
  const region = useRegion().id
  const { data: profile } = useQuery(profileQuery(region))
  const { data: places = noPlaces } = useQuery(placesQuery(region))
  return useMemo(() => {
    if (!profile) return null
    const { form } = kept
    return {
      region, keeper, kept, form, profile, places,
      category: profile.categories.find(({ id }) => id === form.category),
      missing: missingIn(form),
      mayType: kept.held === 'editing',
      type: (change) => keeper.type(change),
      set: (part) => keeper.type((now) => ({ ...now, ...part })),
    }
  }, [region, keeper, kept, profile, places])
}
