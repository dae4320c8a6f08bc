import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { answer, api } from '../../api/client'
import { sentenceOf } from '../../api/errors'
import { inRegion, queries } from '../../api/queries'
import type { EndedReport, Outcome, TicketView } from '../../api/types'
import { useAgencies } from '../../app/region'
import { useAct } from '../../ui/act'
import { store } from '../../ui/store'
import { toast } from '../../ui/toast'
import { forgetDraft } from './draft/useKeeper'
import { focusField } from './fields'
import { forServer, isEmpty, missingIn, withUrgency } from './form'
import { useCall } from './useCall'
import type { Sending } from './useSending'

export type Ended = EndedReport & { outcome: Outcome; begunAt: string }
/** The call that ended last: its outcome can still be put right in one key. */
export const lastEnded = store<(Ended & { correcting: boolean }) | null>(null)

/** What the keys of a call do. */
export function useActs({ incident, going, changed, toTell }: Sending) {
  const { t } = useTranslation()
  const { region, keeper, kept, category } = useCall()
  const { run } = useAct()
  const agencies = useAgencies()
  const navigate = useNavigate()
  const params = { path: { region, id: keeper.id } }
  const refresh = () =>
    ['report', 'incident', 'incidents', 'drafts'].forEach(
      (what) => void queries.invalidateQueries({ queryKey: inRegion(region, what) }),
    )
  const form = () => withUrgency(forServer(keeper.now.form), category)
  const refused = (cause: unknown) => toast(sentenceOf(t, cause), { bad: true })

  const deliver = async (join: string | null) => {
    const before = kept.sent
    const done = await keeper.send({ form: form(), leaveOut: kept.leaveOut, paper: kept.paper, join })
    refresh()
    return { ...done, before }
  }
  /** Never dead: leads to what is missing, or says why nothing leaves. */
  const send = async () => {
    const [first] = missingIn(keeper.now.form)
    if (kept.intent || kept.held !== 'editing') return
    if (first) return focusField(first)
    if (kept.sent && !changed && going.length === 0) return toast(t('call.changesNone'))
    if (!kept.sent && toTell.length > 0 && going.length === 0) return toast(t('call.noAgency'), { bad: true })
    try {
      const { before, shortNumber, tickets } = await deliver(null)
      const said = before
        ? t('call.changesToast', { short: shortNumber })
        : t('call.sentToast', { short: shortNumber, count: tickets.length })
      toast(said)
    } catch (cause) {
      refused(cause)
    }
  }
  const join = async (id: string) => {
    if (kept.intent || kept.sent) return
    try {
      const { shortNumber } = await deliver(id)
      const detach = () => answer(api.POST('/api/regions/{region}/reports/{id}/detach', { params })).then(leave)
      toast(t('call.joined', { short: shortNumber }), { undo: () => void run(detach, { said: t('call.joinUndone') }) })
    } catch (cause) {
      refused(cause)
    }
  }
  const leave = () => {
    keeper.left()
    refresh()
  }

  const end = async (outcome: Outcome, neighbour: string | null = null) => {
    if (kept.intent || kept.held !== 'editing') return
    if (outcome === 'emergency' && !kept.sent) {
      toast(t('call.notSentForEmergency'), { bad: true })
      const [first] = missingIn(keeper.now.form)
      return first && focusField(first)
    }
    try {
      if (kept.sent && changed) await deliver(null)
      const { leaveOut, paper } = kept
      const ended = await keeper.end({ outcome, form: form(), note: null, leaveOut, paper, neighbour })
      const begunAt = paper?.begunAt ?? keeper.now.begunAt
      lastEnded.set({ ...ended, outcome, begunAt, correcting: false })
      forgetDraft(keeper.id)
      refresh()
      navigate(`/r/${region}/panggilan`)
      const correct = () => lastEnded.set({ ...lastEnded.now()!, correcting: true })
      toast(t('call.ended', { outcome: t(`outcome.${outcome}`) }), { undo: correct })
    } catch (cause) {
      refused(cause)
    }
  }

  const discard = async () => {
    if (kept.intent || kept.held !== 'editing' || kept.sent || !isEmpty(keeper.now.form)) return
    try {
      await keeper.discard()
      forgetDraft(keeper.id)
      refresh()
      navigate(`/r/${region}/panggilan`)
      toast(t('call.discarded'))
    } catch (cause) {
      refused(cause)
    }
  }

  const takeBack = (ticket: TicketView) => {
    const agency = agencies.short(ticket.agency)
    const recall = () =>
      answer(
        api.POST('/api/regions/{region}/tickets/{id}/recall', {
          params: { path: { region, id: ticket.id } },
          body: { reason: null },
        }),
      )
    const again = () =>
      answer(
        api.POST('/api/regions/{region}/incidents/{id}/tickets', {
          params: { path: { region, id: incident!.id } },
          body: { agency: ticket.agency, words: null },
        }),
      )
    void run(recall, { said: t('call.takenBack', { agency }), undo: again, undone: t('call.sendAgain', { agency }) })
  }
  const remind = () => {
    if (!kept.sent) return toast(t('call.reminderAfterSend'))
    const path = { region, id: kept.sent.incidentId }
    const set = () =>
      answer(
        api.POST('/api/regions/{region}/incidents/{id}/reminders', {
          params: { path },
          body: { minutes: 5, words: t('call.reminderWords') },
        }),
      )
    void run(set, { said: t('call.reminderSet') })
  }
  const endReminder = (reminder: string) =>
    run(() =>
      answer(
        api.POST('/api/regions/{region}/incidents/{id}/reminders/{reminder}/end', {
          params: { path: { region, id: kept.sent!.incidentId, reminder } },
        }),
      ),
    )
  return { send, join, end, discard, takeBack, remind, endReminder }
}
export type Acts = ReturnType<typeof useActs>
