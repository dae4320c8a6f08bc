import './duty.css'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { dutyQuery, queries } from '../../api/queries'
import type { Duty } from '../../api/types'
import { Page } from '../../app/Page'
import { useAgencies, useRegion } from '../../app/region'
import { locale } from '../../i18n'
import { Icon } from '../../ui/icons'
import { EmptyState, Panel } from '../../ui/Panel'
import { When } from '../../ui/Time'
import { Parked } from './Parked'

export const loader = ({ params }: LoaderFunctionArgs) => queries.ensureQueryData(dutyQuery(params.region!))

/** Who answers at this hour, agency by agency; an empty desk first: it is the one thing to do something about. */
export default function DutyPage() {
  const { t } = useTranslation()
  const region = useRegion()
  const { data } = useQuery(dutyQuery(region.id))
  const [params, setParams] = useSearchParams()
  const onlyEmpty = params.get('kosong') === 'ya'
  const agencies = [...(data?.agencies ?? [])].sort((a, b) => Number(isEmpty(b)) - Number(isEmpty(a)))
  const empty = agencies.filter(isEmpty).length
  const shown = onlyEmpty ? agencies.filter(isEmpty) : agencies
  return (
    <Page title={t('duty.title')} help="duty">
      <Parked />
      <Panel title={t('duty.title')} note={data && <When at={data.at} />} className="sheet duty">
        <div className="seg" role="group" aria-label={t('duty.show')}>
          <button type="button" aria-pressed={!onlyEmpty} onClick={() => setParams({})}>
            {t('duty.all', { count: agencies.length })}
          </button>
          <button type="button" aria-pressed={onlyEmpty} onClick={() => setParams({ kosong: 'ya' })}>
            {t('duty.onlyEmpty', { count: empty })}
          </button>
        </div>
        {agencies.length === 0 && <EmptyState title={t('duty.empty')}>{t('duty.emptyMore')}</EmptyState>}
        {agencies.length > 0 && shown.length === 0 && (
          <EmptyState title={t('duty.allFilled')}>{t('duty.allFilledMore')}</EmptyState>
        )}
        {shown.length > 0 && <Table agencies={shown} mine={region.agencies.map(({ id }) => id)} />}
      </Panel>
    </Page>
  )
}

type OnDuty = Duty['agencies'][number]
const isEmpty = ({ desk }: OnDuty) => desk.every(({ person }) => !person)

function Table({ agencies, mine }: { agencies: OnDuty[]; mine: string[] }) {
  const { t } = useTranslation()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('duty.agency')}</th>
          <th scope="col">{t('duty.desk')}</th>
          <th scope="col">{t('duty.officer')}</th>
          <th scope="col">{t('incident.phone')}</th>
        </tr>
      </thead>
      <tbody>
        {agencies.map((agency) => (
          <Row key={agency.id} agency={agency} mine={mine.includes(agency.id)} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ agency, mine }: { agency: OnDuty; mine: boolean }) {
  const { t } = useTranslation()
  const known = useAgencies().find(agency.id)
  return (
    <tr className={mine ? 'sel' : undefined}>
      <th scope="row">
        {agency.shortName} <span className="t2 full">{known?.name[locale()]}</span>
      </th>
      <td>
        <div className="row wrap">
          {isEmpty(agency) && (
            <span className="tag alarm">
              <Icon name="bang" /> {t('duty.nobody')}
            </span>
          )}
          {agency.desk
            .filter(({ person }) => person)
            .map(({ post, person, present }) => (
              <span key={post + person?.id} className={present ? 'tag good' : 'tag'} title={post}>
                <Icon name={present ? 'ok' : 'person'} />
                {person?.name} {present && t('duty.present')}
              </span>
            ))}
        </div>
      </td>
      <td>
        {agency.officer?.person?.name ?? (
          <span className="t2">
            {agency.officer ? t('duty.unfilled', { post: agency.officer.post }) : t('duty.nobody')}
          </span>
        )}
      </td>
      <td>{known?.phone ?? <span className="t3">–</span>}</td>
    </tr>
  )
}
