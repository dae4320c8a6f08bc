import { useTranslation } from 'react-i18next'

/** Shown when it takes longer than a blink: a page that waits for a server is not a broken one. */
export function Loading() {
  const { t } = useTranslation()
  return (
    <p className="pending" role="status">
      {t('shell.loading')}
    </p>
  )
}
