import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useId, useState } from 'react'

export type Option = { id: string; label: string; more?: ReactNode; aside?: ReactNode }

type Props = {
  id?: string
  ref?: Ref<HTMLInputElement>
  label?: string
  /** What the field shows while nobody types. */
  value: string
  options: (text: string) => Option[]
  onPick: (option: Option) => void
  onText?: (text: string) => void
  placeholder?: string
  /** The list pushes the page down instead of covering it. */
  inline?: boolean
  autoFocus?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/** Type-ahead over a list: arrows choose, Enter takes, Esc leaves it as it was. */
export function Combobox({ options, onPick, onText, value, label, inline, id, ...rest }: Props) {
  const [text, setText] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const own = useId()
  const list = text === null ? [] : options(text)
  const open = list.length > 0
  const close = () => {
    setText(null)
    setAt(0)
  }
  const pick = (option: Option | undefined) => {
    if (!option) return
    close()
    onPick(option)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (text === null) return setText('')
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((at + step + list.length) % Math.max(1, list.length))
    } else if (event.key === 'Enter' && !event.ctrlKey && open) {
      event.preventDefault()
      pick(list[at])
    } else if (event.key === 'Escape' && text !== null) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  return (
    <div className={inline ? 'combo inline' : 'combo'}>
      <input
        {...rest}
        id={id}
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? `${own}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${own}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text ?? value}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setText((known) => known ?? '')}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          onText?.(event.target.value)
        }}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {open && (
        <ul role="listbox" id={`${own}-list`} aria-label={label}>
          {list.map((option, index) => (
            <li
              key={option.id}
              id={`${own}-${index}`}
              role="option"
              aria-selected={index === at}
              ref={index === at ? (item) => item?.scrollIntoView?.({ block: 'nearest' }) : undefined}
              onMouseDown={(event) => {
                event.preventDefault()
                pick(option)
              }}
            >
              <span className="grow">
                <b>{option.label}</b>
                {option.more && <span className="s12 t2"> {option.more}</span>}
              </span>
              {option.aside}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
