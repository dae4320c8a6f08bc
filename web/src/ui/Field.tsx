import type { ReactNode } from 'react'
import { useId } from 'react'

type Given = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
type Props = {
  label: ReactNode
  children: (given: Given) => ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** Blocks what the page is for: marked in amber, as your turn. */
  missing?: boolean
  above?: boolean
  /** For keys that lead to the field. */
  id?: string
}

export function Field({ label, children, hint, error, missing, above, id: named }: Props) {
  const own = useId()
  const id = named ?? own
  const more = error ?? hint
  const given: Given = {
    id,
    ...(more ? { 'aria-describedby': `${id}-more` } : {}),
    ...(error ? { 'aria-invalid': true as const } : {}),
  }
  return (
    <div className={['field', above && 'above', missing && 'miss'].filter(Boolean).join(' ')}>
      <label htmlFor={id}>{label}</label>
      <div>
        {children(given)}
        {more && (
          <div id={`${id}-more`} className={error ? 'wrong' : 'hint'}>
            {more}
          </div>
        )}
      </div>
    </div>
  )
}

/** Several controls under one name. */
export function FieldGroup({
  label,
  children,
  missing,
  hint,
}: Omit<Props, 'children' | 'error' | 'above' | 'id'> & { children: ReactNode }) {
  const id = useId()
  return (
    <div className={missing ? 'field miss' : 'field'} role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {label}
      </span>
      <div>
        {children}
        {hint && <div className="hint">{hint}</div>}
      </div>
    </div>
  )
}
