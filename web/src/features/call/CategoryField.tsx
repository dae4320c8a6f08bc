import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '../../i18n'
import { Field } from '../../ui/Field'
import { Icon } from '../../ui/icons'
import { UrgencyMark } from '../../ui/Urgency'
import { field } from './fields'
import { best } from './match'
import { TypeAhead } from './TypeAhead'
import { useCall } from './useCall'

export function CategoryField() {
  const { t } = useTranslation()
  const { profile, category, missing, type } = useCall()
  const [text, setText] = useState<string | null>(null)
  const all = profile.categories.filter(({ retired }) => !retired)
  const found = best(text ?? '', all, ({ name }) => [name[locale()], name.id, name.en], 40)
  const rows = found.map((one) => ({
    id: one.id,
    content: (
      <>
        <UrgencyMark level={one.urgency} size={16} />
        <b>{one.name[locale()]}</b>
        {one.kind !== 'emergency' && <span className="t2 s12">{t(`kind.${one.kind}`)}</span>}
        {one.restricted && (
          <span className="tag">
            <Icon name="lock" />
            {t('call.restricted')}
          </span>
        )}
      </>
    ),
  }))
  const pick = (id: string) => {
    // Another category asks other questions and has its own urgency.
    type((now) => ({ ...now, category: id, urgency: null }))
    setText(null)
    document.getElementById(field.place)?.focus()
  }
  const note = text?.trim() ? (found.length === 0 ? t('call.categoryNone') : t('call.categoryAgain')) : undefined
  return (
    <Field
      label={t('call.category')}
      missing={missing.includes('category') || Boolean(text?.trim())}
      hint={note}
      id={field.category}
    >
      {(given) => (
        <TypeAhead
          {...given}
          label={t('call.category')}
          chosen={category?.name[locale()] ?? ''}
          text={text}
          onText={setText}
          rows={rows}
          onPick={pick}
          eager
          autoFocus={!category}
          placeholder={t('call.categoryHint')}
          hint={category && text === null && <Icon name="ok" />}
        />
      )}
    </Field>
  )
}
