import './session.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { demonstrationQuery, queries, sessionQuery } from '../../api/queries'
import { forgetBoard } from '../board/lastBoard'
import { sessionFound } from '../../api/session'
import type { DemonstrationAccount } from '../../api/types'
import { locale, setLocale } from '../../i18n'
import { Button } from '../../ui/Button'
import { setTheme, theme } from '../../ui/theme'
import { SignInForm } from './SignInForm'

const inside = (to: string | null) => (to?.startsWith('/r/') ? to : '/')

export default function SignInPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const form = useRef<HTMLFormElement>(null)
  const { data: demonstration } = useQuery(demonstrationQuery)
  useEffect(() => {
    document.title = `${t('session.title')} · Siaga`
  }, [t])
  const fill = (login: string) => {
    const fields = form.current?.elements
    ;(fields?.namedItem('name') as HTMLInputElement).value = login
    ;(fields?.namedItem('password') as HTMLInputElement).focus()
  }
  const signedIn = async () => {
    sessionFound()
    forgetBoard()
    queries.clear()
    const session = await queries.fetchQuery(sessionQuery)
    navigate(session.regions.length ? inside(params.get('ke')) : '/masuk', { replace: true })
  }
  return (
    <div className="sign-in">
      <main className="panel">
        <h1>
          <img src="/icon.svg" alt="" width="36" height="36" />
          Siaga
        </h1>
        <p className="t2 s14">{t('session.lead')}</p>
        <SignInForm ref={form} onDone={signedIn} autoFocus />
        {demonstration && (
          <section aria-labelledby="accounts">
            <h2 className="sec" id="accounts">
              {t('session.demonstration')}
            </h2>
            <p className="t2 s12">{t('session.demonstrationMore')}</p>
            <Accounts accounts={demonstration.accounts} onPick={fill} />
          </section>
        )}
      </main>
      <Choices />
    </div>
  )
}

const ofAgencies = /agencyDesk|sectionHead|agencyHead/

type Offered = { accounts: DemonstrationAccount[]; onPick: (login: string) => void }

/** One region after the other, the first one open: five together are some four hundred accounts. */
function Accounts({ accounts, onPick }: Offered) {
  const regions = [...new Set(accounts.map(({ region }) => region))]
  if (regions.length < 2) return <RegionAccounts accounts={accounts} onPick={onPick} />
  return regions.map((region, index) => (
    <details key={region} name="region" open={index === 0}>
      <summary>{region}</summary>
      <RegionAccounts accounts={accounts.filter((account) => account.region === region)} onPick={onPick} />
    </details>
  ))
}

/** The centre's accounts at once; those of the agencies, of which there are many, on request. */
function RegionAccounts({ accounts, onPick }: Offered) {
  const { t } = useTranslation()
  const roles = (what: string) =>
    what.split(',').map((role) => t([`role.${role.trim()}`, 'role.none'] as unknown as 'role.none'))
  const list = (some: DemonstrationAccount[]) => (
    <ul className="accounts">
      {some.map(({ login, name, what }) => (
        <li key={login}>
          <button type="button" onClick={() => onPick(login)}>
            <b>{login}</b>
            <span className="t2">{[...new Set([name, ...roles(what)])].filter(Boolean).join(' · ')}</span>
          </button>
        </li>
      ))}
    </ul>
  )
  const agencies = accounts.filter(({ what }) => ofAgencies.test(what))
  return (
    <>
      {list(accounts.filter(({ what }) => !ofAgencies.test(what)))}
      {agencies.length > 0 && (
        <details>
          <summary>{t('session.agencyAccounts', { count: agencies.length })}</summary>
          {list(agencies)}
        </details>
      )}
    </>
  )
}

function Choices() {
  const { t } = useTranslation()
  const other = theme.use() === 'dark' ? 'light' : 'dark'
  return (
    <footer className="row">
      <Button
        kind="plain"
        size="sm"
        lang={locale() === 'id' ? 'en' : 'id'}
        onClick={() => setLocale(locale() === 'id' ? 'en' : 'id')}
      >
        {locale() === 'id' ? 'English' : 'Bahasa Indonesia'}
      </Button>
      <Button kind="plain" size="sm" onClick={() => setTheme(other)}>
        {t('shell.theme')}: {t(`shell.${other}`).toLowerCase()}
      </Button>
    </footer>
  )
}
