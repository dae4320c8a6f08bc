import './board.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { sentenceOf } from '../../api/errors'
import { serverNow } from '../../api/clock'
import { boardQuery } from '../../api/queries'
import type { IncidentRow } from '../../api/types'
import { selectedIncident } from '../../app/dialogs'
import { Page } from '../../app/Page'
import { useConnection } from '../../app/Connection'
import { useAgencies, useCategories, useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { printed } from '../../ui/Kbd'
import { EmptyState } from '../../ui/Panel'
import { TicketLegend } from '../../ui/TicketChip'
import { useBoardActs } from './acts'
import { DutyStrip } from './DutyStrip'
import { Filters } from './Filters'
import { useBoardAddress } from './filter'
import { keepBoard, lastBoard } from './lastBoard'
import { LastBoardView } from './LastBoardView'
import { Selected } from './Selected'
import { Table } from './Table'
import { useRowKeys } from './useRowKeys'

export default function BoardPage() {
  const { t } = useTranslation()
  const region = useRegion().id
  const navigate = useNavigate()
  const address = useBoardAddress()
  const filterField = useRef<HTMLSelectElement>(null)
  const board = useInfiniteQuery(boardQuery(region, address.filter))
  const rows = board.data?.pages.flatMap((page) => page.items) ?? []
  const counts = board.data?.pages[0]?.counts
  const row = rows.find(({ id }) => id === address.chosen) ?? rows[0]
  const acts = useBoardActs()
  const open = (id: string) => void navigate(`/r/${region}/kejadian/${id}`)
  const choose = (id: string) => {
    if (id !== address.chosen) address.choose(id)
    document.getElementById(`row-${id}`)?.focus()
  }
  useRowKeys({ rows, row, acts, choose, open, focusFilter: () => filterField.current?.focus() })
  useKeptFocus(row?.id)
  useKeptBoard(address.filtered || Boolean(address.filter.state) ? undefined : board)
  const cut = useConnection().state === 'cut'
  const last = cut ? lastBoard(region, serverNow()) : null
  if (last)
    return (
      <Page title={t('board.title')} help="board" className="board-page one">
        <LastBoardView board={last} />
      </Page>
    )
  return (
    <Page
      title={t('board.title')}
      help="board"
      className="board-page"
      legend={<TicketLegend />}
      strip={<DutyStrip rows={rows} onChoose={choose} />}
    >
      <section className="panel board-list" aria-label={t('board.list')}>
        <Filters address={address} counts={counts} first={filterField} />
        <div className="board-scroll">
          {rows.length > 0 && (
            <Table
              rows={rows}
              counts={counts}
              grouped={!address.filter.state}
              chosen={row?.id ?? null}
              onSelect={address.choose}
              onOpen={open}
              onAct={(one, { what, ticket }) =>
                what === 'phone' ? acts.phone(one.id, ticket.id) : acts.reroute(one)
              }
            />
          )}
          {board.error && rows.length === 0 && (
            <EmptyState title={t('shell.broken')}>{sentenceOf(t, board.error)}</EmptyState>
          )}
          {board.isPending && (
            <p className="empty" role="status">
              {t('shell.loading')}
            </p>
          )}
          {board.isSuccess && rows.length === 0 && <Empty filtered={address.filtered} />}
          {board.hasNextPage && (
            <Button
              className="more"
              onClick={() => void board.fetchNextPage()}
              because={board.isFetchingNextPage ? t('shell.loading') : null}
            >
              {t('board.more')}
            </Button>
          )}
        </div>
      </section>
      <aside className="panel board-side" aria-label={t('board.selected')}>
        <Selected row={row} acts={acts} />
      </aside>
    </Page>
  )
}

function Empty({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation()
  return filtered ? (
    <EmptyState title={t('board.emptyFiltered')}>{t('board.emptyFilteredMore', { key: printed('f') })}</EmptyState>
  ) : (
    <EmptyState title={t('board.empty')}>{t('board.emptyMore')}</EmptyState>
  )
}

/** The whole board, as often as it is fetched: what is shown when the server is dead. */
function useKeptBoard(board: { data?: { pages: { items: IncidentRow[] }[] }; dataUpdatedAt: number } | undefined) {
  const region = useRegion()
  const { find: category } = useCategories()
  const { short: agency } = useAgencies()
  const fetchedAt = board?.dataUpdatedAt
  useEffect(() => {
    const rows = board?.data?.pages.flatMap((page) => page.items)
    if (rows) keepBoard(region, rows, serverNow(), { category, agency })
    // Only what was fetched anew is worth keeping again.
  }, [fetchedAt])
}

/** The focus stays on the case, not on the row's place: a row that moved to another group keeps it. */
function useKeptFocus(id: string | undefined) {
  const had = useRef(false)
  useLayoutEffect(() => {
    if (had.current && id && document.activeElement === document.body && !document.querySelector('dialog[open]'))
      document.getElementById(`row-${id}`)?.focus({ preventScroll: true })
    had.current = document.activeElement?.id === `row-${id}`
  })
  useEffect(() => {
    selectedIncident.set(id ?? null)
    return () => selectedIncident.set(null)
  }, [id])
}
