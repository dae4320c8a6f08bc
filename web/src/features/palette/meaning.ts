import {
  type AgencyName,
  numberOf,
  type Numbered,
  readAgency,
  readNumber,
  readVerb,
  type Verb,
  verbs,
} from './language'

/** One thing a line may mean. Without `one` it is only begun. */
export type Reading<N extends Numbered> = { verb: Verb; agency?: AgencyName; one?: N; other?: N; minutes?: number }
export type Meaning<N extends Numbered> = {
  readings: Reading<N>[]
  /** False when something had to be guessed: it is shown as a question. */
  exact: boolean
  /** The number as typed, when one was. */
  number?: string
}
type Around<N> = { agencies: AgencyName[]; known: N[]; selected?: N }

/** Everything a typed line may mean, or nothing when it is no command. */
export function meaning<N extends Numbered>(
  line: string,
  { agencies, known, selected }: Around<N>,
): Meaning<N> | null {
  const [first = '', ...words] = line.trim().split(/\s+/)
  const read = readVerb(first)
  if (!read) return null
  const { verb } = read
  const wantsAgency = verbs[verb].parts[0] === 'agency'
  const agency = wantsAgency ? readAgency(words, agencies) : null
  if (wantsAgency && !agency) {
    const begun = (words[0] ?? '').toLowerCase()
    const fits = agencies.filter(({ shortName }) => shortName.toLowerCase().startsWith(begun))
    return { readings: fits.slice(0, 10).map((one) => ({ verb, agency: one, one: selected })), exact: read.exact }
  }
  const [number, more] = words.slice(agency?.used ?? 0)
  const targets = number ? readNumber(number, known) : selected ? [selected] : []
  const exact = read.exact && agency?.exact !== false
  const base = { verb, ...(agency ? { agency: agency.agency } : {}) }
  if (targets.length === 0) return { readings: number ? [] : [base], exact, number }
  const readings = targets.flatMap((one): Reading<N>[] => {
    if (verb === 'remind') return [{ ...base, one, minutes: Number(more) > 0 ? Math.floor(Number(more)) : 5 }]
    if (verb === 'join' && more)
      return readNumber(more, known)
        .filter(({ id }) => id !== one.id)
        .map((other) => ({ ...base, one, other }))
    return [{ ...base, one }]
  })
  return { readings, exact, number: readings.length === 0 ? more : number }
}

/** A reading as the line that would mean exactly it. */
export function commandOf<N extends Numbered>(reading: Reading<N>, language: 'id' | 'en', today: string): string {
  const { verb, agency, one, other, minutes } = reading
  const parts = [
    verbs[verb][language],
    agency?.shortName,
    one && numberOf(one, today),
    other && numberOf(other, today),
    minutes,
  ]
  return parts.filter((part) => part !== undefined).join(' ')
}
