import { useTranslation } from 'react-i18next'
import type { Similar } from '../../api/types'
import { useZone } from '../../app/region'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icons'
import { When } from '../../ui/Time'
import { clockTime, duration } from '../../ui/time'
import { field, focusField } from './fields'
import { useCall } from './useCall'

const two = (text: string) => (/^\d:/.test(text) ? `0${text}` : text)

/** The call itself: how long it runs, who calls, what that number did before, and whether every word is safe. */
export function Strip({ similar }: { similar: Similar | undefined }) {
  const { t } = useTranslation()
  const { kept, form, profile, set, keeper, mayType } = useCall()
  const { zone } = useZone()
  const now = useNow()
  const line = profile.lines.find(({ id }) => id === form.line)?.number ?? form.line
  return (
    <div className="strip" role="group" aria-label={t('call.title')}>
      {kept.paper ? (
        <div>
          <span className="lab">{t('call.paper.card', { card: kept.paper.card, line })}</span>
          <span className="val">
            <When at={kept.paper.begunAt} />
          </span>
        </div>
      ) : (
        <div className={mayType ? 'running' : undefined}>
          <span className="lab">{t('call.begun', { time: clockTime(kept.begunAt, zone), line })}</span>
          <span className="s28 b" role="timer">
            {two(duration((now - Date.parse(kept.begunAt)) / 1000))}
          </span>
        </div>
      )}
      <div>
        <label className="lab" htmlFor={field.number}>
          {t('call.callerNumber')}
        </label>
        <input
          id={field.number}
          className="input s16 b number"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          maxLength={40}
          placeholder={t('call.noNumber')}
          readOnly={!mayType}
          value={form.callerNumber ?? ''}
          onChange={({ target }) => set({ callerNumber: target.value || null })}
          onBlur={() => void keeper.flush()}
        />
      </div>
      <div>
        <span className="lab">{t('call.thisNumber')}</span>
        <span className="val">
          <History similar={similar} />
        </span>
      </div>
      <div className="speech">
        <span className="lab">{t('call.language')}</span>
        <span className="val">{t(`speech.${form.language}`)}</span>
      </div>
      <div className="grow">
        <span className="lab">{t('call.draft')}</span>
        <SaveState />
      </div>
      <div className="acts">
        <Button kind="danger" keys="F2" onClick={() => focusField('outcome')}>
          {t('call.end')}
        </Button>
      </div>
    </div>
  )
}

function History({ similar }: { similar: Similar | undefined }) {
  const { t } = useTranslation()
  const { form } = useCall()
  const caller = form.callerNumber?.trim() ? similar?.caller : null
  if (!caller) return <span className="t2 thin">{t('call.callsUnknown')}</span>
  const { total12Months: count, prank12Months: prank } = caller
  if (count === 0) return <>{t('call.callsNone')}</>
  return (
    <span className={prank > 0 ? 'your-turn' : undefined}>
      {prank > 0 ? t('call.calls', { count, prank }) : t('call.callsClean', { count })}
    </span>
  )
}

/** The truth about the last word typed: on the server, only in this browser, or nowhere yet. */
function SaveState() {
  const { t } = useTranslation()
  const { kept } = useCall()
  const { zone } = useZone()
  if (kept.failing)
    return (
      <span className={kept.sealedAt ? 'val your-turn row' : 'val alarm row'} role="status" title={t('call.savedMore')}>
        <Icon name="offline" />
        {t(kept.sealedAt ? 'call.savedHere' : 'call.notSaved')}
      </span>
    )
  return (
    <span className="val row">
      {kept.savedAt ? (
        <>
          <Icon name="ok" />
          <span>{t('call.saved', { time: clockTime(kept.savedAt, zone) })}</span>
        </>
      ) : (
        <span className="t2 thin">{t('call.saving')}</span>
      )}
    </span>
  )
}
