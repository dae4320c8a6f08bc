import { useTranslation } from 'react-i18next'
import type { Language, SafeContact, Victims } from '../../api/types'
import { Field, FieldGroup } from '../../ui/Field'
import { Choice } from './Choice'
import { field } from './fields'
import { withLandmark } from './form'
import { useCall } from './useCall'

export function LandmarkField() {
  const { t } = useTranslation()
  const { form, type, keeper } = useCall()
  return (
    <Field label={t('call.landmark')}>
      {(given) => (
        <input
          {...given}
          className="input"
          maxLength={300}
          autoComplete="off"
          placeholder={t('call.landmarkHint')}
          value={form.place?.landmark ?? ''}
          onChange={({ target }) => type((now) => withLandmark(now, target.value))}
          onBlur={keeper.flush}
        />
      )}
    </Field>
  )
}

export function WordsField() {
  const { t } = useTranslation()
  const { form, set, keeper } = useCall()
  return (
    <Field label={t('call.words')} id={field.words}>
      {(given) => (
        <textarea
          {...given}
          className="input words"
          maxLength={4000}
          value={form.words}
          onChange={({ target }) => set({ words: target.value })}
          onBlur={keeper.flush}
        />
      )}
    </Field>
  )
}

const kinds: (keyof Victims)[] = ['trapped', 'injured', 'dead']

export function VictimsField() {
  const { t } = useTranslation()
  const { form, type } = useCall()
  return (
    <FieldGroup label={t('call.victims')}>
      <div className="row victims">
        {kinds.map((kind) => (
          <label key={kind} className={form.victims[kind] > 0 ? 'tag on' : 'tag'}>
            {t(`victims.${kind}`)}
            <input
              className="input"
              type="number"
              inputMode="numeric"
              min={0}
              max={100_000}
              value={form.victims[kind]}
              onFocus={({ target }) => target.select()}
              onChange={({ target }) => {
                const count = Math.min(100_000, Math.max(0, Math.trunc(target.valueAsNumber || 0)))
                type((now) => ({ ...now, victims: { ...now.victims, [kind]: count } }))
              }}
            />
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

const answers: SafeContact[] = ['yes', 'no', 'unknown']
const languages: Language[] = ['id', 'jv', 'en', 'other']

export function CallerFields() {
  const { t } = useTranslation()
  const { form, set, keeper } = useCall()
  return (
    <>
      <Field label={t('call.caller')}>
        {(given) => (
          <div className="row wrap caller">
            <input
              {...given}
              className="input grow"
              aria-label={t('call.callerName')}
              maxLength={120}
              autoComplete="off"
              placeholder={t('call.callerNameHint')}
              value={form.callerName ?? ''}
              onChange={({ target }) => set({ callerName: target.value || null })}
              onBlur={keeper.flush}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={form.wishesUnnamed}
                onChange={({ target }) => set({ wishesUnnamed: target.checked })}
              />
              {t('call.unnamed')}
            </label>
          </div>
        )}
      </Field>
      <FieldGroup label={t('call.safe')}>
        <Choice
          tight
          label={t('call.safe')}
          value={form.safeContact}
          onChange={(safeContact) => set({ safeContact })}
          options={answers.map((value) => ({ value, content: t(`call.safeChoice.${value}`) }))}
        />
      </FieldGroup>
      <FieldGroup label={t('call.language')}>
        <Choice
          tight
          label={t('call.language')}
          value={form.language}
          onChange={(language) => set({ language })}
          options={languages.map((value) => ({ value, content: t(`speech.${value}`) }))}
        />
      </FieldGroup>
    </>
  )
}
