import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { serverNow } from '../../api/clock'
import { sentenceOf } from '../../api/errors'
import { useProfile, useRegion } from '../../app/region'
import { FormDialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { dayKey, longDay } from '../../ui/time'
import { draftServer } from './draft/server'
import { thisTab } from './draft/tab'
import { cardNumber, clockOf, momentAfter, momentOf } from './paper'

/** Days; the server refuses older cards (docs/adr/0033). */
const oldest = 7

/** What a card has that a call has not: its number and its own times. The rest is the form of every call. */
export function PaperDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { id: region, zone, zoneLabel } = useRegion()
  const profile = useProfile()
  const navigate = useNavigate()
  const [id] = useState(() => crypto.randomUUID())
  const [days] = useState(() => Array.from({ length: oldest + 1 }, (_, back) => serverNow() - back * 86_400_000))
  const [typed, setTyped] = useState({ card: '', line: '', day: dayKey(days[0]!, zone), begun: '', taken: '' })
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const put = (part: Partial<typeof typed>) => {
    setTyped({ ...typed, ...part })
    setError(null)
  }
  const card = typed.card.trim() && cardNumber(typed.card, profile?.code ?? '')
  const [begun, taken] = [clockOf(typed.begun), clockOf(typed.taken)]
  const lines = profile?.lines ?? []
  const missing = !card ? t('call.paper.numberMissing') : !begun || !taken ? t('call.paper.clockWrong') : null

  const enter = async () => {
    if (!begun || !taken || missing) return setError(missing)
    const begunAt = momentOf(typed.day, begun, zone)
    const paper = { card, begunAt, occurredAt: momentAfter(begunAt, taken, zone) }
    setBusy(true)
    try {
      await draftServer(region, id).begin(typed.line || lines[0]?.id || '', await thisTab, paper)
      onClose()
      void navigate(`/r/${region}/panggilan/${id}`)
    } catch (cause) {
      setError(sentenceOf(t, cause))
    } finally {
      setBusy(false)
    }
  }
  const clock = (name: 'begun' | 'taken') => (
    <Field
      above
      label={t(`call.paper.${name}`, { zone: zoneLabel })}
      hint={t('call.paper.clockHint')}
      error={typed[name].length > 3 && !clockOf(typed[name]) ? t('call.paper.clockWrong') : undefined}
    >
      {(given) => (
        <input
          {...given}
          className="input"
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          value={typed[name]}
          onChange={({ target }) => put({ [name]: target.value })}
        />
      )}
    </Field>
  )
  return (
    <FormDialog
      title={t('call.paper.title')}
      onClose={onClose}
      submit={t('call.paper.go')}
      busy={busy}
      error={error}
      onSubmit={() => void enter()}
    >
      <p className="callout">{t('call.paper.more')}</p>
      <Field
        above
        label={t('call.paper.number')}
        hint={card ? t('call.paper.numberMore', { card }) : t('call.paper.numberHint')}
      >
        {(given) => (
          <input
            {...given}
            className="input"
            autoComplete="off"
            maxLength={20}
            value={typed.card}
            onChange={({ target }) => put({ card: target.value })}
          />
        )}
      </Field>
      {lines.length > 1 && (
        <Field above label={t('call.paper.line')}>
          {(given) => (
            <select
              {...given}
              className="input"
              value={typed.line}
              onChange={({ target }) => put({ line: target.value })}
            >
              {lines.map((line) => (
                <option key={line.id} value={line.id}>
                  {line.number}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field above label={t('call.paper.day')}>
        {(given) => (
          <select {...given} className="input" value={typed.day} onChange={({ target }) => put({ day: target.value })}>
            {days.map((at) => (
              <option key={at} value={dayKey(at, zone)}>
                {at === days[0] ? t('call.paper.today', { day: longDay(at, zone) }) : longDay(at, zone)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {clock('begun')}
      {clock('taken')}
    </FormDialog>
  )
}
