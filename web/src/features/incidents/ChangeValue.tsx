import { useTranslation } from 'react-i18next'
import type { ChangeKind } from '../../api/types'
import { useCategories, usePlaceNames } from '../../app/region'

type Said = Record<string, unknown>
const record = (value: unknown): Said => (typeof value === 'object' && value !== null ? (value as Said) : {})

/** One side of a change in words: where it was, how urgent, how many. */
export function useChangeValue() {
  const { t } = useTranslation()
  const categories = useCategories()
  const places = usePlaceNames()
  return (kind: ChangeKind, value: unknown): string => {
    const said = record(value)
    if (kind === 'urgency') return value ? `${String(value)} ${t(`urgency.u${Number(value) as 1}`)}` : '–'
    if (kind === 'category') return categories.name(String(value)) || String(value ?? '–')
    if (kind === 'victims')
      return [
        t('victims.trappedCount', { count: Number(said.trapped ?? 0) }),
        t('victims.injuredCount', { count: Number(said.injured ?? 0) }),
        t('victims.deadCount', { count: Number(said.dead ?? 0) }),
      ].join(', ')
    if (kind === 'place') return places(said) || t('place.unknown')
    return typeof value === 'string' ? `«${value}»` : '–'
  }
}

type Props = { kind: ChangeKind; from: unknown; to: unknown; bare?: boolean }

/** From what to what; `bare` where the line has named the kind already. */
export function ChangeLine({ kind, from, to, bare }: Props) {
  const { t } = useTranslation()
  const say = useChangeValue()
  return (
    <>
      {!bare && `${t(`change.${kind}`)}: `}
      {kind !== 'words' && <s className="t3">{say(kind, from)}</s>} → <b>{say(kind, to)}</b>
    </>
  )
}
