import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { placesQuery, profileQuery, sessionQuery } from '../api/queries'
import type { Category, Profile, Right, Session, SessionRegion } from '../api/types'
import { locale } from '../i18n'

/** The region of the address, with what this person may do in it. */
export const RegionContext = createContext<SessionRegion | null>(null)

export function useRegion(): SessionRegion {
  const region = use(RegionContext)
  if (!region) throw new Error('outside a region')
  return region
}
export const useRight = (right: Right) => useRegion().rights.includes(right)

export function useZone() {
  const region = use(RegionContext)
  return { zone: region?.zone ?? 'Asia/Jakarta', zoneLabel: region?.zoneLabel ?? 'WIB' }
}

export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('not signed in')
  return data
}

export function useProfile(): Profile | undefined {
  const region = use(RegionContext)
  return useQuery({ ...profileQuery(region?.id ?? ''), enabled: region !== null }).data
}

export function useAgencies() {
  const profile = useProfile()
  const find = (id: string) => profile?.agencies.find((agency) => agency.id === id)
  return {
    all: profile?.agencies.filter((agency) => agency.getsTickets && !agency.retired) ?? [],
    find,
    short: (id: string | null) => (id ? (find(id)?.shortName ?? id.toUpperCase()) : ''),
  }
}

export function useCategories() {
  const profile = useProfile()
  const find = (id: string | null): Category | undefined => profile?.categories.find((category) => category.id === id)
  return {
    all: profile?.categories.filter((category) => !category.retired) ?? [],
    find,
    name: (id: string | null) => find(id)?.name[locale()] ?? '',
  }
}

/** A place in words, from names the server gave or from codes: village, district. */
export function usePlaceNames() {
  const region = use(RegionContext)
  const { data } = useQuery({ ...placesQuery(region?.id ?? ''), enabled: region !== null })
  return ({ village, district, villageCode, districtCode, landmark }: Record<string, unknown>): string => {
    const found = data?.villages.find(({ code }) => code === villageCode)
    const around = data?.districts.find(({ code }) => code === (districtCode ?? found?.districtCode))
    return [village ?? found?.name, district ?? around?.name, landmark].filter(Boolean).join(', ')
  }
}
