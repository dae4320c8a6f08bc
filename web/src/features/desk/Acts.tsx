import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sentence } from '../../api/errors'
import type { Allowed, DeclineReason, DeskTicket } from '../../api/types'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { useKeys } from '../../ui/keys'
import { toast } from '../../ui/toast'
import { AskAgency } from './AskAgency'
import { DeclineReasons } from './DeclineReasons'
import { forgetTyped, typedNow } from './drafts'
import { deskIntents } from './intents'
import { isUnseen, isWaiting, nextStep, type Step } from './states'
import type { Desk } from './useDesk'
import { accountName } from './Words'

type Asking = 'decline' | 'handOver' | 'callIn' | null

/** One key for each answer an agency can give; the keys act on the ticket in focus. */
export function Acts({ desk, ticket }: { desk: Desk; ticket: DeskTicket }) {
  const { t } = useTranslation()
  const { busy, ...act } = useActs(desk, ticket)
  const [asking, setAsking] = useState<Asking>(null)
  const may = ticket.allowedActions
  const step = nextStep(ticket)
  const ask = (what: Exclude<Asking, null>) => {
    // Who asks for the reason has read the ticket; calling in needs it seen.
    if (isUnseen(ticket)) desk.open(ticket)
    const allowed = what === 'callIn' && isUnseen(ticket) ? may.decline : may[what]
    if (act.refused(allowed)) return
    setAsking(asking === what ? null : what)
  }
  useKeys([
    (isWaiting(ticket) || may.accept.allowed) && { keys: 't', label: t('desk.keyAccept'), run: act.accept, foot: true },
    { keys: 'l', label: t('desk.keyDecline'), run: () => ask('decline'), foot: may.decline.allowed },
    { keys: 'a', label: t('desk.keyHandOver'), run: () => ask('handOver'), foot: may.handOver.allowed },
    { keys: 'p', label: t('desk.keyCallIn'), run: () => ask('callIn'), foot: may.callIn.allowed || isWaiting(ticket) },
    { keys: 's', label: t('desk.keyStep'), run: act.step, foot: step !== null },
    isUnseen(ticket) && { keys: 'Enter', label: t('desk.keySee'), run: () => desk.open(ticket) },
  ])
  const primary = isWaiting(ticket) || (may.accept.allowed && !step)
  const working = busy ? t('shell.working') : null
  return (
    <div className="desk-acts">
      <div className="big-keys">
        {primary && (
          <Button kind="primary" size="big" keys="t" allowed={may.accept} because={working} onClick={act.accept}>
            {t(isWaiting(ticket) ? 'desk.accept' : 'desk.acceptAfterAll')}
          </Button>
        )}
        {step && (
          <Button kind="primary" size="big" keys="s" allowed={may[step]} because={working} onClick={act.step}>
            {t(`desk.step.${step}`)}
          </Button>
        )}
        {(may.decline.allowed || isWaiting(ticket)) && (
          <Button
            size="big"
            keys="l"
            allowed={may.decline}
            aria-expanded={asking === 'decline'}
            onClick={() => ask('decline')}
          >
            {t('desk.decline')}
          </Button>
        )}
        {(may.handOver.allowed || isWaiting(ticket)) && (
          <Button size="big" keys="a" allowed={may.handOver} onClick={() => ask('handOver')}>
            {t('desk.handOver')}
          </Button>
        )}
        {(may.callIn.allowed || isWaiting(ticket)) && (
          <Button size="big" keys="p" onClick={() => ask('callIn')}>
            {t('desk.callIn')}
          </Button>
        )}
        {!primary && !step && ticket.state !== 'done' && <span className="t2">{act.why(may.accept)}</span>}
        {ticket.state === 'done' && (
          <span className="t2">
            {t(ticket.proof === 'account' && !ticket.account ? 'desk.doneNeedsAccount' : 'desk.doneWaits')}
          </span>
        )}
      </div>
      {asking === 'decline' && <DeclineReasons busy={busy} decline={act.decline} cancel={() => setAsking(null)} />}
      {isWaiting(ticket) && asking !== 'decline' && <p className="s12 t2 wide">{t('desk.declineHint')}</p>}
      {(asking === 'handOver' || asking === 'callIn') && (
        <AskAgency desk={desk} ticket={ticket} what={asking} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}

function useActs(desk: Desk, ticket: DeskTicket) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const intents = deskIntents(desk.region, ticket.id)
  const short = ticket.incident.shortNumber
  const may = ticket.allowedActions
  const why = (allowed: Allowed) => sentence(t, allowed.reason ?? 'identity.forbidden')
  const refused = (allowed: Allowed) => {
    if (!allowed.allowed) toast(t('incident.cannot', { short, why: why(allowed) }), { bad: true })
    return !allowed.allowed
  }
  // Who accepts has seen it: both times belong on the record.
  const accept = async () => {
    if (isUnseen(ticket)) await intents.see().catch(() => undefined)
    await intents.accept()
  }
  const takeStep = (step: Step) => {
    if (step === 'onTheWay') return intents.onTheWay()
    if (step === 'arrived') return intents.arrived()
    return intents.done(typedNow(accountName(ticket)) || null).then(() => forgetTyped(accountName(ticket)))
  }
  return {
    busy,
    why,
    refused,
    accept: () => {
      if (busy || refused(may.accept)) return
      desk.select(ticket.id, { replace: true })
      void run(accept, { said: t('desk.accepted', { short }) })
    },
    step: () => {
      const step = nextStep(ticket)
      if (busy || (step ? refused(may[step]) : refused(may.onTheWay)) || !step) return
      desk.select(ticket.id, { replace: true })
      void run(() => takeStep(step), { said: t(`desk.stepped.${step}`, { short }) })
    },
    decline: (reason: DeclineReason, words: string | null) => {
      if (busy) return
      void run(() => intents.decline(reason, words).then(() => desk.select(null, { replace: true })), {
        said: t('desk.declined', { short, reason: t(`decline.${reason}`) }),
        undo: () => intents.accept(),
        undone: t('desk.accepted', { short }),
      })
    },
  }
}
