import './reports.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { sentenceOf } from '../../api/errors'
import { reportsQuery } from '../../api/queries'
import type { Outcome, ReportRow } from '../../api/types'
import { Page } from '../../app/Page'
import { useCategories, useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { useKeys } from '../../ui/keys'
import { EmptyState } from '../../ui/Panel'
import { PlaceName } from '../../ui/Place'
import { When } from '../../ui/Time'
import { ReportAside } from './ReportAside'

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
        {rows.length > 0 && <Rows rows={rows} chosen={chosen} onChoose={(id) => set({ pilih: id })} />}
        {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t('board.more')}</Button>}
      </section>
      <aside className="panel" aria-label={t('reports.select')}>
        <ReportAside id={chosen} />
      </aside>
    </Page>
  )
}

function Rows({
  rows,
  chosen,
  onChoose,
}: {
  rows: ReportRow[]
  chosen: string | null
  onChoose: (id: string) => void
}) {
  const { t } = useTranslation()
  const categories = useCategories()
  // What is restricted is opened on purpose, never read in passing.
  const hidden = ({ category }: ReportRow) => categories.find(category)?.restricted === true
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('reports.begun')}</th>
          <th scope="col">{t('reports.outcome')}</th>
          <th scope="col">{t('reports.words')}</th>
          <th scope="col">{t('reports.place')}</th>
          <th scope="col">{t('reports.caller')}</th>
          <th scope="col">{t('reports.by')}</th>
          <th scope="col">{t('reports.incident')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.id === chosen ? 'sel' : undefined} onClick={() => onChoose(row.id)}>
            <td className="nw">
              <When at={row.begunAt} />
            </td>
            <td className="nw">
              {row.outcome ? t(`outcome.${row.outcome}`) : <span className="your-turn">{t('reports.running')}</span>}
            </td>
            <th scope="row">
              <button type="button" aria-pressed={row.id === chosen} onClick={() => onChoose(row.id)}>
                {hidden(row) ? <Hidden /> : row.headline || '–'}
              </button>
            </th>
            <td>{row.place && <PlaceName place={hidden(row) ? { ...row.place, village: null } : row.place} />}</td>
            <td className="nw">{hidden(row) ? '' : row.callerNumber ?? <span className="t3">{t('incident.noNumber')}</span>}</td>
            <td className="nw">{row.by?.name ?? t('incident.someone')}</td>
            <td className="nw">{row.number}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Hidden() {
  const { t } = useTranslation()
  return (
    <span className="tag">
      <Icon name="lock" /> {t('incident.restricted')}
    </span>
  )
}
