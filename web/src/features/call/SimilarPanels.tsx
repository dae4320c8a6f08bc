import { useTranslation } from 'react-i18next'
import type { Similar } from '../../api/types'
import { Button } from '../../ui/Button'
import { useKeys } from '../../ui/keys'
import { Panel } from '../../ui/Panel'
import { PlaceName } from '../../ui/Place'
import { Age, When } from '../../ui/Time'
import { UrgencyMark } from '../../ui/Urgency'
import { isChosen } from './form'
import type { Acts } from './useActs'
import { useCall } from './useCall'

type Props = { similar: Similar | undefined; join: Acts['join'] }

export function SimilarIncidents({ similar, join }: Props) {
  const { t } = useTranslation()
  const { form, kept, mayType } = useCall()
  const incidents = similar?.incidents ?? []
  const may = !kept.sent && mayType
  const first = incidents[0]
  useKeys([first && may && { keys: 'Ctrl+g', label: t('call.keys.join'), run: () => void join(first.id), foot: true }])
  const asked = Boolean(form.category) && isChosen(form.place) && form.place?.known
  if (kept.sent && incidents.length === 0) return null
  return (
    <Panel title={t('call.similar')} note={incidents.length > 0 && may && t('call.joinMore')}>
      {incidents.length === 0 && <p className="t2">{t(asked ? 'call.similarNone' : 'call.similarWait')}</p>}
      <ul className="rows" aria-live="polite">
        {incidents.map((one, index) => (
          <li key={one.id} className="row same">
            <UrgencyMark level={one.urgency} />
            <b>{one.shortNumber}</b>
            <span className="grow">
              <span className="el block">{one.headline ?? <PlaceName place={one.place} unknown />}</span>
              <span className="s12 t2">
                <PlaceName place={one.place} unknown /> ·{' '}
                {t(`call.near.${one.why}`, {
                  km: ((one.distanceMetres ?? 0) / 1000).toLocaleString('id-ID', { maximumFractionDigits: 1 }),
                })}{' '}
                · <Age since={one.openedAt} /> · {t('incident.reportCount', { count: one.reports })}
                {one.ready && ` · ${t('call.readyToClose')}`}
              </span>
            </span>
            {may && (
              <Button
                size="sm"
                keys={index === 0 ? 'Ctrl+g' : undefined}
                aria-label={`${t('call.join')} ${one.shortNumber}`}
                onClick={() => void join(one.id)}
              >
                {t('call.join')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export function EarlierReports({ similar }: { similar: Similar | undefined }) {
  const { t } = useTranslation()
  const { form } = useCall()
  if (!form.callerNumber?.trim() || !similar?.caller) return null
  const { reports } = similar.caller
  return (
    <Panel title={t('call.earlier')}>
      {reports.length === 0 && <p className="t2">{t('call.earlierNone')}</p>}
      {reports.length > 0 && (
        <table className="earlier">
          <tbody>
            {reports.map(({ id, at, outcome, headline, number }) => (
              <tr key={id}>
                <td className="nw t2">
                  <When at={at} />
                </td>
                <th scope="row" className="nw">
                  {t(outcome ? `outcome.${outcome}` : 'outcome.none')}
                </th>
                <td>{headline ?? number ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
