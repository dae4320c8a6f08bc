import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { sentence } from '../api/errors'
import type { Allowed } from '../api/types'
import { Kbd, printed } from './Kbd'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  children: ReactNode
  keys?: string
  kind?: 'primary' | 'danger' | 'plain' | 'missing'
  size?: 'sm' | 'big'
  /** From the server: what is not allowed is shown, and says why. */
  allowed?: Allowed
  /** A reason already in words, for what the page itself knows. */
  because?: string | null
}

/** A button that is never dead: one that may not act keeps its focus and tells why. */
export function Button({ children, keys, kind, size, allowed, because, className, onClick, ...rest }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const reason = because ?? (allowed && !allowed.allowed ? sentence(t, allowed.reason ?? 'identity.forbidden') : null)
  return (
    <>
      <button
        type="button"
        {...rest}
        className={['btn', kind, size, className].filter(Boolean).join(' ')}
        aria-disabled={reason ? true : undefined}
        aria-describedby={reason ? id : undefined}
        aria-keyshortcuts={keys && !keys.includes(' ') ? keys.replace('Ctrl', 'Control') : undefined}
        title={reason ?? (keys ? printed(keys) : undefined)}
        onClick={reason ? (event) => event.preventDefault() : onClick}
      >
        {children}
        {keys && <Kbd keys={keys} />}
      </button>
      {reason && (
        <span id={id} hidden>
          {reason}
        </span>
      )}
    </>
  )
}
