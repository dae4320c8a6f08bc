import type { Category, IncidentRow, LocalText, SessionRegion, TicketState } from '../../api/types'

/**
 * The board as it was seen last, for when the server is dead, and after a reload too. It lies readable on a shared
 * PC, so it holds nothing personal: no words, names, numbers of callers or landmarks, and of a restricted case its
 * number and urgency only.
 */
export type LastRow = {
  number: string
  day: string
  urgency: number
  openedAt: string
  restricted: boolean
  category: LocalText | null
  place: string | null
  tickets: { agency: string; state: TicketState; overdue: boolean }[]
}
export type LastBoard = { form: 1; region: string; name: string; zone: string; at: number; rows: LastRow[] }

const place = 'siaga.last-board'
const oldest = 24 * 3600_000
const most = 200

type Names = { category: (id: string) => Category | undefined; agency: (id: string) => string }

export const strip = (row: IncidentRow, names: Names): LastRow => ({
  number: row.shortNumber,
  day: row.day,
  urgency: row.urgency,
  openedAt: row.openedAt,
  restricted: row.restricted,
  category: row.restricted ? null : (names.category(row.category)?.name ?? null),
  place:
    row.restricted || row.placeUnknown
      ? null
      : [row.place.village, row.place.district].filter(Boolean).join(', ') || null,
  tickets: row.restricted
    ? []
    : row.tickets.map(({ agency, state, overdue }) => ({ agency: names.agency(agency), state, overdue })),
})

export function keepBoard(region: SessionRegion, rows: IncidentRow[], at: number, names: Names) {
  const board: LastBoard = {
    form: 1,
    region: region.id,
    name: region.name,
    zone: region.zone,
    at,
    rows: rows.slice(0, most).map((row) => strip(row, names)),
  }
  try {
    localStorage.setItem(place, JSON.stringify(board))
  } catch {
    // A browser that keeps nothing shows nothing later.
  }
}

export function lastBoard(region: string | undefined, now: number): LastBoard | null {
  try {
    const board = JSON.parse(localStorage.getItem(place) ?? 'null') as LastBoard | null
    return board?.form === 1 && board.region === region && now - board.at < oldest ? board : null
  } catch {
    return null
  }
}

/** At sign-out. */
export const forgetBoard = () => localStorage.removeItem(place)
