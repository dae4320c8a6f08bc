import type { KeyboardEvent } from 'react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sentence } from '../../api/errors'
import type { Allowed, DeskTicket } from '../../api/types'
import { incidentIntents } from '../incidents/intents'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { useKeys } from '../../ui/keys'
import { forgetTyped, useTyped } from './drafts'
import { deskIntents } from './intents'

type FieldProps = {
  name: string
  label: string
  placeholder: string
  submit: string
  /** Goes to the field. */
  shortcut?: { keys: string; label: string }
  because?: string | null
  send: (words: string) => Promise<unknown>
  said: string
}

/** Words for one case, sent with Ctrl Enter; half a sentence waits while the desk looks at another ticket. */
function WordsField({ name, label, placeholder, submit, shortcut, because, send, said }: FieldProps) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const [words, setWords] = useTyped(name)
  const field = useRef<HTMLTextAreaElement>(null)
  const missing = because ?? (busy ? t('shell.working') : words.trim() ? null : placeholder)
  const go = async () => {
    if (missing) return field.current?.focus()
    if (await run(() => send(words.trim()).then(() => true), { said })) forgetTyped(name)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault()
      void go()
    } else if (event.key === 'Escape') field.current?.blur()
  }
  useKeys([shortcut && { ...shortcut, run: () => field.current?.focus() }])
  return (
    <div className="stack">
      <label className="vh" htmlFor={name}>
        {label}
      </label>
      <textarea
        ref={field}
        id={name}
        className="input"
        rows={2}
        maxLength={2000}
        placeholder={placeholder}
        value={words}
        aria-keyshortcuts={shortcut?.keys}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button keys="Ctrl+Enter" because={missing} onClick={() => void go()}>
        {submit}
      </Button>
    </div>
  )
}

type NoteProps = { region: string; incident: { id: string; shortNumber: string }; allowed?: Allowed }

export function Note({ region, incident, allowed }: NoteProps) {
  const { t } = useTranslation()
  return (
    <div className="note">
      <h3 className="sec">{t('incident.noteTitle', { short: incident.shortNumber })}</h3>
      <WordsField
        name={`note-${incident.id}`}
        label={t('incident.noteTitle', { short: incident.shortNumber })}
        placeholder={t('desk.notePlaceholder')}
        submit={t('desk.noteSend')}
        shortcut={{ keys: 'c', label: t('desk.keyNote') }}
        because={allowed && !allowed.allowed ? sentence(t, allowed.reason ?? 'identity.forbidden') : null}
        send={(words) => incidentIntents(region, incident.id).note(words)}
        said={t('incident.noteSaved')}
      />
    </div>
  )
}

export const accountName = (ticket: { id: string }) => `account-${ticket.id}`

export function Account({ region, ticket, first }: { region: string; ticket: DeskTicket; first: boolean }) {
  const { t } = useTranslation()
  const { account } = ticket.allowedActions
  return (
    <WordsField
      name={accountName(ticket)}
      label={t('desk.accountFor', { short: ticket.incident.shortNumber })}
      placeholder={t('desk.accountPlaceholder')}
      submit={t('desk.accountSend')}
      shortcut={first ? { keys: 'i', label: t('desk.keyAccount') } : undefined}
      because={account.allowed ? null : sentence(t, account.reason ?? 'identity.forbidden')}
      send={(words) => deskIntents(region, ticket.id).account(words)}
      said={t('desk.accountSent', { short: ticket.incident.shortNumber })}
    />
  )
}
