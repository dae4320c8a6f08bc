import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { placesQuery } from '../../api/queries'
import type { Place } from '../../api/types'
import { useRegion } from '../../app/region'
import { Combobox } from '../../ui/Combobox'
import { Field } from '../../ui/Field'

/** A village or a district by type-ahead, and a landmark in free words. */
export function PlaceFields({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(placesQuery(useRegion().id))
  const district = (code: string | null) => data?.districts.find((one) => one.code === code)?.name ?? ''
  const village = data?.villages.find((one) => one.code === place.villageCode)
  const value = village
    ? `${village.name}, ${district(village.districtCode)}`
    : place.districtCode
      ? t('place.district', { name: district(place.districtCode) })
      : ''
  const options = (text: string) => {
    const fits = (name: string) => name.toLowerCase().startsWith(text.toLowerCase().trim())
    if (!text.trim()) return []
    return [
      ...(data?.villages ?? [])
        .filter(({ name }) => fits(name))
        .map(({ code, name, districtCode }) => ({
          id: code,
          label: name,
          more: t('place.district', { name: district(districtCode) }),
        })),
      ...(data?.districts ?? [])
        .filter(({ name }) => fits(name))
        .map(({ code, name }) => ({ id: code, label: t('place.district', { name }) })),
    ].slice(0, 8)
  }
  const pick = (code: string) => {
    const found = data?.villages.find((one) => one.code === code)
    onChange({
      ...place,
      known: true,
      villageCode: found?.code ?? null,
      districtCode: found?.districtCode ?? code,
      lat: null,
      lon: null,
    })
  }
  return (
    <>
      <Field label={t('incident.place')}>
        {(given) => (
          <Combobox
            {...given}
            inline
            value={value}
            placeholder={t('place.unknown')}
            options={options}
            onPick={({ id }) => pick(id)}
          />
        )}
      </Field>
      <Field label={t('incident.landmark')}>
        {(given) => (
          <input
            {...given}
            className="input"
            maxLength={200}
            value={place.landmark ?? ''}
            onChange={(event) => onChange({ ...place, landmark: event.target.value || null })}
          />
        )}
      </Field>
    </>
  )
}
