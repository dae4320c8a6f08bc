import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/Field'
import { Icon } from '../../ui/icons'
import { Kbd } from '../../ui/Kbd'
import { useKeys } from '../../ui/keys'
import { field } from './fields'
import { isChosen, withPlace } from './form'
import { placeName, placesFor, sameName } from './places'
import { type Row, TypeAhead } from './TypeAhead'
import { useCall } from './useCall'

const unknown = 'unknown'

export function PlaceField() {
  const { t } = useTranslation()
  const { form, places, missing, type, mayType } = useCall()
  const [text, setText] = useState<string | null>(null)
  const choose = (place: Parameters<typeof withPlace>[1]) => {
    type((now) => withPlace(now, place))
    setText(null)
  }
  useKeys([mayType && { keys: 'F6', label: t('call.keys.unknownPlace'), run: () => choose({ known: false }) }])

  const options = placesFor(text ?? '', places)
  const rows: Row[] = [
    ...options.map(({ code, name, district }, index) => ({
      id: code,
      content: (
        <>
          <Icon name="pin" />
          <span>
            <b>{district === null ? t('call.district', { name }) : name}</b>
            <span className="t2">
              {district === null ? ` · ${t('call.wholeDistrict')}` : `, ${t('call.district', { name: district })}`}
            </span>
          </span>
        </>
      ),
      keys: index === 0 ? <Kbd keys="Enter" /> : index === 1 ? <Kbd keys="ArrowDown Enter" /> : null,
    })),
    { id: unknown, content: <span className="t2 under">{t('call.placeUnknown')}</span>, keys: <Kbd keys="F6" /> },
  ]
  const pick = (id: string) => choose(options.find(({ code }) => code === id)?.place ?? { known: false })
  const chosen = isChosen(form.place)
  const { village, district } = form.place ? placeName(form.place, places) : { village: null, district: null }
  const name = !chosen
    ? ''
    : form.place && !form.place.known
      ? t('call.placeUnknownSet')
      : [village, district && t('call.district', { name: district })].filter(Boolean).join(', ')
  const twins = text ? sameName(options) : 0
  const isMissing = missing.includes('place') || Boolean(text?.trim())
  const note =
    text && text.trim().length > 1 && options.length === 0
      ? t('call.placeNone')
      : text?.trim()
        ? t('call.placeAgain')
        : undefined
  return (
    <Field label={t('call.place')} missing={isMissing} hint={note} id={field.place}>
      {(given) => (
        <TypeAhead
          {...given}
          label={t('call.place')}
          chosen={name}
          text={text}
          onText={setText}
          rows={rows}
          onPick={pick}
          placeholder={t('call.placeHint')}
          hint={
            twins > 1 ? (
              t('call.sameName', { count: twins })
            ) : chosen && text === null ? (
              <Icon name={form.place?.known ? 'ok' : 'bang'} />
            ) : (
              !text && <Kbd keys="F6" />
            )
          }
        />
      )}
    </Field>
  )
}
