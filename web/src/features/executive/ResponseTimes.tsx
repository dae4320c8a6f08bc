import { useTranslation } from 'react-i18next'
import type { Figures, StepTime } from '../../api/types'
import { Icon } from '../../ui/icons'
import { Panel } from '../../ui/Panel'
import { duration, limit } from '../../ui/time'

// A bar is as long as 1.6 times the target; what is longer ends at the edge.
const room = 1.6

/** A table whose bars are only its picture: half of the cases, nine of ten, and the target they are held to. */
export function ResponseTimes({ figures }: { figures: Figures }) {
  const { t } = useTranslation()
  return (
    <Panel
      title={t('executive.times')}
      note={t('executive.emergencyCount', { count: figures.emergenciesToday })}
      className="times"
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('executive.step')}</th>
            <th scope="col" className="bars">
              <span className="vh">{t('executive.bar')}</span>
              <span aria-hidden="true" className="target-name">
                {t('executive.target')}
              </span>
            </th>
            <th scope="col" className="num">
              <abbr title={t('executive.p50')}>p50</abbr>
            </th>
            <th scope="col" className="num">
              <abbr title={t('executive.p90')}>p90</abbr>
            </th>
            <th scope="col" className="num">
              {t('executive.target')}
            </th>
            <th scope="col">
              <span className="vh">{t('executive.verdict')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.times.map((time) => (
            <Row key={time.step} time={time} />
          ))}
        </tbody>
      </table>
      <p className="t2 note-line">{t('executive.timesMore')}</p>
    </Panel>
  )
}

const said = (seconds: number | null) =>
  seconds === null ? '–' : seconds < 60 ? limit(Math.round(seconds)) : duration(Math.round(seconds))

function Row({ time }: { time: StepTime }) {
  const { t } = useTranslation()
  const { step, count, missing, p50Seconds, p90Seconds, targetSeconds, met } = time
  return (
    <tr>
      <th scope="row">
        {t(`executive.steps.${step}`)}
        {missing > 0 && <span className="t2 missing">{t('executive.missing', { count: missing })}</span>}
      </th>
      <td className="bars">
        <Bar time={time} />
      </td>
      <td className="num">{said(p50Seconds)}</td>
      <td className="num b">{said(p90Seconds)}</td>
      <td className="num t2">{said(targetSeconds)}</td>
      <td className="verdict">
        {met === null || count === 0 ? (
          <span className="t2">{t('executive.none')}</span>
        ) : met ? (
          <span className="good">
            <Icon name="ok" /> {t('executive.met')}
          </span>
        ) : (
          <span className="missed">
            <Icon name="bang" /> {t('executive.missed')}
          </span>
        )}
      </td>
    </tr>
  )
}

function Bar({ time: { p50Seconds, p90Seconds, targetSeconds, met } }: { time: StepTime }) {
  const share = (seconds: number | null) => Math.min(100, ((seconds ?? 0) / (targetSeconds * room)) * 100)
  const target = 100 / room
  return (
    <svg
      className={met === false ? 'bar missed' : 'bar'}
      viewBox="0 0 100 20"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="whole" width="100" height="20" y="0" />
      {p90Seconds !== null && <rect className="p90" width={share(p90Seconds)} height="20" />}
      {p50Seconds !== null && <rect className="p50" width={share(p50Seconds)} height="20" />}
      <line className="target" x1={target} x2={target} y1="-20" y2="40" />
    </svg>
  )
}
