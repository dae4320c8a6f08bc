import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { incidentQuery } from '../../api/queries'
import { openDialog, selectedIncident } from '../../app/dialogs'
import { pagesFor } from '../../app/pages'
import { useAgencies, useRegion } from '../../app/region'
import { locale } from '../../i18n'
import { useNow } from '../../ui/clock'
import { dayKey, when } from '../../ui/time'
import { numberOf, type Verb, verbs } from './language'
import { commandOf, meaning, type Reading } from './meaning'
import { type Known, useKnown } from './useKnown'
import { mayClose } from '../incidents/useIncidentActs'
import { useRun } from './useRun'

/** A line of the palette. Without `run` choosing it only completes what is typed. */
export type Line = { id: string; command: string; what: string; keys?: string; fill: string; run?: () => void }
export type Section = { title: string; lines: Line[] }

/** What the typed line may mean, then what can be done to the chosen incident, then pages and search. */
export function useSections(text: string): Section[] {
  const known = useKnown(text)
  const selected = known.find(({ id }) => id === selectedIncident.now())
  const toLine = useLine()
  const meant = useMeant(text, known, selected, toLine)
  const onSelected = useOnSelected(selected, toLine)
  const elsewhere = useElsewhere(text.trim())
  const typed = text.trim().toLowerCase()
  const begun = typed.split(/\s+/)[0] ?? ''
  const already = new Set(meant.flatMap(({ lines }) => lines.map(({ command }) => command)))
  const fits = ({ command }: Line) => !already.has(command) && command.toLowerCase().startsWith(begun)
  const others = onSelected
    .map((section) => ({ ...section, lines: section.lines.filter(fits) }))
    .filter(({ lines }) => lines.length > 0)
  return [...meant, ...others, ...useNew(typed), ...elsewhere]
}

type ToLine = (reading: Reading<Known>, withKey?: boolean) => Line

function useLine(): ToLine {
  const { t } = useTranslation()
  const { zone } = useRegion()
  const now = useNow()
  const agencies = useAgencies()
  const run = useRun()
  const today = dayKey(now, zone)
  const about = (one: Known) => `${when(one.openedAt, zone, now)} · ${one.words}`
  const what = ({ verb, agency, one, other, minutes }: Reading<Known>): string => {
    if (!one) return agency ? t(`palette.${verb as 'send'}`, { agency: agency.shortName }) : t(`palette.any.${verb}`)
    if (verb === 'join' && other) return t('palette.join', { short: `${numberOf(other, today)} ${other.words}` })
    if (verb === 'phone' && agency) return [agencies.find(agency.id)?.phone, about(one)].filter(Boolean).join(' · ')
    if (verb === 'remind') return `${t('palette.remind', { minutes: minutes ?? 5 })} · ${about(one)}`
    return verb === 'open' && one.closed ? `${t('palette.reopen')} · ${about(one)}` : about(one)
  }
  /** On the chosen incident everybody knows which it is: there the line says what it does. */
  const act = (reading: Reading<Known>): string => {
    const { verb, agency, one } = reading
    if (verb === 'send' && one) return t('incident.send')
    if (verb === 'recall' && agency) return t('palette.recall', { agency: agency.shortName })
    if (verb === 'join' && one) return t('incident.joinTitle', { short: one.shortNumber })
    if (verb === 'remind' && one) return t('palette.remind', { minutes: reading.minutes ?? 5 })
    if (verb === 'open' && one) return t(one.closed ? 'palette.reopen' : 'palette.openPage')
    if (verb === 'close' && one) return t('incident.closeTitle', { short: one.shortNumber })
    return what(reading)
  }
  return (reading, withKey) => {
    const command = commandOf(reading, locale(), today)
    const missesAgency = (reading.verb === 'recall' || reading.verb === 'phone') && !reading.agency
    return {
      id: command,
      command,
      what: withKey ? act(reading) : what(reading),
      fill: `${command} `,
      ...(withKey ? { keys: verbs[reading.verb].key } : {}),
      ...(reading.one && !missesAgency ? { run: () => run(reading) } : {}),
    }
  }
}

function useMeant(text: string, known: Known[], selected: Known | undefined, toLine: ToLine): Section[] {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const typed = text.trim()
  if (!typed) return []
  const read = meaning(typed, { agencies: agencies.all, known, selected })
  if (!read) return []
  const lines = read.readings.map((reading) => toLine(reading))
  if (lines.length === 0) return [{ title: t('palette.noSuch', { number: read.number ?? '' }), lines }]
  if (!read.exact) return [{ title: t('palette.unknown', { text: typed }), lines }]
  const several = read.number && lines.length > 1
  return [
    {
      title: several ? t('palette.matching', { number: read.number, count: lines.length }) : t('palette.commands'),
      lines,
    },
  ]
}

function useOnSelected(selected: Known | undefined, toLine: ToLine): Section[] {
  const { t } = useTranslation()
  const region = useRegion().id
  const agencies = useAgencies()
  const { data } = useQuery({ ...incidentQuery(region, selected?.id ?? ''), enabled: selected !== undefined })
  if (!selected)
    return [
      { title: t('palette.commands'), lines: (Object.keys(verbs) as Verb[]).map((verb) => toLine({ verb }, true)) },
    ]
  const late = agencies.find(data?.tickets.find(({ attention }) => attention)?.agency ?? '')
  const back = agencies.find(data?.tickets.find(({ allowedActions }) => allowedActions.recall.allowed)?.agency ?? '')
  const one = { ...selected, closed: Boolean(data?.closed ?? selected.closed) }
  const readings: (Reading<Known> | false)[] = [
    late !== undefined && { verb: 'phone', agency: late, one },
    !one.closed && { verb: 'send', one },
    back !== undefined && { verb: 'recall', agency: back, one },
    !one.closed && { verb: 'join', one },
    !one.closed && { verb: 'remind', one, minutes: 5 },
    { verb: 'open', one },
    data !== undefined && mayClose(data.allowedActions).allowed && { verb: 'close', one },
  ]
  const lines = readings.filter((reading) => reading !== false).map((reading) => toLine(reading, true))
  return [{ title: t('palette.onSelected', { short: selected.shortNumber }), lines }]
}

/** What begins something new; found by any of its words. */
function useNew(typed: string): Section[] {
  const { t } = useTranslation()
  const { rights } = useRegion()
  const command = t('call.paper.enter')
  const words = command.toLowerCase().split(' ')
  const fits = words.some((word, index) => word.startsWith(typed) || words.slice(index).join(' ').startsWith(typed))
  if (!rights.includes('takeReports') || !fits) return []
  const run = () => openDialog.set('paper')
  return [
    { title: t('palette.new'), lines: [{ id: 'paper', command, what: t('call.paper.what'), fill: command, run }] },
  ]
}

function useElsewhere(typed: string): Section[] {
  const { t } = useTranslation()
  const region = useRegion()
  const navigate = useNavigate()
  if (typed.length < 2) return []
  const go = (path: string, state?: { text: string }) => () => {
    openDialog.set(null)
    void navigate(`/r/${region.id}/${path}`, { state })
  }
  const { main, more } = pagesFor(region)
  const pages = [...main, ...more]
    .filter(({ name }) => t(`nav.${name}`).toLowerCase().startsWith(typed.toLowerCase()))
    .map(({ path, name, key }) => ({
      id: path,
      command: t(`nav.${name}`),
      what: '',
      fill: typed,
      keys: key,
      run: go(path),
    }))
  const search = {
    id: 'search',
    command: `«${typed}»`,
    what: t('palette.searchMore'),
    fill: typed,
    keys: '/',
    run: go('cari', { text: typed }),
  }
  return [
    ...(pages.length ? [{ title: t('palette.pages'), lines: pages }] : []),
    { title: t('palette.search'), lines: [search] },
  ]
}
