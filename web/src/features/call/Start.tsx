import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { answer, api } from '../../api/client'
import { draftsQuery, inRegion, placesQuery } from '../../api/queries'
import type { DraftView, Outcome } from '../../api/types'
import { Page } from '../../app/Page'
import { useCategories, useProfile, useRegion } from '../../app/region'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icons'
import { Kbd } from '../../ui/Kbd'
import { useKeys } from '../../ui/keys'
import { EmptyState, Panel } from '../../ui/Panel'
import { Age, When } from '../../ui/Time'
import type { Kept } from './draft/Keeper'
import { beginDraft, openDraft, vaultOf } from './draft/useKeeper'
import { letters, outcomes } from './Outcomes'
import { placeName } from './places'
import { lastEnded } from './useActs'

type Row = Pick<DraftView, 'id' | 'begunAt' | 'form' | 'sent' | 'editor'> & { here: boolean }
type Here = { id: string; value: Kept }[]

/** No call is open: begin one, or go on with one that did not end. */
export function Start() {
  const { t } = useTranslation()
  const region = useRegion().id
  const navigate = useNavigate()
  const lines = useProfile()?.lines ?? []
  const begun = useRef(false)
  /** Once: on a slow PC the key is pressed again before the form is there. */
  const begin = (line: string) => {
    if (begun.current) return
    begun.current = true
    void navigate(`/r/${region}/panggilan/${beginDraft(region, line)}`)
  }
  const [first] = lines
  useKeys([first && { keys: 'b', label: t('call.newReport'), run: () => begin(first.id), foot: true }])
  return (
    <Page title={t('call.title')} help="call">
      <div className="start">
        <div className="row wrap">
          {lines.map(({ id, number }, index) => (
            <Button key={id} kind={index === 0 ? 'primary' : undefined} size="big" keys={index === 0 ? 'b' : undefined} autoFocus={index === 0} onClick={() => begin(id)}>
              {lines.length > 1 ? t('call.newOnLine', { number }) : t('call.newReport')}
            </Button>
          ))}
        </div>
        <JustEnded />
        <Drafts />
      </div>
    </Page>
  )
}

function useDrafts(region: string): Row[] {
  const { data } = useQuery({ ...draftsQuery(region), refetchInterval: 5_000, refetchOnMount: 'always' })
  const { data: kept = [] as Here } = useQuery({
    queryKey: inRegion(region, 'drafts', 'here'),
    queryFn: async () => {
      const copies = (await (await vaultOf(region))?.all<Kept>()) ?? []
      const all = copies.filter(({ value }) => value.dirty !== false)
      // What this browser still holds goes to the server by itself, whoever looks at it.
      for (const { id } of all) void openDraft(region, id).catch(() => undefined)
      return all
    },
    networkMode: 'always',
    refetchOnMount: 'always',
    refetchInterval: 5_000,
  })
  const there = (data?.items ?? []).map((draft) => ({ ...draft, here: false }))
  const here = kept
    .filter(({ id }) => !there.some((draft) => draft.id === id))
    .map(({ id, value }) => ({ id, begunAt: value.begunAt, form: value.form, sent: null, editor: null, here: true }))
  return [...there, ...here].sort((a, b) => Date.parse(b.begunAt) - Date.parse(a.begunAt))
}

const editorIsGone = 20_000

function Drafts() {
  const { t } = useTranslation()
  const region = useRegion().id
  const navigate = useNavigate()
  const categories = useCategories()
  const { data: places } = useQuery(placesQuery(region))
  const drafts = useDrafts(region)
  const now = useNow()
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
            {drafts.map(({ id, begunAt, form, sent, editor, here }, index) => {
              const place = form.place && places ? placeName(form.place, places) : null
              const about = [categories.name(form.category), place?.village, place?.district, form.callerNumber].filter(Boolean).join(' · ')
              return (
                <tr key={id} className={index === current ? 'sel' : undefined} aria-current={index === current ? true : undefined}>
                  <td className="nw">
                    <When at={begunAt} /> <span className="t2">(<Age since={begunAt} />)</span>
                  </td>
                  <td>
                    <b>{form.words || about || t('call.draftNoWords')}</b>
                    {form.words && about && <span className="t2 block s12">{about}</span>}
                  </td>
                  <td className="nw">
                    {sent ? <b>{sent.shortNumber}</b> : <span className="tag">{t('call.unsentTag')}</span>}
                    {here && (
                      <span className="tag miss">
                        <Icon name="offline" />
                        {t('call.draftHere')}
                      </span>
                    )}
                    {editor && now - Date.parse(editor.seenAt) < editorIsGone && <span className="t2"> {t('call.draftEditing')}</span>}
                  </td>
                  <td className="num">
                    <Link className="btn sm" to={to(id)}>
                      {t('call.draftOpen')}
                      {index === current && <Kbd keys="l" />}
                    </Link>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

/** The wrong key ends the wrong way: one more puts it right. */
function JustEnded() {
  const { t } = useTranslation()
  const region = useRegion().id
  const ended = lastEnded.use()
  const { run } = useAct()
  const correct = async (outcome: Outcome) => {
    if (!ended) return
    const call = () =>
      answer(
        api.POST('/api/regions/{region}/reports/{id}/outcome', {
          params: { path: { region, id: ended.reportId } },
          body: { outcome, reason: t('call.correctReason') },
        }),
      ).then(() => lastEnded.set({ ...ended, outcome, correcting: false }))
    await run(call, { said: t('call.corrected', { outcome: t(`outcome.${outcome}`) }) })
  }
  const others = outcomes.filter((outcome) => outcome !== ended?.outcome && (outcome !== 'emergency' || ended?.incidentId))
  useKeys(
    others.map((outcome) => ended?.correcting && { keys: letters[outcome], label: t(`outcome.${outcome}`), run: () => void correct(outcome) }),
  )
  if (!ended) return null
  return (
    <Panel title={t('call.lastEnded')} note={<When at={ended.begunAt} />}>
      <p className="row wrap">
        <b className="s14">{t(`outcome.${ended.outcome}`)}</b>
        {ended.incidentId && <Link to={`/r/${region}/kejadian/${ended.incidentId}`}>{ended.shortNumber}</Link>}
        {ended.tellNumber && <b className="s16">{t('call.tellNumber', ended.tellNumber)}</b>}
        {!ended.correcting && (
          <Button size="sm" onClick={() => lastEnded.set({ ...ended, correcting: true })}>
            {t('call.correct')}
          </Button>
        )}
      </p>
      {ended.correcting && (
        <div className="seg" role="group" aria-label={t('call.correct')}>
          <span className="your-turn b row">{t('call.correct')}:</span>
          {others.map((outcome) => (
            <button key={outcome} type="button" onClick={() => void correct(outcome)}>
              <Kbd keys={letters[outcome]} />
              {t(`outcome.${outcome}`)}
            </button>
          ))}
        </div>
      )}
    </Panel>
  )
}
