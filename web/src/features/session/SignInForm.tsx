import { type FormEvent, type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { sentenceOf } from '../../api/errors'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'

type Props = { ref?: Ref<HTMLFormElement>; login?: string; autoFocus?: boolean; onDone: () => void | Promise<void> }

export function SignInForm({ ref, login, autoFocus, onDone }: Props) {
  const { t } = useTranslation()
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    setBusy(true)
    try {
      const body = { name: String(values.get('name')).trim(), password: String(values.get('password')) }
      await answer(api.POST('/api/session', { body }))
      await onDone()
    } catch (cause) {
      setError(sentenceOf(t, cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form ref={ref} onSubmit={(event) => void send(event)} className="stack">
      <Field label={t('session.name')} above>
        {(given) => (
          <input
            {...given}
            className="input"
            name="name"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            defaultValue={login}
            readOnly={login !== undefined}
            autoFocus={autoFocus}
          />
        )}
      </Field>
      <Field label={t('session.password')} above>
        {(given) => (
          <input
            {...given}
            className="input"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            data-first={login !== undefined || undefined}
          />
        )}
      </Field>
      <div role="alert">{error && <p className="callout bad">{error}</p>}</div>
      <Button type="submit" kind="primary" keys="Enter" because={busy ? t('shell.working') : null}>
        {t('session.signIn')}
      </Button>
    </form>
  )
}
