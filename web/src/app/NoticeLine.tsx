import { useTranslation } from 'react-i18next'
import type { Notice } from '../api/types'
import { At, When } from '../ui/Time'
import { UrgencyMark } from '../ui/Urgency'
import { isRed, soundOf, useNoticeWords, useOpenNotice } from './notices'

/** One thing to know: what, for which case, how it sounds, when it came and whether it was opened. */
export function NoticeLine({ group, onClose }: { group: Notice[]; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useNoticeWords()
  const openNotice = useOpenNotice()
  const notice = group[0]
  if (!notice) return null
  const go = () => {
    onClose()
    openNotice(group)
  }
  return (
    <li>
      <button type="button" className={isRed.has(notice.kind) ? 'news-line over-line' : 'news-line'} onClick={go}>
        <UrgencyMark level={notice.urgency} />
        <span className="grow">
          <b>{notice.shortNumber}</b> {words(notice)}
          {group.length > 1 && <span className="t2"> {t('notices.times', { count: group.length })}</span>}
          {notice.words && <span className="t2"> «{notice.words}»</span>}
          <span className="t2 s12 told">
            {t(`sound.${soundOf[notice.kind]}`)}
            {notice.repeatSeconds && <>, {t('notices.repeats', { seconds: notice.repeatSeconds })}</>}
            {notice.deliveredAt && (
              <>
                {' · '}
                {t('notices.delivered')} <At at={notice.deliveredAt} />
              </>
            )}
            {notice.seenAt && (
              <>
                {' · '}
                {t('notices.seen')} <At at={notice.seenAt} />
              </>
            )}
          </span>
        </span>
        <span className="t2 nw">
          <When at={notice.at} />
        </span>
      </button>
    </li>
  )
}
