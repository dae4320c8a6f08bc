import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { placesQuery } from '../../api/queries'
import { useCategories, useRegion } from '../../app/region'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icons'
import { Kbd } from '../../ui/Kbd'
import { useKeys } from '../../ui/keys'
import { EmptyState, Panel } from '../../ui/Panel'
import { Age, When } from '../../ui/Time'
import { placeName } from './places'
import { type Draft, useDrafts } from './useDrafts'

const editorIsGone = 20_000

/** Reports that did not end, the latest first; one key goes on with the chosen one. */
export function Drafts() {
  const { t } = useTranslation()
  const region = useRegion().id
  const navigate = useNavigate()
  const drafts = useDrafts(region)
  const [at, setAt] = useState(0)
  const current = Math.min(at, drafts.length - 1)
  const to = (id: string) => `/r/${region}/panggilan/${id}`
  const move = (step: number) => setAt(Math.max(0, Math.min(drafts.length - 1, current + step)))
  const chosen = drafts[current]
  useEffect(() => {
    document.querySelector('#draf tr.sel')?.scrollIntoView?.({ block: 'nearest' })
  }, [current])
  useKeys([
    drafts.length > 1 && { keys: 'ArrowDown', label: t('call.choose'), run: () => move(1), foot: true },
    drafts.length > 1 && { keys: 'ArrowUp', label: t('call.choose'), run: () => move(-1), foot: true },
    chosen && { keys: 'l', label: t('call.draftOpen'), run: () => void navigate(to(chosen.id)), foot: true },
  ])
  return (
    <Panel title={t('call.drafts')} note={drafts.length || undefined} className="drafts">
      {drafts.length === 0 && <EmptyState title={t('call.draftsNone')}>{t('call.draftsNoneMore')}</EmptyState>}
      {drafts.length > 0 && (
        <table id="draf">
          <thead>
            <tr>
              <th scope="col">{t('call.draftBegun')}</th>
              <th scope="col">{t('call.draftWords')}</th>
              <th scope="col">{t('call.draftSent')}</th>
              <th scope="col">
                <span className="vh">{t('call.draftOpen')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft, index) => (
              <DraftRow key={draft.id} draft={draft} current={index === current} to={to(draft.id)} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function DraftRow({ draft, current, to }: { draft: Draft; current: boolean; to: string }) {
  const { t } = useTranslation()
  const categories = useCategories()
  const { data: places } = useQuery(placesQuery(useRegion().id))
  const now = useNow()
  const { form, sent, editor, here, paper } = draft
  const begunAt = paper?.begunAt ?? draft.begunAt
  const place = form.place && places ? placeName(form.place, places) : null
  const about = [categories.name(form.category), place?.village, place?.district, form.callerNumber]
    .filter(Boolean)
    .join(' · ')
  return (
    <tr className={current ? 'sel' : undefined} aria-current={current ? true : undefined}>
      <td className="nw">
        <When at={begunAt} />{' '}
        <span className="t2">
          (<Age since={begunAt} />)
        </span>
      </td>
      <td>
        <b>{form.words || about || t('call.draftNoWords')}</b>
        {form.words && about && <span className="t2 block s12">{about}</span>}
      </td>
      <td className="nw">
        {sent ? <b>{sent.shortNumber}</b> : <span className="tag">{t('call.unsentTag')}</span>}
        {paper && <span className="tag">{t('call.paper.tag', { card: paper.card })}</span>}
        {here && (
          <span className="tag miss">
            <Icon name="offline" />
            {t('call.draftHere')}
          </span>
        )}
        {editor && now - Date.parse(editor.seenAt) < editorIsGone && (
          <span className="t2"> {t('call.draftEditing')}</span>
        )}
      </td>
      <td className="num">
        <Link className="btn sm" to={to}>
          {t('call.draftOpen')}
          {current && <Kbd keys="l" />}
        </Link>
      </td>
    </tr>
  )
}
