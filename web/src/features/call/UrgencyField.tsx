import { useTranslation } from 'react-i18next'
import type { Urgency as Level } from '../../api/types'
import { locale } from '../../i18n'
import { FieldGroup } from '../../ui/Field'
import { Urgency } from '../../ui/Urgency'
import { Choice } from './Choice'
import { urgencyOf } from './form'
import { useCall } from './useCall'

const levels: Level[] = [1, 2, 3, 4, 5]

/** Five shapes; the chosen one says its word, and why it is not the category's own. */
export function UrgencyField() {
  const { t } = useTranslation()
  const { form, category, set } = useCall()
  const { level, because } = urgencyOf(form, category)
  const question = category?.questions.find(({ id }) => id === because)
  const usual = category && t(`urgency.u${category.urgency}`)
  const why =
    category && question
      ? t('call.raised', { from: category.urgency, question: question.text[locale()] })
      : category && form.urgency !== null && form.urgency !== category.urgency
        ? t('call.chosenByHand', { usual })
        : undefined
  return (
    <FieldGroup label={t('call.urgency')} hint={why}>
      <Choice
        label={t('call.urgency')}
        value={level}
        onChange={(urgency) => set({ urgency })}
        options={levels.map((value) => ({ value, content: <Urgency level={value} short={value !== level} /> }))}
      />
    </FieldGroup>
  )
}
