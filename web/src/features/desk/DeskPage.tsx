import './desk.css'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Page } from '../../app/Page'
import { useKeys } from '../../ui/keys'
import { EmptyState } from '../../ui/Panel'
import { Changes } from './Changes'
import { Focus } from './Focus'
import { RunningList, WaitingList } from './Lists'
import { DutyNow, Finished, Proof } from './Side'
import { useDesk, type Desk } from './useDesk'

export default function DeskPage() {
  const { t } = useTranslation()
  const desk = useDesk()
  useDeskKeys(desk)
  return (
    <Page
      title={t('desk.title')}
      help="desk"
      className="desk"
      strip={desk.mine.length > 1 && <Agencies desk={desk} />}
      legend={<span>{t('desk.soundsUntil')}</span>}
    >
      {desk.selected ? <Focus desk={desk} ticket={desk.selected} /> : <Nothing desk={desk} />}
      <div className="column">
        <Changes desk={desk} />
        <WaitingList desk={desk} />
        <RunningList desk={desk} />
      </div>
      <div className="column">
        <Proof desk={desk} />
        <Finished desk={desk} />
        <DutyNow desk={desk} />
      </div>
    </Page>
  )
}

function useDeskKeys(desk: Desk) {
  const { t } = useTranslation()
  const move = (by: number) => {
    const at = desk.listed.findIndex(({ id }) => id === desk.selected?.id)
    const next = desk.listed[Math.max(0, Math.min(desk.listed.length - 1, at + by))]
    if (next) desk.open(next)
  }
  const following = () => {
    const at = desk.mine.findIndex(({ id }) => id === desk.agency)
    const next = desk.mine[(at + 1) % desk.mine.length]
    if (next) desk.switchTo(next.id)
  }
  useKeys([
    { keys: 'ArrowUp', label: t('board.choose'), run: () => move(-1), foot: true },
    { keys: 'ArrowDown', label: t('board.choose'), run: () => move(1), foot: true },
    desk.mine.length > 1 && { keys: 'g', label: t('desk.keyAgency'), run: following, foot: true },
  ])
}

/** Who answers for several agencies turns between them; the address keeps which. */
function Agencies({ desk }: { desk: Desk }) {
  const { t } = useTranslation()
  return (
    <nav className="agencies seg" aria-label={t('desk.agencies')}>
      {desk.mine.map(({ id, shortName }) => (
        <Link key={id} to={`?instansi=${id}`} aria-current={id === desk.agency ? 'true' : undefined}>
          {shortName}
        </Link>
      ))}
    </nav>
  )
}

function Nothing({ desk }: { desk: Desk }) {
  const { t } = useTranslation()
  return (
    <section className="focus" aria-label={t('desk.title')}>
      {desk.agency === '' ? (
        <EmptyState title={t('desk.noAgency')}>{t('desk.noAgencyMore')}</EmptyState>
      ) : desk.loading ? (
        <EmptyState title={t('shell.loading')} />
      ) : (
        <EmptyState title={t('desk.empty')}>{t('desk.emptyMore')}</EmptyState>
      )}
    </section>
  )
}
