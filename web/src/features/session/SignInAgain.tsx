import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/region'
import { queries } from '../../api/queries'
import { sessionFound } from '../../api/session'
import { Dialog } from '../../ui/Dialog'
import { SignInForm } from './SignInForm'

/** Signing in again in place: the page behind keeps what was typed. */
export function SignInAgain() {
  const { t } = useTranslation()
  const { person } = useSession()
  return (
    <Dialog title={t('session.ended')} onClose={() => undefined} locked>
      <div className="body stack">
        <p>{t('session.endedMore')}</p>
        <SignInForm
          login={person.login}
          onDone={() => {
            sessionFound()
            void queries.invalidateQueries()
          }}
        />
        <a href="/masuk">{t('session.other')}</a>
      </div>
    </Dialog>
  )
}
