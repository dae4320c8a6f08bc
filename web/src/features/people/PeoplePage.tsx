import './people.css'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { answer, api } from '../../api/client'
import { peopleQuery, queries } from '../../api/queries'
import type { PersonRow } from '../../api/types'
import { Page } from '../../app/Page'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { confirmOnce } from '../../ui/confirm'
import { useKeys } from '../../ui/keys'
import { EmptyState, Panel } from '../../ui/Panel'
import { Parked } from '../duty/Parked'

export const loader = () => queries.ensureQueryData(peopleQuery)

function Row({ person }: { person: PersonRow }) {
  const { t } = useTranslation()
  const { run } = useAct()
  const { id, name, login, grants, sessions } = person
  const revoke = async () => {
    const question = {
      title: t('people.revokeTitle', { name }),
      body: t('people.revokeMore'),
      confirm: t('people.revoke'),
    }
    if (!(await confirmOnce(question))) return
    const call = () => answer(api.POST('/api/people/{id}/revoke-sessions', { params: { path: { id } } }))
    await run(call, { said: t('people.revoked', { name }) })
    void queries.invalidateQueries({ queryKey: peopleQuery.queryKey })
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{login}</td>
      <td>
        <div className="row wrap">
          {grants.map((grant) => (
            <span key={grant.region + grant.role + (grant.agency ?? '')} className="tag">
              {t(`role.${grant.role}`)}
              {grant.agency ? ` ${grant.agency.toUpperCase()}` : ''} · {grant.region}
              {grant.restricted && ` · ${t('people.restricted')}`}
            </span>
          ))}
        </div>
      </td>
      <td className="num" data-label={t('people.sessions')}>
        {sessions}
      </td>
      <td className="num">
        {sessions > 0 && (
          <Button size="sm" kind="danger" onClick={() => void revoke()}>
            {t('people.revoke')}
          </Button>
        )}
      </td>
    </tr>
  )
}

export default function PeoplePage() {
  const { t } = useTranslation()
  const { data } = useQuery(peopleQuery)
  const [params, setParams] = useSearchParams()
  const field = useRef<HTMLInputElement>(null)
  const signedIn = params.get('masuk') === 'ya'
  const [text, setText] = useState('')
  const all = data?.items ?? []
  const words = ({ name, login, grants }: PersonRow) => {
    const held = grants.map(({ role, agency }) => `${t(`role.${role}`)} ${agency ?? ''}`)
    return [name, login, ...held].join(' ').toLowerCase()
  }
  const shown = all.filter(
    (person) => (!signedIn || person.sessions > 0) && words(person).includes(text.trim().toLowerCase()),
  )
  useKeys([{ keys: 'f', label: t('board.filter'), run: () => field.current?.focus(), foot: true }])
  return (
    <Page title={t('people.title')} help="people">
      <Parked />
      <Panel
        title={t('people.title')}
        note={shown.length === all.length ? all.length : t('people.some', { shown: shown.length, all: all.length })}
        className="sheet people"
      >
        <div className="row wrap people-filter">
          <input
            ref={field}
            className="input"
            type="search"
            aria-label={t('people.find')}
            placeholder={t('people.find')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          />
          <div className="seg" role="group" aria-label={t('people.sessions')}>
            <button type="button" aria-pressed={!signedIn} onClick={() => setParams({})}>
              {t('reports.all')}
            </button>
            <button type="button" aria-pressed={signedIn} onClick={() => setParams({ masuk: 'ya' })}>
              {t('people.signedIn', { count: all.filter(({ sessions }) => sessions > 0).length })}
            </button>
          </div>
        </div>
        {data && all.length === 0 && <EmptyState title={t('people.empty')}>{t('people.emptyMore')}</EmptyState>}
        {all.length > 0 && shown.length === 0 && (
          <EmptyState title={t('people.none')}>{t('people.noneMore')}</EmptyState>
        )}
        {shown.length > 0 && <Table people={shown} />}
      </Panel>
    </Page>
  )
}

function Table({ people }: { people: PersonRow[] }) {
  const { t } = useTranslation()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col">{t('people.login')}</th>
          <th scope="col">{t('people.grants')}</th>
          <th scope="col" className="num">
            {t('people.sessions')}
          </th>
          <th scope="col">
            <span className="vh">{t('people.revoke')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </tbody>
    </table>
  )
}
