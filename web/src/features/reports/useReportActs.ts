import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import type { Outcome } from '../../api/types'
import { useRegion } from '../../app/region'
import { useAct } from '../../ui/act'

export function useReportActs(id: string) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const params = { path: { region: useRegion().id, id } }
  const attach = (incidentId: string) =>
    answer(api.POST('/api/regions/{region}/reports/{id}/attach', { params, body: { incidentId } }))
  const detach = () => answer(api.POST('/api/regions/{region}/reports/{id}/detach', { params }))
  return {
    busy,
    correct: (outcome: Outcome, reason: string) =>
      run(
        () =>
          answer(api.POST('/api/regions/{region}/reports/{id}/outcome', { params, body: { outcome, reason } })).then(
            () => true,
          ),
        { said: t('reports.corrected') },
      ),
    settle: (words: string) =>
      run(
        () =>
          answer(api.POST('/api/regions/{region}/reports/{id}/settle', { params, body: { words } })).then(() => true),
        {
          said: t('reports.settled'),
        },
      ),
    attach: (incident: { id: string; shortNumber: string }) => {
      const said = t('reports.attached', { short: incident.shortNumber })
      return run(() => attach(incident.id), { said, undo: detach, undone: t('reports.detached') })
    },
    detach: (from: string | null) =>
      run(detach, {
        said: t('reports.detached'),
        ...(from ? { undo: () => attach(from), undone: t('reports.undone') } : {}),
      }),
  }
}
