import './board.css'
import { useTranslation } from 'react-i18next'
import { locale } from '../../i18n'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icons'
import { duration, minuteTime } from '../../ui/time'
import type { LastBoard, LastRow } from './lastBoard'

/** To look at only: nothing here can be pressed. */
export function LastBoardView({ board }: { board: LastBoard }) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <section className="last-board" aria-label={t('board.lastTitle')}>
      <h2>
        <Icon name="offline" />
        {t('board.lastAge', { age: duration((now - board.at) / 1000), time: minuteTime(board.at, board.zone) })}
      </h2>
      <p className="s16" role="status">
        {t('board.lastMore')}
      </p>
      <table>
        <caption className="vh">{t('board.lastTitle')}</caption>
        <tbody>
          {board.rows.map((row) => (
            <Row key={row.day + row.number} row={row} now={now} />
          ))}
        </tbody>
      </table>
      {board.rows.length === 0 && <p>{t('board.empty')}</p>}
    </section>
  )
}

function Row({ row, now }: { row: LastRow; now: number }) {
  const { t } = useTranslation()
  return (
    <tr>
      <td>{row.urgency}</td>
      <th scope="row">
        {row.day.slice(8)}/{row.number}
      </th>
      <td className="num">{duration((now - Date.parse(row.openedAt)) / 1000)}</td>
      <td>{row.restricted ? t('incident.restricted') : row.category?.[locale() === 'en' ? 'en' : 'id']}</td>
      <td>{row.place ?? '–'}</td>
      <td>
        {row.tickets
          .map(
            ({ agency, state, overdue }) => `${agency} ${overdue ? t('ticket.overdue') : t(`ticket.short.${state}`)}`,
          )
          .join(' · ')}
      </td>
    </tr>
  )
}
