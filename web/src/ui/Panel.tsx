import type { ReactNode } from 'react'
import { useId } from 'react'

type Props = {
  title?: ReactNode
  note?: ReactNode
  aside?: ReactNode
  className?: string
  /** 0 where the panel itself scrolls and holds nothing else that takes the focus. */
  tabIndex?: number
  children: ReactNode
}

export function Panel({ title, note, aside, className, tabIndex, children }: Props) {
  const id = useId()
  return (
    <section
      className={['panel', className].filter(Boolean).join(' ')}
      tabIndex={tabIndex}
      aria-labelledby={title ? id : undefined}
    >
      {title && (
        <div className="sec">
          <h2 id={id}>{title}</h2>
          {note && <span className="n">{note}</span>}
          {aside && <span className="end row">{aside}</span>}
        </div>
      )}
      {children}
    </section>
  )
}

export const EmptyState = ({ title, children }: { title: ReactNode; children?: ReactNode }) => (
  <div className="empty">
    <b>{title}</b>
    {children}
  </div>
)
