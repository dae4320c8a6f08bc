import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, Link, useParams, useRevalidator, useRouteError } from 'react-router'
import { sentenceOf } from '../api/errors'
import { Button } from '../ui/Button'
import { EmptyState, Panel } from '../ui/Panel'
import { useConnection } from './Connection'
import { Page } from './Page'

function useAgain() {
  const error = useRouteError()
  const { revalidate } = useRevalidator()
  // A page's own code that did not arrive comes with a new load only; drafts are kept over it.
  return () => (error instanceof TypeError ? location.reload() : void revalidate())
}

function Trouble() {
  const { t } = useTranslation()
  const error = useRouteError()
  const again = useAgain()
  const { region } = useParams()
  return (
    <div className="empty">
      <h2 className="s20 b">{t('shell.broken')}</h2>
      <p role="alert">{isRouteErrorResponse(error) ? error.statusText : sentenceOf(t, error)}</p>
      <p className="row">
        <Button kind="primary" autoFocus onClick={again}>
          {t('shell.tryAgain')}
        </Button>
        <Link to={region ? `/r/${region}/` : '/'}>{t('shell.start')}</Link>
      </p>
    </div>
  )
}

/** Nothing is there yet to stand around it. */
export const Failed = () => (
  <main>
    <Trouble />
  </main>
)

/** A page that failed says so; the rest of the console keeps working, and it tries again when the connection is back. */
export function FailedPage() {
  const { t } = useTranslation()
  const again = useAgain()
  const { state } = useConnection()
  const before = useRef(state)
  useEffect(() => {
    if (state === 'live' && before.current !== 'live') again()
    before.current = state
  }, [state])
  return (
    <Page title={t('shell.broken')} help="missing">
      <Trouble />
    </Page>
  )
}

/** Bar, keys and notices stay: somebody on duty is not lost with a wrong address. */
export function Missing() {
  const { t } = useTranslation()
  const { region } = useParams()
  return (
    <Page title={t('shell.notFound')} help="missing">
      <Panel>
        <EmptyState title={t('shell.notFound')}>
          <p>{t('shell.notFoundMore')}</p>
          <p>
            <Link to={`/r/${region}/`}>{t('shell.start')}</Link>
          </p>
        </EmptyState>
      </Panel>
    </Page>
  )
}
