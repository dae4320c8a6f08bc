import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, Link, useParams, useRevalidator, useRouteError } from 'react-router'
import { sentenceOf } from '../api/errors'
import { Button } from '../ui/Button'
import { EmptyState, Panel } from '../ui/Panel'
import { Page } from './Page'

/** A page that failed says so and offers the two ways on; the rest of the console keeps working. */
export function Failed() {
  const { t } = useTranslation()
  const error = useRouteError()
  const { revalidate } = useRevalidator()
  const { region } = useParams()
  return (
    <main className="empty">
      <h1 className="s20 b">{t('shell.broken')}</h1>
      <p role="alert">{isRouteErrorResponse(error) ? error.statusText : sentenceOf(t, error)}</p>
      <p className="row">
        <Button kind="primary" onClick={() => (error instanceof TypeError ? location.reload() : void revalidate())}>
          {t('shell.tryAgain')}
        </Button>
        <Link to={region ? `/r/${region}/` : '/'}>{t('shell.start')}</Link>
      </p>
    </main>
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
