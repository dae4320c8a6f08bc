import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { parkedQuery } from '../../api/queries'
import type { ParkedReaction } from '../../api/types'
import { useRegion, useRight } from '../../app/region'
import { useAct } from '../../ui/act'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { When } from '../../ui/Time'

/** Reactions that failed and wait for a person: shown only while there are any. */
export function Parked() {
  const { t } = useTranslation()
  const region = useRegion().id
  const { data } = useQuery({ ...parkedQuery(region), enabled: useRight('retryReactions') })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <Panel title={t('parked.title', { count: items.length })} className="sheet">
      <p className="t2">{t('parked.more')}</p>
      <ul className="rows">
        {items.map((item) => (
          <Item key={`${item.subscriber}/${item.seq}`} item={item} region={region} />
        ))}
      </ul>
    </Panel>
  )
}

function Item({ item: { subscriber, seq, kind, at, canRetry }, region }: { item: ParkedReaction; region: string }) {
  const { t } = useTranslation()
  const { run, busy } = useAct()
  const supervises = useRight('supervise')
  const what = t([`timeline.${kind.replaceAll(/[.-]/g, '_')}`, 'timeline.unknown'] as never)
  const retry = () =>
    answer(
      api.POST('/api/regions/{region}/parked/{subscriber}/{seq}/retry', {
        params: { path: { region, subscriber, seq } },
      }),
    )
  const dismiss = () =>
    answer(
      api.POST('/api/regions/{region}/parked/{subscriber}/{seq}/dismiss', {
        params: { path: { region, subscriber, seq } },
      }),
    )
  return (
    <li className="row wrap">
      <span className="grow">
        <When at={at} /> {String(what)} <span className="t2">({subscriber})</span>
        {!canRetry && <span className="t2"> {t('parked.gone')}</span>}
      </span>
      {canRetry && (
        <Button
          size="sm"
          aria-busy={busy}
          aria-label={t('parked.retryOf', { what: String(what) })}
          onClick={() => void run(retry, { said: t('parked.retried') })}
        >
          {t('parked.retry')}
        </Button>
      )}
      {!canRetry && supervises && (
        <Button
          size="sm"
          aria-busy={busy}
          aria-label={t('parked.dismissOf', { what: String(what) })}
          onClick={() => void run(dismiss, { said: t('parked.dismissed') })}
        >
          {t('parked.dismiss')}
        </Button>
      )}
    </li>
  )
}
