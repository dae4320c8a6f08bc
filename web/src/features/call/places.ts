import type { Place, Places } from '../../api/types'
import { fit } from './match'

export type PlaceOption = { code: string; name: string; district: string | null; place: Partial<Place> }

const most = 7

/** Villages first, each with its district, so that two of one name can be told apart; then whole districts. */
export function placesFor(text: string, { villages, districts }: Places): PlaceOption[] {
  if (text.trim().length < 2) return []
  const nameOf = new Map(districts.map(({ code, name }) => [code, name]))
  const inVillages = villages.flatMap(({ code, name, districtCode }) => {
    const district = nameOf.get(districtCode) ?? ''
    const own = fit(text, name)
    const rank = own ?? (fit(text, `${name} ${district}`) === null ? null : 3)
    return rank === null
      ? []
      : [{ rank, option: { code, name, district, place: { known: true, villageCode: code, districtCode } } }]
  })
  const inDistricts = districts.flatMap(({ code, name }) => {
    const rank = fit(text.replace(/^kec(amatan)?\.?\s+/i, ''), name)
    return rank === null
      ? []
      : [{ rank: rank + 0.5, option: { code, name, district: null, place: { known: true, districtCode: code } } }]
  })
  return [...inVillages, ...inDistricts]
    .sort((a, b) => a.rank - b.rank || a.option.name.localeCompare(b.option.name, 'id'))
    .slice(0, most)
    .map(({ option }) => option)
}

export const sameName = (options: PlaceOption[]): number =>
  options.filter(({ name, district }) => district !== null && name === options[0]?.name).length

export function placeName(
  place: Place,
  { villages, districts }: Places,
): { village: string | null; district: string | null } {
  const village = villages.find(({ code }) => code === place.villageCode)
  const district = districts.find(({ code }) => code === (village?.districtCode ?? place.districtCode))
  return { village: village?.name ?? null, district: district?.name ?? null }
}
