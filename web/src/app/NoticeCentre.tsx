import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useNow } from '../ui/clock'
import { Icon } from '../ui/icons'
import { Kbd } from '../ui/Kbd'
import { useKeys } from '../ui/keys'
import { EmptyState } from '../ui/Panel'
import { hear, mute, quietFor, quietOnly, type Sound, sounds, soundState } from '../ui/sound'
import { openDialog } from './dialogs'
import { NoticeLine } from './NoticeLine'
import { isRed, useHears, useNoticeGroups } from './notices'

const minute = 60_000

/** In the bar: how much is still to be heard, and whether this page sounds. */
export function NoticeBell() {
  const { t } = useTranslation()
  const open = useNoticeGroups()
  const hears = useHears()
  useKeys([
    hears && { keys: 'Shift+B', label: t('notices.title'), run: () => openDialog.set('notices'), layer: 'everywhere' },
  ])
  if (!hears) return null
  return (
    <button type="button" className="row bell" onClick={() => openDialog.set('notices')}>
      <span>{t('notices.bell')}</span>
      {open.length > 0 && (
        <b className={open.some(([first]) => first && isRed.has(first.kind)) ? 'count over' : 'count'}>{open.length}</b>
      )}
      <span className="wide">
        <Kbd keys="Shift+B" />
      </span>
    </button>
  )
}

/** Everything this person is still told of, and the sounds it comes with. */
export function NoticeCentre({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const open = useNoticeGroups()
  useKeys([
    { keys: 'Shift+N', label: t('sound.quiet'), run: () => quietFor(minute), layer: 'dialog' },
    ...sounds.map((sound, index) => ({
      keys: String(index + 1),
      label: t(`sound.${sound}`),
      run: () => quietOnly(sound, minute),
      layer: 'dialog' as const,
    })),
  ])
  return (
    <Dialog className="drawer" title={t('notices.title')} onClose={onClose}>
      <div className="body stack">
        <section className="stack" aria-labelledby="sounds">
          <div className="row">
            <h3 className="sec" id="sounds">
              {t('notices.sounds')}
            </h3>
            <Button size="sm" className="end" keys="Shift+N" onClick={() => quietFor(minute)}>
              {t('notices.quietAll')}
            </Button>
          </div>
          <ul className="rows">
            {sounds.map((sound, index) => (
              <SoundRow key={sound} sound={sound} digit={String(index + 1)} />
            ))}
          </ul>
        </section>
        <section aria-labelledby="news">
          <h3 className="sec" id="news">
            {t('notices.unheard')} <span className="n">{open.length || ''}</span>
          </h3>
          {open.length === 0 && <EmptyState title={t('notices.empty')}>{t('notices.emptyMore')}</EmptyState>}
          <ul className="news">
            {open.map((group) => (
              <NoticeLine key={group[0]?.id} group={group} onClose={onClose} />
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  )
}

function SoundRow({ sound, digit }: { sound: Sound; digit: string }) {
  const { t } = useTranslation()
  const { muted, quietUntil, quietOf } = soundState.use()
  useNow()
  const left = Math.ceil((Math.max(quietUntil, quietOf[sound]) - Date.now()) / 1000)
  const state = muted[sound] ? t('sound.muted') : left > 0 ? t('sound.quietFor', { seconds: left }) : t('sound.on')
  return (
    <li className="sound-row">
      <Icon name={muted[sound] || left > 0 ? 'silent' : 'sound'} />
      <span className="grow">
        {t(`sound.${sound}`)} <span className={muted[sound] || left > 0 ? 'your-turn s12' : 't2 s12'}>{state}</span>
      </span>
      <Button
        size="sm"
        kind="plain"
        onClick={() => hear(sound)}
        aria-label={`${t('sound.hear')}: ${t(`sound.${sound}`)}`}
      >
        {t('sound.hear')}
      </Button>
      <Button
        size="sm"
        keys={digit}
        onClick={() => quietOnly(sound, minute)}
        aria-label={`${t('sound.quiet')}: ${t(`sound.${sound}`)}`}
      >
        {t('notices.minute')}
      </Button>
      <Button
        size="sm"
        kind="plain"
        aria-pressed={muted[sound]}
        onClick={() => mute(sound, !muted[sound])}
        aria-label={`${t('sound.mute')}: ${t(`sound.${sound}`)}`}
      >
        {t(muted[sound] ? 'sound.unmute' : 'sound.mute')}
      </Button>
    </li>
  )
}
