import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { useKeys } from './keys'
import { store } from './store'

export type Toast = { id: number; text: string; bad?: boolean; undo?: () => void }
const shown = store<Toast[]>([])
let last = 0

/** Says what happened; with `undo` it can be taken back with one key for as long as it is shown. */
export function toast(text: string, more: { bad?: boolean; undo?: () => void } = {}) {
  const id = ++last
  shown.set([...shown.now().slice(-2), { id, text, ...more }])
  setTimeout(() => dismiss(id), more.undo ? 12_000 : more.bad ? 10_000 : 4000)
}
const dismiss = (id: number) => shown.set(shown.now().filter((one) => one.id !== id))

export function ToastHost() {
  const { t } = useTranslation()
  const toasts = shown.use()
  const latest = toasts.findLast((one) => one.undo)
  const undo = (one: Toast) => {
    dismiss(one.id)
    one.undo?.()
  }
  useKeys([latest && { keys: 'Ctrl+Shift+Z', label: t('shell.undo'), run: () => undo(latest), layer: 'everywhere' }])
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((one) => (
        <div key={one.id} className={one.bad ? 'toast bad' : 'toast'}>
          <span>{one.text}</span>
          {one.undo && (
            <Button size="sm" keys={one === latest ? 'Ctrl+Shift+Z' : undefined} onClick={() => undo(one)}>
              {t('shell.undo')}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}
