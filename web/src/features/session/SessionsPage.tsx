import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { queries, sessionsQuery } from '../../api/queries'
import { Page } from '../../app/Page'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { When } from '../../ui/Time'

export const loader = () => queries.ensureQueryData(sessionsQuery)

export default function SessionsPage() {
  const { t } = useTranslation()
  const { data } = useQuery(sessionsQuery)
  const { run } = useAct()
  const end = (id: string) =>
    run(() => answer(api.DELETE('/api/sessions/{id}', { params: { path: { id } } })), {
      said: t('session.endedOne'),
    }).then(() => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }))
  return (
    <Page title={t('session.listTitle')} help="session">
      <Panel title={t('session.listTitle')} className="sheet">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('session.device')}</th>
              <th scope="col">{t('session.begun')}</th>
              <th scope="col">{t('session.lastSeen')}</th>
              <th scope="col">
                <span className="vh">{t('session.end')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data?.items.map(({ id, device, begunAt, lastSeenAt, current }) => (
              <tr key={id}>
                <td>{device || t('session.unknownDevice')}</td>
                <td className="nw">
                  <When at={begunAt} />
                </td>
                <td className="nw">
                  <When at={lastSeenAt} />
                </td>
                <td className="num">
                  {current ? (
                    <span className="tag good">{t('session.current')}</span>
                  ) : (
                    <Button size="sm" onClick={() => void end(id)}>
                      {t('session.end')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </Page>
  )
}
