import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { answer, api } from '../../api/client'
import type { Outcome } from '../../api/types'
import { useRegion } from '../../app/region'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { useKeys } from '../../ui/keys'
import { Panel } from '../../ui/Panel'
import { When } from '../../ui/Time'
import { letters, outcomes } from './Outcomes'
import { lastEnded } from './useActs'

/** The wrong key ends the wrong way: one more puts it right. */
export function JustEnded() {
  const { t } = useTranslation()
  const region = useRegion().id
  const ended = lastEnded.use()
  const { run } = useAct()
  const correct = async (outcome: Outcome) => {
    if (!ended) return
    const call = () =>
      answer(
        api.POST('/api/regions/{region}/reports/{id}/outcome', {
          params: { path: { region, id: ended.reportId } },
          body: { outcome, reason: t('call.correctReason') },
        }),
      ).then(() => lastEnded.set({ ...ended, outcome, correcting: false }))
    await run(call, { said: t('call.corrected', { outcome: t(`outcome.${outcome}`) }) })
  }
  const others = outcomes.filter(
    (outcome) => outcome !== ended?.outcome && (outcome !== 'emergency' || ended?.incidentId),
  )
  useKeys(
    others.map(
      (outcome) =>
        ended?.correcting && {
          keys: letters[outcome],
          label: t(`outcome.${outcome}`),
          run: () => void correct(outcome),
        },
    ),
  )
  if (!ended) return null
  return (
    <Panel title={t('call.lastEnded')} note={<When at={ended.begunAt} />}>
      <p className="row wrap">
        <b className="s14">{t(`outcome.${ended.outcome}`)}</b>
        {ended.incidentId && <Link to={`/r/${region}/kejadian/${ended.incidentId}`}>{ended.shortNumber}</Link>}
        {ended.tellNumber && <b className="s16">{t('call.tellNumber', ended.tellNumber)}</b>}
        {!ended.correcting && (
          <Button size="sm" onClick={() => lastEnded.set({ ...ended, correcting: true })}>
            {t('call.correct')}
          </Button>
        )}
      </p>
      {ended.correcting && (
        <div className="seg" role="group" aria-label={t('call.correct')}>
          <span className="your-turn b row">{t('call.correct')}:</span>
          {others.map((outcome) => (
            <button key={outcome} type="button" onClick={() => void correct(outcome)}>
              <Kbd keys={letters[outcome]} />
              {t(`outcome.${outcome}`)}
            </button>
          ))}
        </div>
      )}
    </Panel>
  )
}
