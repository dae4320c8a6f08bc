import type { FormEvent, ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'

type Props = {
  title: ReactNode
  onClose: () => void
  className?: string
  children: ReactNode
  plain?: boolean
  locked?: boolean
  noExit?: boolean
}

/** The browser's own modal: it keeps the focus, closes with Esc and gives the focus back. `locked` stays. */
export function Dialog({ title, onClose, className, children, plain, locked, noExit }: Props) {
  const { t } = useTranslation()
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    if (dialog && !dialog.open) {
      dialog.showModal()
      // The first thing to do has the focus, not the way out.
      const fields = '.body :is(input,select,textarea)'
      const first = dialog.querySelector<HTMLElement>('[data-first]') ?? dialog.querySelector<HTMLElement>(fields)
      first?.focus()
    }
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={className}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        if (!locked) onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget && !locked) onClose()
      }}
    >
      <div className={plain ? 'vh' : 'head'}>
        <h2 id={id} className="s14 b">
          {title}
        </h2>
        {!plain && !locked && !noExit && (
          <Button kind="plain" size="sm" keys="Escape" className="end" onClick={onClose}>
            {t('shell.close')}
          </Button>
        )}
      </div>
      {children}
    </dialog>
  )
}

type FormProps = Omit<Props, 'children'> & {
  children: ReactNode
  submit: ReactNode
  onSubmit: (values: FormData) => void
  danger?: boolean
  busy?: boolean
  because?: string | null
  error?: ReactNode
}

/** A dialog with fields: Ctrl Enter or Enter sends, Esc leaves. */
export function FormDialog({ children, submit, onSubmit, danger, busy, because, error, ...dialog }: FormProps) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!busy && !because) onSubmit(new FormData(event.currentTarget))
  }
  return (
    <Dialog {...dialog} noExit>
      <form
        ref={form}
        onSubmit={send}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey) return
          event.preventDefault()
          form.current?.requestSubmit()
        }}
      >
        <div className="body stack">
          {children}
          {error && (
            <p role="alert" className="callout bad">
              {error}
            </p>
          )}
        </div>
        <div className="acts">
          <Button onClick={dialog.onClose} keys="Escape">
            {t('shell.cancel')}
          </Button>
          <Button
            type="submit"
            kind={danger ? 'danger' : 'primary'}
            keys="Ctrl+Enter"
            because={busy ? t('shell.working') : because}
            onClick={undefined}
          >
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
