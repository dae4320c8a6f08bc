import './reports.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { sentenceOf } from '../../api/errors'
import { reportsQuery } from '../../api/queries'
import type { Outcome } from '../../api/types'
import { Page } from '../../app/Page'
import { useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { useKeys } from '../../ui/keys'
import { EmptyState } from '../../ui/Panel'
import { ReportAside } from './ReportAside'
import { ReportRows } from './ReportRows'

const outcomes: Outcome[] = [
  'emergency',
  'information',
  'complaint',
  'social',
  'wrongRegion',
  'prank',
  'ghost',
  'dropped',
  'test',
]

export default function ReportsPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const outcome = outcomes.find((one) => one === params.get('hasil'))
  const open = params.get('terbuka') === 'ya'
  const chosen = params.get('pilih')
  const query = useInfiniteQuery(
    reportsQuery(useRegion().id, { ...(outcome ? { outcome } : {}), ...(open ? { open: true } : {}) }),
  )
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const set = (edit: Record<string, string | null>) =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known)
        for (const [name, value] of Object.entries(edit)) value ? next.set(name, value) : next.delete(name)
        return next
      },
      { replace: true },
    )
  const at = rows.findIndex(({ id }) => id === chosen)
  const go = (index: number) => () => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (row) set({ pilih: row.id })
  }
  useKeys([
    { keys: 'ArrowUp', label: t('board.choose'), foot: true, run: go(at - 1) },
    { keys: 'ArrowDown', label: t('board.choose'), foot: true, run: go(at + 1) },
  ])
  return (
    <Page title={t('reports.title')} help="reports" className="reports-page">
      <section className="panel sheet" aria-label={t('reports.title')}>
        <div className="seg" role="group" aria-label={t('reports.outcome')}>
          <button type="button" aria-pressed={!outcome && !open} onClick={() => set({ hasil: null, terbuka: null })}>
            {t('reports.all')}
          </button>
          <button type="button" aria-pressed={open} onClick={() => set({ hasil: 'wrongRegion', terbuka: 'ya' })}>
            {t('reports.unsettled')}
          </button>
          {outcomes.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={outcome === one && !open}
              onClick={() => set({ hasil: one, terbuka: null })}
            >
              {t(`outcome.${one}`)}
            </button>
          ))}
        </div>
        {query.error && rows.length === 0 && (
          <EmptyState title={t('shell.broken')}>{sentenceOf(t, query.error)}</EmptyState>
        )}
        {query.isSuccess && rows.length === 0 && (
          <EmptyState title={t('reports.empty')}>{t('reports.emptyMore')}</EmptyState>
        )}
        {rows.length > 0 && <ReportRows rows={rows} chosen={chosen} onChoose={(id) => set({ pilih: id })} />}
        {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t('board.more')}</Button>}
      </section>
      <aside className="panel" aria-label={t('reports.select')}>
        <ReportAside id={chosen} />
      </aside>
    </Page>
  )
}
