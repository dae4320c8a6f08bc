import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api, answer } from '../api/client'
import { queries } from '../api/queries'
import type { Role } from '../api/types'
import { forgetBoard } from '../features/board/lastBoard'
import { forgetAll } from '../features/call/draft/useKeeper'
import { locale, setLocale } from '../i18n'
import { Icon } from '../ui/icons'
import { Kbd } from '../ui/Kbd'
import { hear, mute, soundState, sounds } from '../ui/sound'
import { setTheme, theme } from '../ui/theme'
import { openDialog } from './dialogs'
import { pagesFor } from './pages'
import { useRegion, useSession } from './region'

/** Of several roles the one that answers for most is shown. */
const rank: Role[] = [
  'supervisor',
  'dispatcher',
  'callTaker',
  'agencyHead',
  'sectionHead',
  'agencyDesk',
  'sekda',
  'executive',
  'administrator',
]

export function PersonMenu() {
  const { t } = useTranslation()
  const session = useSession()
  const region = useRegion()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const key = useRef<HTMLButtonElement>(null)
  const close = () => {
    key.current?.focus()
    setOpen(false)
  }
  const role = rank.find((one) => region.roles.includes(one))
  const post = region.agencies[0]?.shortName ?? (role ? t(`role.${role}`) : '')
  return (
    <div
      className="menu"
      ref={box}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpen(false)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        // The page's own Escape is not meant.
        event.stopPropagation()
        close()
      }}
    >
      <button
        ref={key}
        type="button"
        className="row"
        aria-expanded={open}
        aria-label={`${t('shell.person')}: ${session.person.name}`}
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" />
        <span className="narrow">{session.person.name}</span>
        <span className="wide t3">{post === session.person.name ? '' : post}</span>
      </button>
      {open && <Settings close={close} />}
    </div>
  )
}

function Settings({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const region = useRegion()
  const shade = theme.use()
  const { muted } = soundState.use()
  const other = shade === 'dark' ? 'light' : 'dark'
  const signOut = async () => {
    await answer(api.DELETE('/api/session')).catch(() => undefined)
    forgetBoard()
    await forgetAll()
    queries.clear()
    navigate('/masuk')
  }
  return (
    <div>
      {pagesFor(region).more.map(({ path, name }) => (
        <Link key={path} className="item" to={`/r/${region.id}/${path}`} onClick={close}>
          {t(`nav.${name}`)}
        </Link>
      ))}
      {region.rights.includes('takeReports') && (
        <button
          type="button"
          className="item"
          onClick={() => {
            close()
            openDialog.set('paper')
          }}
        >
          {t('call.paper.enter')}
        </button>
      )}
      <Link className="item" to={`/r/${region.id}/sesi`} onClick={close}>
        {t('nav.sessions')}
      </Link>
      {session.regions
        .filter(({ id }) => id !== region.id)
        .map(({ id, name }) => (
          <Link key={id} className="item" to={`/r/${id}/`} onClick={close}>
            {name}
          </Link>
        ))}
      <hr />
      <button type="button" className="item" onClick={() => setTheme(other)}>
        {t('shell.theme')} <span className="end">{t(`shell.${shade}`)}</span>
      </button>
      <button
        type="button"
        className="item"
        lang={locale() === 'id' ? 'en' : 'id'}
        onClick={() => setLocale(locale() === 'id' ? 'en' : 'id')}
      >
        {locale() === 'id' ? 'English' : 'Bahasa Indonesia'}
      </button>
      <hr />
      {sounds.map((sound) => (
        <div key={sound} className="row">
          <button
            type="button"
            className="item"
            aria-pressed={!muted[sound]}
            onClick={() => mute(sound, !muted[sound])}
          >
            <Icon name={muted[sound] ? 'silent' : 'sound'} />
            {t(`sound.${sound}`)}
            <span className="end">{t(muted[sound] ? 'sound.unmute' : 'sound.mute')}</span>
          </button>
          <button
            type="button"
            className="btn sm plain"
            aria-label={`${t('sound.hear')}: ${t(`sound.${sound}`)}`}
            onClick={() => hear(sound)}
          >
            <Icon name="go" />
          </button>
        </div>
      ))}
      <hr />
      <button
        type="button"
        className="item"
        onClick={() => {
          close()
          openDialog.set('help')
        }}
      >
        {t('shell.help')}
        <span className="end">
          <Kbd keys="?" />
        </span>
      </button>
      <button type="button" className="item" onClick={() => void signOut()}>
        {t('shell.signOut')}
      </button>
    </div>
  )
}
