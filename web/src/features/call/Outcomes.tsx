import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '../../api/types'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { useKeys } from '../../ui/keys'
import { field } from './fields'
import { isEmpty } from './form'
import type { Acts } from './useActs'
import { useCall } from './useCall'

export const letters: Record<Outcome, string> = {
  emergency: 'd',
  information: 'i',
  complaint: 'a',
  social: 's',
  wrongRegion: 'w',
  prank: 'r',
  ghost: 'h',
  dropped: 'p',
  test: 'u',
}
const discardKey = 'k'
export const outcomes = Object.keys(letters) as Outcome[]

/** How the call ended: Esc leaves the field and arms the letters, so that a stray letter ends nothing. */
export function Outcomes({ acts }: { acts: Acts }) {
  const { t } = useTranslation()
  const { mayType, kept, form } = useCall()
  const notEmpty = kept.sent ? t('call.discardSent') : isEmpty(form) ? null : t('call.discardNotEmpty')
  const [armed, setArmed] = useState(false)
  const [asking, setAsking] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  const end = (outcome: Outcome) => {
    if (outcome === 'wrongRegion' && !asking) return setAsking(true)
    setAsking(false)
    void acts.end(outcome)
  }
  const leave = () => {
    setAsking(false)
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    else box.current?.blur()
  }
  const arm = () => {
    if (armed) return leave()
    before.current = document.activeElement
    box.current?.focus()
  }
  useKeys([
    mayType && { keys: 'Escape', label: t('call.keys.outcome'), run: arm, inFields: true, foot: true },
    mayType && { keys: 'F2', label: t('call.keys.outcome'), run: arm, hidden: true },
    armed && mayType && !notEmpty && { keys: discardKey, label: t('call.discard'), run: () => void acts.discard() },
    ...outcomes.map(
      (outcome) =>
        armed && mayType && { keys: letters[outcome], label: t(`outcome.${outcome}`), run: () => end(outcome) },
    ),
  ])
  return (
    <div
      ref={box}
      id={field.outcome}
      tabIndex={-1}
      role="group"
      aria-label={t('call.outcome')}
      className={armed ? 'outcomes armed' : 'outcomes'}
      onFocus={() => setArmed(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setArmed(false)
      }}
    >
      <div className="sec">
        <h3>{t('call.outcome')}</h3>
        <Kbd keys="Escape" />
        <span className={armed ? 'your-turn' : 'n'}>{t(armed ? 'call.outcomeArmed' : 'call.outcomeHint')}</span>
      </div>
      <div className="seg">
        {outcomes.map((outcome) => (
          <button
            key={outcome}
            type="button"
            aria-keyshortcuts={letters[outcome]}
            aria-current={outcome === 'emergency' && kept.sent ? true : undefined}
            aria-disabled={mayType ? undefined : true}
            onClick={() => mayType && end(outcome)}
          >
            <Kbd keys={letters[outcome]} />
            {t(`outcome.${outcome}`)}
          </button>
        ))}
      </div>
      <Button
        size="sm"
        keys={discardKey}
        because={mayType ? notEmpty : t('call.elsewhere')}
        onClick={() => void acts.discard()}
      >
        {t('call.discard')}
      </Button>
      {asking && <Neighbours acts={acts} onEnd={() => setAsking(false)} />}
    </div>
  )
}

/** A caller of another region is told that region's number before the call ends. */
function Neighbours({ acts, onEnd }: { acts: Acts; onEnd: () => void }) {
  const { t } = useTranslation()
  const { profile } = useCall()
  const end = (name: string | null) => {
    onEnd()
    void acts.end('wrongRegion', name)
  }
  const { neighbours } = profile
  useKeys([
    ...neighbours
      .slice(0, 9)
      .map(({ name }, index) => ({ keys: String(index + 1), label: name, run: () => end(name) })),
    { keys: '0', label: t('call.neighbourNone'), run: () => end(null) },
  ])
  return (
    <div className="neighbours" role="group" aria-label={t('call.neighbourWhich')}>
      <p className="your-turn b">{t('call.neighbourWhich')}</p>
      <ul>
        {neighbours.map(({ name, number }, index) => (
          <li key={name}>
            <button type="button" className="row" onClick={() => end(name)}>
              {index < 9 && <Kbd keys={String(index + 1)} />}
              <span className="grow">{name}</span>
              <b className="s16">{number}</b>
            </button>
          </li>
        ))}
      </ul>
      <Button size="sm" keys="0" onClick={() => end(null)}>
        {t('call.neighbourNone')}
      </Button>
    </div>
  )
}
