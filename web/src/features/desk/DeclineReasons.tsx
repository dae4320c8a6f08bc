import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeclineReason } from '../../api/types'
import { useProfile } from '../../app/region'
import { Button } from '../../ui/Button'
import { useKeys } from '../../ui/keys'

type Props = { busy: boolean; decline: (reason: DeclineReason, words: string | null) => void; cancel: () => void }

const standing: DeclineReason[] = ['notOurArea', 'notOurDuty', 'noUnitFree', 'other']

/** A declined ticket says why: one digit, and words only where the list has no word for it. */
export function DeclineReasons({ busy, decline, cancel }: Props) {
  const { t } = useTranslation()
  const reasons = useProfile()?.declineReasons ?? standing
  const [other, setOther] = useState(false)
  const [words, setWords] = useState('')
  const first = useRef<HTMLDivElement>(null)
  const pick = (reason: DeclineReason) => (reason === 'other' ? setOther(true) : decline(reason, null))
  useEffect(() => first.current?.querySelector('button')?.focus(), [])
  useKeys([
    ...reasons.map((reason, index) => ({
      keys: String(index + 1),
      label: t(`decline.${reason}`),
      run: () => pick(reason),
    })),
    { keys: 'Escape', label: t('shell.close'), run: cancel, inFields: true },
  ])
  const send = () => words.trim() && decline('other', words.trim())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    send()
  }
  return (
    <div className="decline" role="group" aria-label={t('desk.declineWith')}>
      <div className="row wrap" ref={first}>
        <span className="s12 t2">{t('desk.declineWith')}</span>
        {reasons.map((reason, index) => (
          <Button
            key={reason}
            keys={String(index + 1)}
            because={busy ? t('shell.working') : null}
            onClick={() => pick(reason)}
          >
            {t(`decline.${reason}`)}
          </Button>
        ))}
        <Button kind="plain" keys="Escape" onClick={cancel}>
          {t('desk.keep')}
        </Button>
      </div>
      {other && (
        <div className="row">
          <input
            className="input"
            autoFocus
            aria-label={t('desk.declineWords')}
            placeholder={t('desk.declineWords')}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <Button kind="danger" keys="Enter" because={words.trim() ? null : t('desk.declineWords')} onClick={send}>
            {t('desk.decline')}
          </Button>
        </div>
      )}
    </div>
  )
}
