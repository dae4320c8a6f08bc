import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../api/types'
import { useCategories } from '../../app/region'
import { Icon } from '../../ui/icons'
import { PlaceName } from '../../ui/Place'
import { When } from '../../ui/Time'

export function ReportRows({
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
  const hidden = ({ category, restricted }: ReportRow) => restricted || categories.find(category)?.restricted === true
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
              {row.outcome === 'wrongRegion' && !row.settledAt && (
                <span className="tag miss unsettled">{t('reports.unsettledOne')}</span>
              )}
            </td>
            <th scope="row">
              <button type="button" aria-pressed={row.id === chosen} onClick={() => onChoose(row.id)}>
                {hidden(row) ? <Hidden /> : row.headline || '–'}
              </button>
            </th>
            <td>{row.place && <PlaceName place={hidden(row) ? { ...row.place, village: null } : row.place} />}</td>
            <td className="nw">
              {hidden(row) ? '' : (row.callerNumber ?? <span className="t3">{t('incident.noNumber')}</span>)}
            </td>
            <td className="nw">{row.by?.name ?? t('incident.someone')}</td>
            <td className="nw" title={row.number ?? undefined}>{row.number && <ShortNumber of={row.number} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The column has room for its words: the day stands in the first one already. */
const ShortNumber = ({ of }: { of: string }) => <b>{of.slice(of.lastIndexOf('-') + 1)}</b>

function Hidden() {
  const { t } = useTranslation()
  return (
    <span className="tag">
      <Icon name="lock" /> {t('incident.restricted')}
    </span>
  )
}
