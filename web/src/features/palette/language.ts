/** The dispatcher's command line, read the same way in both languages. */
export type Verb = 'send' | 'recall' | 'close' | 'open' | 'join' | 'phone' | 'remind'
export type Part = 'agency' | 'number' | 'other' | 'minutes'

export const verbs: Record<Verb, { id: string; en: string; parts: Part[]; key?: string }> = {
  send: { id: 'kirim', en: 'send', parts: ['agency', 'number'], key: 'k' },
  recall: { id: 'tarik', en: 'recall', parts: ['agency', 'number'] },
  close: { id: 'tutup', en: 'close', parts: ['number'], key: 'x' },
  open: { id: 'buka', en: 'open', parts: ['number'], key: 'Enter' },
  join: { id: 'gabung', en: 'join', parts: ['number', 'other'], key: 'g' },
  phone: { id: 'telepon', en: 'phone', parts: ['agency', 'number'], key: 't' },
  remind: { id: 'ingatkan', en: 'remind', parts: ['number', 'minutes'], key: 'p' },
}

const also: Partial<Record<string, Verb>> = {
  telpon: 'phone',
  call: 'phone',
  batal: 'recall',
  takeback: 'recall',
  reopen: 'open',
  ingat: 'remind',
}

/** How many letters must change: the nearest command is the one with the fewest. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}

export type ReadVerb = { verb: Verb; exact: boolean }

/** The verb that was typed, whole or begun, or the one it was most likely meant to be. */
export function readVerb(word: string): ReadVerb | null {
  const typed = word.toLowerCase()
  if (!typed) return null
  const names = Object.entries(verbs).flatMap(
    ([verb, { id, en }]) =>
      [
        [id, verb],
        [en, verb],
      ] as [string, Verb][],
  )
  const exact = names.find(([name]) => name === typed)?.[1] ?? also[typed]
  if (exact) return { verb: exact, exact: true }
  const begun = names.filter(([name]) => typed.length > 1 && name.startsWith(typed))
  if (begun[0]) return { verb: begun[0][1], exact: true }
  const near = names
    .map(([name, verb]) => ({ verb, off: distance(typed, name), room: Math.max(1, Math.floor(name.length / 3)) }))
    .filter(({ off, room }) => off <= room)
    .sort((a, b) => a.off - b.off)[0]
  return near ? { verb: near.verb, exact: false } : null
}

export type AgencyName = { id: string; shortName: string }
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The agency that was meant: its name, the beginning of it, or one that is a letter or two away. */
export function readAgency(
  words: string[],
  agencies: AgencyName[],
): { agency: AgencyName; used: number; exact: boolean } | null {
  for (const used of [3, 2, 1]) {
    if (words.length < used) continue
    const typed = plain(words.slice(0, used).join(''))
    if (!typed) continue
    const whole = agencies.find(({ shortName, id }) => plain(shortName) === typed || plain(id) === typed)
    if (whole) return { agency: whole, used, exact: true }
  }
  const typed = plain(words[0] ?? '')
  if (!typed || /^\d+$/.test(typed)) return null
  const begun = agencies.filter(({ shortName }) => plain(shortName).startsWith(typed))
  if (begun.length === 1 || (begun[0] && typed.length >= 2)) return { agency: begun[0]!, used: 1, exact: true }
  const near = agencies
    .map((agency) => ({ agency, off: distance(typed, plain(agency.shortName)) }))
    .filter(({ agency, off }) => off <= Math.max(1, Math.floor(agency.shortName.length / 3)))
    .sort((a, b) => a.off - b.off)[0]
  return near ? { agency: near.agency, used: 1, exact: false } : null
}

export type Numbered = { id: string; number: string; shortNumber: string; day: string }

/** `42`, `0042`, `21/0042` or the whole number; more than one answer means that the day must be asked. */
export function readNumber<N extends Numbered>(typed: string, known: N[]): N[] {
  const text = typed.trim().toLowerCase()
  if (!/\d/.test(text)) return []
  const [, day, last] = /^(?:(\d{1,2})\/)?(\d+)$/.exec(text) ?? []
  if (!last) return known.filter(({ number }) => number.toLowerCase() === text)
  const short = last.padStart(4, '0')
  return known.filter((one) => one.shortNumber === short && (!day || Number(one.day.slice(8)) === Number(day)))
}

/** A number as it must be typed to mean this one: with its day unless it is today's. */
export const numberOf = ({ shortNumber, day }: Numbered, today: string) =>
  day === today ? shortNumber : `${day.slice(8)}/${shortNumber}`
