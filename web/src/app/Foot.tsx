import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../ui/Kbd'
import { together, useBoundKeys } from '../ui/keys'
import { NoticePill } from './notices'

export function Foot({ legend }: { legend?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <footer className="foot">
      <div className="keys" aria-hidden="true">
        {together(useBoundKeys().filter(({ foot }) => foot)).map((group) => (
          <span key={group.label}>
            {group.keys.map((key) => (
              <Kbd key={key} keys={key} />
            ))}
            {group.label}
          </span>
        ))}
      </div>
      <div className="keys" aria-hidden="true">
        <span>
          <Kbd keys="?" />
          {t('shell.help').toLowerCase()}
        </span>
      </div>
      {legend && <div className="legend">{legend}</div>}
      <NoticePill />
    </footer>
  )
}
