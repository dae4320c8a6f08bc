import type { ReactNode } from 'react'
import { useId } from 'react'

type Props<V extends string | number> = {
  label: string
  value: V | null
  options: { value: V; content: ReactNode }[]
  onChange: (value: V) => void
  tight?: boolean
}

/** One of a few: one stop for Tab, arrows choose. */
export function Choice<V extends string | number>({ label, value, options, onChange, tight }: Props<V>) {
  const name = useId()
  return (
    <div className={tight ? 'seg tight' : 'seg'} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            className="vh"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.content}
        </label>
      ))}
    </div>
  )
}
