import { useTranslation } from 'react-i18next'
import type { Figures, Outcome } from '../../api/types'
import { useCategories } from '../../app/region'
import { Panel } from '../../ui/Panel'
import { duration, limit } from '../../ui/time'

const said = (seconds: number | null) =>
  seconds === null ? '–' : seconds < 60 ? limit(Math.round(seconds)) : duration(Math.round(seconds))

type Props = { figures: Figures; /** At most so many rows. */ shown: number }

function More({ of, shown }: { of: unknown[]; shown: number }) {
  const { t } = useTranslation()
  return of.length > shown && <p className="t2 note-line">{t('executive.moreRows', { count: of.length - shown })}</p>
}

/** Each call taker's work today (K4). */
export function Operators({ figures, shown }: Props) {
  const { t } = useTranslation()
  return (
    <Panel title={t('executive.operators')} className="operators" tabIndex={0}>
      {figures.callTakers.length === 0 && <p className="t2 none">{t('executive.noOperators')}</p>}
      {figures.callTakers.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{t('executive.operator')}</span>
              </th>
              <th scope="col" className="num">
                {t('executive.callsOf')}
              </th>
              <th scope="col" className="num">
                {t('executive.emergency')}
              </th>
              <th scope="col" className="num">
                {t('executive.toTicket')}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.callTakers.slice(0, shown).map(({ person, reports, emergencies, toTicketP50Seconds }) => (
              <tr key={person.id}>
                <th scope="row">{person.name}</th>
                <td className="num">{reports}</td>
                <td className="num">{emergencies}</td>
                <td className="num">{said(toTicketP50Seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More of={figures.callTakers} shown={shown} />
    </Panel>
  )
}

const grey = new Set<Outcome>(['prank', 'ghost', 'dropped'])

/** What the calls of today came to. */
export function Outcomes({ figures }: { figures: Figures }) {
  const { t } = useTranslation()
  const counted = figures.outcomes.flatMap(({ outcome, count }) =>
    outcome && outcome !== 'test' && count > 0 ? [{ outcome, count }] : [],
  )
  const most = Math.max(1, ...counted.map(({ count }) => count))
  return (
    <Panel title={t('executive.outcomes')} className="outcomes" tabIndex={0}>
      {counted.length === 0 && <p className="t2 none">{t('executive.noCalls')}</p>}
      <table>
        <tbody>
          {counted.map(({ outcome, count }) => (
            <tr key={outcome}>
              <th scope="row">{t(`outcome.${outcome}`)}</th>
              <td className="bars">
                <svg
                  className={outcome === 'emergency' ? 'bar missed' : grey.has(outcome) ? 'bar grey' : 'bar'}
                  viewBox="0 0 100 20"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <rect className="p50" width={(count / most) * 100} height="20" />
                </svg>
              </td>
              <td className="num b">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="t2 note-line">{t('executive.tests', { count: figures.testToday })}</p>
    </Panel>
  )
}

/** Arrival by category. What would give a restricted case away is counted, never told apart. */
export function Categories({ figures, shown }: Props) {
  const { t } = useTranslation()
  const categories = useCategories()
  const { byCategory, byCategoryHidesSome } = figures
  return (
    <Panel title={t('executive.byCategory')} className="by-category" tabIndex={0}>
      {byCategory.length === 0 && <p className="t2 none">{t('executive.noCategories')}</p>}
      {byCategory.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{t('incident.category')}</span>
              </th>
              <th scope="col" className="num">
                {t('executive.cases')}
              </th>
              <th scope="col" className="num">
                {t('executive.arrival50')}
              </th>
              <th scope="col" className="num">
                p90
              </th>
            </tr>
          </thead>
          <tbody>
            {byCategory.slice(0, shown).map(({ category, count, onSceneP50Seconds, onSceneP90Seconds }) => (
              <tr key={category}>
                <th scope="row">{categories.name(category) || category}</th>
                <td className="num">{count}</td>
                <td className="num">{said(onSceneP50Seconds)}</td>
                <td className="num">{said(onSceneP90Seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More of={byCategory} shown={shown} />
      {byCategoryHidesSome && <p className="t2 note-line">{t('executive.hidden')}</p>}
    </Panel>
  )
}
