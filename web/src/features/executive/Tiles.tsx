import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figures } from '../../api/types'
import { useAgencies } from '../../app/region'
import { Icon } from '../../ui/icons'

/** Five numbers that say how it stands; the first is red only while something is overdue. */
export function Tiles({ figures }: { figures: Figures }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const { overdue, open, waiting, callsToday, emergenciesToday } = figures
  const named = overdue.items.filter(({ shortNumber }) => shortNumber)
  const hidden = overdue.count - named.length
  return (
    <dl className="tiles">
      <Tile name={t('executive.overdue')} value={overdue.count} red={overdue.count > 0}>
        {overdue.count === 0 && <span>{t('executive.noneOverdue')}</span>}
        {named.slice(0, 3).map(({ agency, shortNumber }) => (
          <span key={agency + shortNumber}>
            {agencies.short(agency)} {shortNumber}
          </span>
        ))}
        {(named.length > 3 || (hidden > 0 && named.length > 0)) && (
          <span>{t('executive.moreOverdue', { count: overdue.count - Math.min(3, named.length) })}</span>
        )}
      </Tile>
      <Tile name={t('executive.open')} value={open} />
      <Tile name={t('executive.waiting')} value={waiting} />
      <Tile name={t('executive.emergencies')} value={emergenciesToday} />
      <Tile name={t('executive.calls')} value={callsToday} />
    </dl>
  )
}

function Tile({ name, value, red, children }: { name: string; value: number; red?: boolean; children?: ReactNode }) {
  return (
    <div className={red ? 'tile red' : 'tile'}>
      <dt>
        {red && <Icon name="bang" />}
        {name}
      </dt>
      <dd>
        <b>{value}</b>
        {children && <span className="tile-more">{children}</span>}
      </dd>
    </div>
  )
}
