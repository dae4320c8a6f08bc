import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView, TicketView } from '../../api/types'
import { useAgencies, useRegion } from '../../app/region'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { useKeys } from '../../ui/keys'
import { ticketIntents } from './intents'

const results = ['accepted', 'willAct', 'noAnswer', 'refused'] as const
type Result = (typeof results)[number]

/** The number to call, and the result as a receipt: one key. */
export function PhoneDialog({
  incident,
  ticket,
  onClose,
}: {
  incident: IncidentView
  ticket: TicketView
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const region = useRegion().id
  const agency = useAgencies().find(ticket.agency)
  const [by, setBy] = useState<'telephone' | 'radio'>('telephone')
  const [words, setWords] = useState('')
  const name = agency?.shortName ?? ticket.agency
  const record = async (result: Result) => {
    if (busy) return
    const said = t('incident.phoned', { agency: name })
    if (
      await run(
        () =>
          ticketIntents(region, ticket.id)
            .phone(by, result, words.trim() || null)
            .then(() => true),
        { said },
      )
    )
      onClose()
  }
  useKeys(
    results.map((result, index) => ({
      keys: String(index + 1),
      label: t(`incident.phoneResults.${result}`),
      layer: 'dialog',
      run: () => void record(result),
    })),
  )
  return (
    <Dialog title={t('incident.phoneTitle', { agency: name, short: incident.shortNumber })} onClose={onClose}>
      <div className="body stack">
        {agency?.phone ? (
          <a className="s20 b" href={`tel:${agency.phone.replace(/[^+\d]/g, '')}`}>
            {agency.phone}
          </a>
        ) : (
          <p className="t2">{t('incident.phoneNone')}</p>
        )}
        <div className="seg" role="group" aria-label={t('incident.phone')}>
          {(['telephone', 'radio'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={by === one} onClick={() => setBy(one)}>
              {t(`incident.phoneBy.${one}`)}
            </button>
          ))}
        </div>
        <Field label={t('incident.note')}>
          {(given) => (
            <input
              {...given}
              className="input"
              maxLength={500}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        <h3 className="sec">{t('incident.phoneResult')}</h3>
        <div className="row wrap">
          {results.map((result, index) => (
            <Button
              key={result}
              keys={String(index + 1)}
              data-first={index === 0 ? true : undefined}
              because={busy ? t('shell.working') : null}
              allowed={ticket.allowedActions.phone}
              onClick={() => void record(result)}
            >
              {t(`incident.phoneResults.${result}`)}
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
