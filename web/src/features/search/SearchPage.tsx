import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { sentenceOf } from '../../api/errors'
import { searchQuery } from '../../api/queries'
import type { Found } from '../../api/types'
import { Page } from '../../app/Page'
import { useCategories, useRegion } from '../../app/region'
import { Kbd } from '../../ui/Kbd'
import { useKeys } from '../../ui/keys'
import { EmptyState, Panel } from '../../ui/Panel'
import { PlaceName } from '../../ui/Place'
import { When } from '../../ui/Time'
import { UrgencyMark } from '../../ui/Urgency'

export default function SearchPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const region = useRegion().id
  const field = useRef<HTMLInputElement>(null)
  // Kept in the history entry, never in the address: names and numbers do not belong into logs.
  const given = (useLocation().state as { text?: string } | null)?.text ?? ''
  const [text, setText] = useState(given)
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(text.trim())
  const { data, error, isFetching } = useQuery({ ...searchQuery(region, asked), placeholderData: keepPreviousData })
  const items = asked.length > 1 ? (data?.items ?? []) : []
  const open = (found: Found | undefined) => {
    if (!found) return
    void navigate('.', { replace: true, state: { text } })
    void navigate(
      found.kind === 'incident' ? `/r/${region}/kejadian/${found.id}` : `/r/${region}/laporan?pilih=${found.id}`,
    )
  }
  const step = (by: number) => () => setAt((known) => Math.max(0, Math.min(items.length - 1, known + by)))
  useKeys([
    { keys: '/', label: t('search.title').toLowerCase(), foot: true, run: () => field.current?.select() },
    { keys: 'ArrowUp', label: t('board.choose'), foot: true, inFields: true, run: step(-1) },
    { keys: 'ArrowDown', label: t('board.choose'), foot: true, inFields: true, run: step(1) },
    { keys: 'Enter', label: t('board.openHint'), foot: true, inFields: true, run: () => open(items[at]) },
  ])
  return (
    <Page title={t('search.title')} help="search">
      <Panel className="sheet search">
        <label className="s12 t2" htmlFor="search-text">
          {t('search.label')} <Kbd keys="/" />
        </label>
        <input
          id="search-text"
          ref={field}
          className="input s16"
          type="search"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
        />
        <p role="status" className="s12 t2">
          {asked.length > 1 && !isFetching && data ? t('search.found', { count: items.length }) : ''}{' '}
          {asked.length > 1 && data?.truncated ? t('search.truncated') : ''}
        </p>
        {error && <EmptyState title={t('shell.broken')}>{sentenceOf(t, error)}</EmptyState>}
        {asked.length < 2 && <EmptyState title={t('search.begin')}>{t('search.beginMore')}</EmptyState>}
        {asked.length > 1 && data && items.length === 0 && !isFetching && (
          <EmptyState title={t('search.empty')}>{t('search.emptyMore')}</EmptyState>
        )}
        {items.length > 0 && <Results items={items} at={Math.min(at, items.length - 1)} onOpen={open} />}
      </Panel>
    </Page>
  )
}

function Results({ items, at, onOpen }: { items: Found[]; at: number; onOpen: (found: Found) => void }) {
  const { t } = useTranslation()
  const categories = useCategories()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('search.what')}</th>
          <th scope="col">{t('search.when')}</th>
          <th scope="col">{t('board.incident')}</th>
          <th scope="col">{t('board.place')}</th>
          <th scope="col">{t('search.status')}</th>
          <th scope="col">{t('search.by')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((found, index) => (
          <tr
            key={found.kind + found.id}
            className={index === at ? 'sel' : undefined}
            ref={index === at ? (row) => row?.scrollIntoView?.({ block: 'nearest' }) : undefined}
          >
            <td className="nw">
              {found.kind === 'incident' ? t('search.incident') : t('search.report')} <b>{found.shortNumber}</b>
            </td>
            <td className="nw">
              <When at={found.at} />
            </td>
            <th scope="row">
              <button type="button" className="row" onClick={() => onOpen(found)}>
                {found.urgency && <UrgencyMark level={found.urgency} />}
                {found.headline ?? (categories.name(found.category) || t('incident.restricted'))}
              </button>
            </th>
            <td>{found.place && <PlaceName place={found.place} />}</td>
            <td>
              {found.outcome
                ? t(`outcome.${found.outcome}`)
                : t(found.status === 'closed' ? 'search.statusClosed' : 'search.statusOpen')}
            </td>
            <td className="t2">{t(`search.matched.${found.matched}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
