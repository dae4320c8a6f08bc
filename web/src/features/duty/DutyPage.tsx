import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs } from 'react-router'
import { dutyQuery, queries } from '../../api/queries'
import { Page } from '../../app/Page'
import { useRegion } from '../../app/region'
import { Icon } from '../../ui/icons'
import { EmptyState, Panel } from '../../ui/Panel'
import { At } from '../../ui/Time'

export const loader = ({ params }: LoaderFunctionArgs) => queries.ensureQueryData(dutyQuery(params.region!))

export default function DutyPage() {
  const { t } = useTranslation()
  const { data } = useQuery(dutyQuery(useRegion().id))
  return (
    <Page title={t('duty.title')} help="duty">
      <Panel title={t('duty.title')} note={data && <At at={data.at} />} className="sheet">
        {data?.agencies.length === 0 && <EmptyState title={t('duty.empty')}>{t('duty.emptyMore')}</EmptyState>}
        <table>
          <thead>
            <tr>
              <th scope="col">{t('duty.agency')}</th>
              <th scope="col">{t('duty.desk')}</th>
              <th scope="col">{t('duty.officer')}</th>
            </tr>
          </thead>
          <tbody>
            {data?.agencies.map(({ id, shortName, desk, officer }) => (
              <tr key={id}>
                <th scope="row">{shortName}</th>
                <td>
                  {desk.length === 0 && (
                    <span className="tag alarm">
                      <Icon name="bang" /> {t('duty.nobody')}
                    </span>
                  )}
                  <div className="row wrap">
                    {desk.map(({ post, person, present }) => (
                      <span key={post} className={present ? 'tag good' : 'tag'}>
                        <Icon name={present ? 'ok' : 'clock'} />
                        {person?.name ?? post} {t(present ? 'duty.present' : 'duty.absent')}
                      </span>
                    ))}
                  </div>
                </td>
                <td>{officer ? (officer.person?.name ?? officer.post) : <span className="t3">{t('duty.nobody')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </Page>
  )
}
