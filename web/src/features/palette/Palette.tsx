import './palette.css'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog'
import { Kbd } from '../../ui/Kbd'
import { type Line, useSections } from './useSections'

/** The command line: type, choose, Enter. What is wrong is answered with the nearest right command. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const sections = useSections(text)
  const lines = sections.flatMap((section) => section.lines)
  const chosen = Math.min(at, lines.length - 1)
  const type = (next: string) => {
    setText(next)
    setAt(0)
  }
  const take = (line: Line | undefined) => (line?.run ? line.run() : line && type(line.fill))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((chosen + step + lines.length) % Math.max(1, lines.length))
    else if (event.key === 'Enter') take(lines[chosen])
    else if (event.key === 'Tab' && !event.shiftKey && lines[chosen]) type(lines[chosen].fill)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={t('palette.title')} className="palette" plain onClose={onClose}>
      <div className="body">
        <input
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={lines.length > 0}
          aria-controls="palette-lines"
          aria-activedescendant={lines[chosen] ? `palette-${chosen}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('palette.placeholder')}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span className="t2 s12">{t('palette.hint')}</span>
      </div>
      <p role="status" className="your-turn b">
        {sections.find((section) => section.lines.length === 0)?.title}
      </p>
      <div id="palette-lines" role="listbox" aria-label={t('palette.commands')}>
        {sections
          .filter((section) => section.lines.length > 0)
          .map(({ title, lines: own }) => (
            <div key={title} role="group" aria-label={title}>
              <div className="title" aria-hidden="true">
                {title}
              </div>
              {own.map((line) => {
                const index = lines.indexOf(line)
                return (
                  <Choice
                    key={line.id}
                    line={line}
                    index={index}
                    chosen={index === chosen}
                    from={chosen}
                    onTake={() => take(line)}
                  />
                )
              })}
            </div>
          ))}
      </div>
      <PaletteFoot />
    </Dialog>
  )
}

type ChoiceProps = { line: Line; index: number; chosen: boolean; from: number; onTake: () => void }

function Choice({ line, index, chosen, from, onTake }: ChoiceProps) {
  return (
    <div
      id={`palette-${index}`}
      role="option"
      aria-selected={chosen}
      ref={chosen ? (item) => item?.scrollIntoView?.({ block: 'nearest' }) : undefined}
      onMouseDown={(event) => {
        event.preventDefault()
        onTake()
      }}
    >
      <b>{line.command}</b>
      <span className="t2 el">{line.what}</span>
      {chosen ? (
        <Kbd keys="Enter" />
      ) : index === from + 1 && !line.keys ? (
        <Kbd keys="ArrowDown Enter" />
      ) : (
        line.keys && <Kbd keys={line.keys} />
      )}
    </div>
  )
}

function PaletteFoot() {
  const { t } = useTranslation()
  return (
    <div className="foot" aria-hidden="true">
      <div className="keys">
        <span>
          <Kbd keys="ArrowUp" />
          <Kbd keys="ArrowDown" />
          {t('palette.choose')}
        </span>
        <span>
          <Kbd keys="Enter" />
          {t('palette.run')}
        </span>
        <span>
          <Kbd keys="Tab" />
          {t('palette.complete')}
        </span>
        <span>
          <Kbd keys="Escape" />
          {t('palette.close')}
        </span>
      </div>
      <span className="end">{t('palette.wrongHint')}</span>
    </div>
  )
}
