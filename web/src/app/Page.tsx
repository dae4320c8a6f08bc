import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { HelpDrawer } from '../ui/HelpDrawer'
import { openDialog } from './dialogs'
import { Foot } from './Foot'
import { TopBar } from './TopBar'

type Props = {
  title: string
  /** The words of the help drawer: `board` shows `board.help`. */
  help:
    | 'board'
    | 'call'
    | 'desk'
    | 'executive'
    | 'incident'
    | 'search'
    | 'reports'
    | 'duty'
    | 'people'
    | 'session'
    | 'missing'
  /** A fixed strip between the bar and the page, as the call's. */
  strip?: ReactNode
  /** At the right of the foot. */
  legend?: ReactNode
  className?: string
  children: ReactNode
}

/** One page: bar, strip, content, foot. The content scrolls, bar and foot keep their place. */
export function Page({ title, help, strip, legend, className, children }: Props) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${title} · Siaga`
  }, [title])
  return (
    <div className="page">
      <a className="skip" href="#isi">
        {t('nav.skip')}
      </a>
      <TopBar />
      {strip ? <section aria-label={title}>{strip}</section> : <div />}
      <main id="isi" tabIndex={-1} className={className}>
        <h1 className="vh">{title}</h1>
        {children}
      </main>
      <Foot legend={legend} />
      {openDialog.use() === 'help' && (
        <HelpDrawer title={title} text={t(`${help}.help` as `board.help`)} onClose={() => openDialog.set(null)} />
      )}
    </div>
  )
}
