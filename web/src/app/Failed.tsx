import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, Link, useParams, useRevalidator, useRouteError } from 'react-router'
import { serverNow } from '../api/clock'
import { ApiError, sentenceOf } from '../api/errors'
import { queries, sessionQuery } from '../api/queries'
import { lastBoard } from '../features/board/lastBoard'
import { LastBoardView } from '../features/board/LastBoardView'
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

/** Nothing is there yet to stand around it. When the server is dead, the board that was seen last is. */
export function Failed() {
  const away = isAway(useRouteError())
  const { region } = useParams()
  const last = away ? lastBoard(region, serverNow()) : null
  useServerBack(away)
  return <main>{last ? <LastBoardView board={last} /> : <Trouble />}</main>
}

const isAway = (error: unknown) =>
  error instanceof ApiError && (error.status === 0 || (error.status >= 502 && error.status <= 504))

/** Asks now and then whether it is back, and then goes on by itself: signed in, or to sign in again. */
function useServerBack(away: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!away) return
    const timer = setInterval(() => {
      void queries.fetchQuery({ ...sessionQuery, staleTime: 0, retry: false }).then(revalidate, (error: unknown) => {
        if (!isAway(error)) void revalidate()
      })
    }, 3_000)
    return () => clearInterval(timer)
  }, [away, revalidate])
}

/**
 * A page that failed says so; the rest of the console keeps working, and it tries again when the connection is back.
 */
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
