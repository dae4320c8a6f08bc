import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView, Place, Urgency, Victims } from '../../api/types'
import { useCategories, useRegion } from '../../app/region'
import { locale } from '../../i18n'
import { useAct } from '../../ui/act'
import { FormDialog } from '../../ui/Dialog'
import { Field, FieldGroup } from '../../ui/Field'
import { UrgencyMark } from '../../ui/Urgency'
import { incidentIntents } from './intents'
import { PlaceFields } from './PlaceFields'

const levels: Urgency[] = [1, 2, 3, 4, 5]
type Edit = { category?: string; urgency?: Urgency; place?: Place; victims?: Victims; words?: string }

/** Changes facts; only what differs is sent, because every change asks every desk to acknowledge it. */
export function ChangeDialog({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const region = useRegion().id
  const categories = useCategories()
  const [edit, setEdit] = useState<Edit>({})
  const set = (change: Edit) => setEdit((known) => ({ ...known, ...change }))
  const now = { ...incident, ...edit }
  const send = async () => {
    const done = await run(
      () =>
        incidentIntents(region, incident.id)
          .change(edit)
          .then(() => true),
      { said: t('incident.changed') },
    )
    if (done) onClose()
  }
  const nothing = Object.keys(edit).length === 0
  return (
    <FormDialog
      title={t('incident.changeTitle', { short: incident.shortNumber })}
      onClose={onClose}
      submit={t('incident.change')}
      busy={busy}
      because={nothing ? t('incident.nothingChanged') : null}
      onSubmit={() => void send()}
    >
      <p className="t2">{t('incident.changeMore')}</p>
      <Field label={t('incident.category')}>
        {(given) => (
          <select
            {...given}
            className="input"
            value={now.category}
            onChange={(event) => set({ category: event.target.value })}
          >
            {categories.all.map(({ id, name }) => (
              <option key={id} value={id}>
                {name[locale()]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FieldGroup label={t('urgency.name')}>
        <div className="seg">
          {levels.map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={now.urgency === level}
              onClick={() => set({ urgency: level })}
            >
              <UrgencyMark level={level} />
              {t(`urgency.u${level}`)}
            </button>
          ))}
        </div>
      </FieldGroup>
      <PlaceFields place={now.place} onChange={(place) => set({ place })} />
      <FieldGroup label={t('incident.victims')}>
        <div className="row wrap">
          {(['trapped', 'injured', 'dead'] as const).map((kind) => (
            <label key={kind} className="row">
              {t(`victims.${kind}`)}
              <input
                className="input count"
                type="number"
                min={0}
                max={9999}
                value={now.victims[kind]}
                onChange={(event) =>
                  set({ victims: { ...now.victims, [kind]: Math.max(0, event.target.valueAsNumber || 0) } })
                }
              />
            </label>
          ))}
        </div>
      </FieldGroup>
      <Field label={t('incident.words')}>
        {(given) => (
          <textarea
            {...given}
            className="input"
            rows={3}
            maxLength={4000}
            value={now.words ?? ''}
            onChange={(event) => set({ words: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}
