import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useId, useState } from 'react'

export type Row = { id: string; content: ReactNode; keys?: ReactNode }
type Props = {
  id?: string
  ref?: Ref<HTMLInputElement>
  label: string
  /** What was chosen; shown until somebody types. */
  chosen: string
  /** Typed and not chosen yet: stays when the field is left. */
  text: string | null
  onText: (text: string | null) => void
  rows: Row[]
  onPick: (id: string) => void
  /** Shown at once when nothing is chosen, so that the list can be learnt. */
  eager?: boolean
  hint?: ReactNode
  placeholder?: string
  autoFocus?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/** A list driven from its field: arrows choose, Enter takes. It pushes the form down and never covers it. */
export function TypeAhead({ label, chosen, text, onText, rows, onPick, eager, hint, id, ...rest }: Props) {
  const [at, setAt] = useState(0)
  const [focused, setFocused] = useState(false)
  const [closed, setClosed] = useState(false)
  const own = useId()
  const open = focused && !closed && rows.length > 0 && (text !== null || (eager === true && !chosen))
  const current = Math.min(at, rows.length - 1)
  const take = (row: Row | undefined) => {
    if (!row) return
    setAt(0)
    setClosed(true)
    onPick(row.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setClosed(false)
      if (!open) return onText(text ?? '')
      setAt((current + (event.key === 'ArrowDown' ? 1 : rows.length - 1)) % rows.length)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      take(rows[current])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setClosed(true)
      if (!text) onText(null)
    }
  }
  return (
    <div className="combo inline">
      <div className="typed">
        <input
          {...rest}
          id={id}
          className={chosen && text === null ? 'input b' : 'input'}
          role="combobox"
          aria-expanded={open}
          aria-controls={open ? `${own}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open ? `${own}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={text ?? chosen}
          onFocus={(event) => {
            setFocused(true)
            setClosed(false)
            event.currentTarget.select()
          }}
          onBlur={() => {
            setFocused(false)
            if (!text?.trim()) onText(null)
          }}
          onChange={(event) => {
            setAt(0)
            setClosed(false)
            onText(event.target.value)
          }}
          onKeyDown={onKeyDown}
        />
        {hint && <span className="in">{hint}</span>}
      </div>
      {open && (
        <ul role="listbox" id={`${own}-list`} aria-label={label}>
          {rows.map((row, index) => (
            <li
              key={row.id}
              id={`${own}-${index}`}
              role="option"
              aria-selected={index === current}
              ref={index === current ? (item) => void item?.scrollIntoView?.({ block: 'nearest' }) : undefined}
              onMouseDown={(event) => {
                event.preventDefault()
                take(row)
              }}
            >
              <span className="row">{row.content}</span>
              {row.keys}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
