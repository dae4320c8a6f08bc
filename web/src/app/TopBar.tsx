import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useNow } from '../ui/clock'
import { Kbd } from '../ui/Kbd'
import { soundState, sounds } from '../ui/sound'
import { clockTime } from '../ui/time'
import { ConnectionBanner, ConnectionState } from './Connection'
import { ClockBanner } from './ClockBanner'
import { DiskBanner } from './DiskBanner'
import { openDialog } from './dialogs'
import { NoticeBell } from './NoticeCentre'
import { PersonMenu } from './PersonMenu'
import { pagesFor } from './pages'
import { useRegion } from './region'
import { SoundBanner } from './SoundBanner'

function Clock() {
  const { zone, zoneLabel } = useRegion()
  return (
    <span className="clock">
      {clockTime(useNow(), zone)}
      <span className="zone">{zoneLabel}</span>
    </span>
  )
}

function SoundState() {
  const { t } = useTranslation()
  const { allowed, muted, quietUntil } = soundState.use()
  useNow()
  const left = Math.ceil((quietUntil - Date.now()) / 1000)
  if (!allowed) return <span className="wide">{t('sound.off')}</span>
  if (left > 0) return <span className="your-turn">{t('sound.quietFor', { seconds: left })}</span>
  return <span className="wide">{sounds.some((sound) => muted[sound]) ? t('sound.muted') : t('sound.on')}</span>
}

export function TopBar() {
  const { t } = useTranslation()
  const region = useRegion()
  return (
    <header>
      <div className="top">
        <span className="brand">
          Siaga<span>112 {region.name.replace(/^(Kabupaten|Kota) /, '')}</span>
        </span>
        <nav className="nav" aria-label={t('nav.pages')}>
          {pagesFor(region).main.map(({ path, name, key }) => (
            <NavLink key={path} to={`/r/${region.id}/${path}`}>
              {t(`nav.${name}`)}
              {key && <Kbd keys={key} />}
            </NavLink>
          ))}
        </nav>
        <div className="status">
          <button type="button" className="row narrow" onClick={() => openDialog.set('palette')}>
            <Kbd keys="Ctrl+k" />
            <span>{t('shell.command')}</span>
          </button>
          <span className="sep" />
          <ConnectionState />
          <SoundState />
          <NoticeBell />
          <span className="sep" />
          <PersonMenu />
          <Clock />
        </div>
      </div>
      <ConnectionBanner />
      <DiskBanner />
      <ClockBanner />
      <SoundBanner />
    </header>
  )
}
