import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { store } from './store'

type Question = { title: ReactNode; body: ReactNode; confirm: ReactNode }
const asked = store<(Question & { answer: (yes: boolean) => void }) | null>(null)

/** Asks once, in plain words, before what cannot be taken back. */
export const confirmOnce = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    asked.set({
      ...question,
      answer: (yes) => {
        asked.set(null)
        resolve(yes)
      },
    })
  })

export function ConfirmHost() {
  const { t } = useTranslation()
  const question = asked.use()
  if (!question) return null
  return (
    <Dialog title={question.title} onClose={() => question.answer(false)} noExit>
      <div className="body">{question.body}</div>
      <div className="acts">
        <Button data-first keys="Escape" onClick={() => question.answer(false)}>
          {t('shell.cancel')}
        </Button>
        <Button kind="danger" onClick={() => question.answer(true)}>
          {question.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
