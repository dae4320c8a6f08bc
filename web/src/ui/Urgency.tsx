import { useTranslation } from 'react-i18next'
import type { Urgency as Level } from '../api/types'

const shapes = {
  1: <path d="M6.2 1h7.6L19 6.2v7.6L13.8 19H6.2L1 13.8V6.2z" fill="var(--u1)" stroke="var(--u1)" strokeWidth="1.5" />,
  2: <path d="M10 1L19.4 18.4H.6z" fill="var(--u2)" stroke="var(--u2)" strokeWidth="1.5" />,
  3: <path d="M10 .6L19.4 10L10 19.4L.6 10z" fill="var(--u3)" stroke="var(--u3)" strokeWidth="1.5" />,
  4: <rect x="2" y="2" width="16" height="16" rx="1.5" fill="var(--bg1)" stroke="var(--u4)" strokeWidth="1.5" />,
  5: <circle cx="10" cy="10" r="8.4" fill="var(--bg1)" stroke="var(--u5)" strokeWidth="1.5" />,
}
const digit = { 1: 'var(--u1-on)', 2: 'var(--u2-on)', 3: 'var(--u3-on)', 4: 'var(--u4-tx)', 5: 'var(--u5-tx)' }

export const UrgencyMark = ({ level, size = 18 }: { level: Level; size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
    {shapes[level]}
    <text x="10" y={level === 2 ? 16 : 14} textAnchor="middle" fontSize="11.5" fontWeight="700" fill={digit[level]}>
      {level}
    </text>
  </svg>
)

/** Shape, digit, word and colour: grey print still reads. `short` keeps the word for screen readers only. */
export function Urgency({ level, size, short }: { level: Level; size?: number; short?: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={`u u${level}`}>
      <UrgencyMark level={level} size={size} />
      <span className={short ? 'vh' : undefined}>
        <span className="vh">{level} </span>
        {t(`urgency.u${level}`)}
      </span>
    </span>
  )
}
