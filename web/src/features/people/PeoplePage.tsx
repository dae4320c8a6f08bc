import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { peopleQuery, queries } from '../../api/queries'
import type { PersonRow } from '../../api/types'
import { Page } from '../../app/Page'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { confirmOnce } from '../../ui/confirm'
import { EmptyState, Panel } from '../../ui/Panel'

export const loader = () => queries.ensureQueryData(peopleQuery)

function Row({ person }: { person: PersonRow }) {
  const { t } = useTranslation()
  const { run } = useAct()
  const { id, name, login, grants, sessions } = person
  const revoke = async () => {
    const question = { title: t('people.revokeTitle', { name }), body: t('people.revokeMore'), confirm: t('people.revoke') }
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
      <td className="num">{sessions}</td>
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
  return (
    <Page title={t('people.title')} help="people">
      <Panel title={t('people.title')} note={data?.items.length} className="sheet">
        {data?.items.length === 0 && <EmptyState title={t('people.empty')}>{t('people.emptyMore')}</EmptyState>}
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
            {data?.items.map((person) => (
              <Row key={person.id} person={person} />
            ))}
          </tbody>
        </table>
      </Panel>
    </Page>
  )
}
