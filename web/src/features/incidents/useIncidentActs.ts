import { useTranslation } from 'react-i18next'
import { sentence } from '../../api/errors'
import type { Allowed, TicketChip } from '../../api/types'
import { useAgencies, useRegion } from '../../app/region'
import { useAct } from '../../ui/act'
import { toast } from '../../ui/toast'
import { askFor } from './ask'
import { incidentIntents, ticketIntents } from './intents'

export type Target = { id: string; shortNumber: string }
type Closing = { close: Allowed; closeOtherwise?: Allowed }

/** Whether it can be closed at all, as handled or with another reason. */
export const mayClose = ({ close, closeOtherwise }: Closing): Allowed =>
  closeOtherwise?.allowed ? closeOtherwise : close

/** The acts of one key each: those that can be taken back act at once and offer it, the others ask first. */
export function useIncidentActs() {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const region = useRegion().id
  const agencies = useAgencies()

  const may = (target: Target, allowed: Allowed | undefined) => {
    if (!allowed || allowed.allowed) return true
    const why = sentence(t, allowed.reason ?? 'identity.forbidden')
    toast(t('incident.cannot', { short: target.shortNumber, why }), { bad: true })
    return false
  }

  return {
    busy,
    may,
    send: (target: Target, agency: string) => {
      const intents = incidentIntents(region, target.id)
      return run(() => intents.send(agency, null), { said: t('incident.sentTo', { agency: agencies.short(agency) }) })
    },
    recall: (ticket: Pick<TicketChip, 'id' | 'agency'>, target: Target) =>
      run(() => ticketIntents(region, ticket.id).recall(), {
        said: t('incident.recalled', { agency: agencies.short(ticket.agency) }),
        undo: () => incidentIntents(region, target.id).send(ticket.agency, null),
        undone: t('incident.sentTo', { agency: agencies.short(ticket.agency) }),
      }),
    /** A handled incident closes at once; anything else needs its reason first. */
    close: (target: Target, actions: Closing) => {
      if (!may(target, mayClose(actions))) return
      if (!actions.close.allowed) return askFor({ what: 'close', id: target.id })
      const intents = incidentIntents(region, target.id)
      void run(() => intents.close('handled', null), {
        said: t('incident.closedToast', { short: target.shortNumber }),
        undo: () => intents.reopen(t('incident.undoReason')),
        undone: t('incident.reopened', { short: target.shortNumber }),
      })
    },
    join: (target: Target, into: Target) => {
      const intents = incidentIntents(region, target.id)
      return run(() => intents.join(into.id), {
        said: t('incident.joined', { short: target.shortNumber, into: into.shortNumber }),
        undo: () => intents.part(),
        undone: t('incident.parted', { short: target.shortNumber }),
      })
    },
    part: (target: Target) =>
      run(() => incidentIntents(region, target.id).part(), {
        said: t('incident.parted', { short: target.shortNumber }),
      }),
    remind: async (target: Target, minutes: number, words?: string) => {
      const intents = incidentIntents(region, target.id)
      let reminder = ''
      await run(
        async () => {
          reminder = (await intents.remind(minutes, words || t('incident.remindDefault'))).reminderId
        },
        {
          said: t('incident.reminded', { short: target.shortNumber, minutes }),
          undo: () => intents.endReminder(reminder),
          undone: t('incident.reminderEnded'),
        },
      )
    },
    endReminder: (target: Target, reminder: string) =>
      run(() => incidentIntents(region, target.id).endReminder(reminder), { said: t('incident.reminderEnded') }),
  }
}
