import type { Category, Form, Place, QuestionAnswer, ReportView, Urgency } from '../../api/types'

export const emptyForm = (line: string): Form => ({
  line,
  callerNumber: null,
  callerName: null,
  wishesUnnamed: false,
  safeContact: 'unknown',
  language: 'id',
  category: null,
  urgency: null,
  place: null,
  words: '',
  victims: { trapped: 0, injured: 0, dead: 0 },
  answers: [],
})

/** Nothing stands in it that a caller can have said. */
export const isEmpty = (form: Form): boolean =>
  sameForms({ ...form, words: form.words.trim() }, { ...emptyForm(form.line), language: form.language })

export type Missing = 'category' | 'place'

const nowhere: Place = { known: true, villageCode: null, districtCode: null, landmark: null, lat: null, lon: null }
/** A landmark may be written before the place is chosen; until then the place is neither known nor unknown. */
export const isChosen = (place: Place | null): boolean =>
  place !== null && (!place.known || place.villageCode !== null || place.districtCode !== null || place.lat !== null)

/** What still keeps a ticket from leaving, in the order it is asked. */
export const missingIn = (form: Form): Missing[] => [
  ...(form.category ? [] : (['category'] as const)),
  ...(isChosen(form.place) ? [] : (['place'] as const)),
]

export const withPlace = (form: Form, place: Partial<Place>): Form => ({
  ...form,
  place: { ...nowhere, ...form.place, villageCode: null, districtCode: null, lat: null, lon: null, ...place },
})
export const withLandmark = (form: Form, text: string): Form => ({
  ...form,
  place: { ...nowhere, ...form.place, landmark: text || null },
})

/** As the server takes it: a landmark without a place says that the place is not known. */
export const forServer = (form: Form): Form => ({
  ...form,
  callerNumber: form.callerNumber?.trim() || null,
  callerName: form.callerName?.trim() || null,
  place:
    form.place && !isChosen(form.place) ? (form.place.landmark ? { ...form.place, known: false } : null) : form.place,
})

export const answerOf = (form: Form, question: string): string | null =>
  form.answers.find((one) => one.question === question)?.answer ?? null

export const withAnswer = (form: Form, question: string, answer: string | null): Form => ({
  ...form,
  answers: [
    ...form.answers.filter((one) => one.question !== question),
    ...(answer === null ? [] : [{ question, answer } satisfies QuestionAnswer]),
  ],
})

/** The urgency the form stands for: chosen by hand, else the gravest that a "yes" asks for, else the category's own. */
export function urgencyOf(
  form: Form,
  category: Category | undefined,
): { level: Urgency | null; because: string | null } {
  if (!category) return { level: form.urgency, because: null }
  const raised = category.questions
    .filter(({ id, raisesTo }) => raisesTo !== null && raisesTo < category.urgency && answerOf(form, id) === 'yes')
    .sort((a, b) => a.raisesTo! - b.raisesTo!)[0]
  const own = raised?.raisesTo ?? category.urgency
  return { level: form.urgency ?? own, because: raised && (form.urgency ?? own) === own ? raised.id : null }
}

/** With the urgency written out, as the tickets carry it. */
export const withUrgency = (form: Form, category: Category | undefined): Form => ({
  ...form,
  urgency: urgencyOf(form, category).level,
})

const said = (text: string | null | undefined) => text || null
const plain = (form: Form) => [
  said(form.callerNumber),
  said(form.callerName),
  form.wishesUnnamed,
  form.safeContact,
  form.language,
  form.category,
  form.urgency,
  form.place && [
    form.place.known,
    form.place.villageCode,
    form.place.villageCode ? null : form.place.districtCode,
    said(form.place.landmark),
  ],
  said(form.words),
  form.victims.trapped,
  form.victims.injured,
  form.victims.dead,
  [...form.answers]
    .sort((a, b) => a.question.localeCompare(b.question))
    .map(({ question, answer }) => [question, answer]),
]
export const sameForms = (a: Form, b: Form): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b))

/** The form as the server's report has it. */
export const formOf = (report: ReportView): Form => ({
  ...emptyForm(report.line),
  callerNumber: report.callerNumber,
  callerName: report.callerName,
  wishesUnnamed: report.wishesUnnamed,
  safeContact: report.safeContact,
  language: report.language,
  category: report.category,
  urgency: report.urgency,
  place: report.place,
  words: report.words ?? '',
  victims: report.victims,
  answers: report.answers,
})
