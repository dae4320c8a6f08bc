import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { IncidentView } from '../../api/types'
import { useCategories, useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { Age, When } from '../../ui/Time'
import { Urgency } from '../../ui/Urgency'
import { askFor } from './ask'
import { mayClose, useIncidentActs } from './useIncidentActs'

/** What it is and how it stands, always in sight. */
export function IncidentHead({ incident }: { incident: IncidentView }) {
  const { t } = useTranslation()
  const categories = useCategories()
  return (
    <div className="incident-head">
      <Urgency level={incident.urgency} size={24} />
      <b className="s20">{incident.shortNumber}</b>
      <b className="s16">{categories.name(incident.category)}</b>
      <span className="t2">{incident.number}</span>
      {incident.restricted && (
        <span className="tag alarm">
          <Icon name="lock" />
          {t('incident.restricted')}
        </span>
      )}
      {incident.held && (
        <span className="tag miss" title={incident.held.reason ?? undefined}>
          <Icon name="lock" />
          <span>
            {t('incident.held')} <When at={incident.held.since} />
            {incident.held.by && `, ${incident.held.by.name}`}
          </span>
        </span>
      )}
      {incident.test && <span className="tag miss">{t('incident.test')}</span>}
      {incident.kind !== 'emergency' && <span className="tag">{t(`kind.${incident.kind}`)}</span>}
      {incident.placeUnknown && (
        <span className="tag miss">
          <Icon name="bang" />
          {t('place.unknown')}
        </span>
      )}
      <span className="end row wrap">
        <Standing incident={incident} />
      </span>
    </div>
  )
}

function Standing({ incident }: { incident: IncidentView }) {
  const { t } = useTranslation()
  const region = useRegion().id
  if (incident.closed)
    return (
      <>
        <span className="tag">
          <Icon name="ok" />
          {t('incident.closed')}
        </span>
        <span className="t2">
          {t(`incident.reason.${incident.closed.reason}`)}, <When at={incident.closed.at} />,{' '}
          {incident.closed.by?.name ?? t('incident.someone')}
          {incident.closed.words && ` «${incident.closed.words}»`}
        </span>
        {incident.closed.duplicateOf && (
          <Link to={`/r/${region}/kejadian/${incident.closed.duplicateOf.id}`}>
            {incident.closed.duplicateOf.number}
          </Link>
        )}
      </>
    )
  return (
    <>
      {incident.ready && (
        <span className="tag good">
          <Icon name="ok" />
          {t('incident.allClosedTickets')}
        </span>
      )}
      <span className="t2">
        {t('incident.opened')} <When at={incident.openedAt} />
      </span>
      <b className="s20">
        <Age since={incident.openedAt} />
      </b>
    </>
  )
}

export function IncidentActs({ incident }: { incident: IncidentView }) {
  const { t } = useTranslation()
  const acts = useIncidentActs()
  const { id, allowedActions: may } = incident
  const ask = (what: 'send' | 'note' | 'change' | 'join' | 'restrict' | 'reopen' | 'hold' | 'liftHold') => () =>
    askFor({ what, id })
  return (
    <div className="panel incident-acts">
      {incident.closed ? (
        <Button keys="b" kind="primary" allowed={may.reopen} onClick={ask('reopen')}>
          {t('incident.reopen')}
        </Button>
      ) : (
        <Button keys="k" allowed={may.send} onClick={ask('send')}>
          {t('incident.send')}
        </Button>
      )}
      <Button keys="c" allowed={may.note} onClick={ask('note')}>
        {t('incident.note')}
      </Button>
      <Button keys="u" allowed={may.change} onClick={ask('change')}>
        {t('incident.change')}
      </Button>
      <Button keys="p" allowed={may.remind} onClick={() => void acts.remind(incident, 5)}>
        {t('incident.remindFive')}
      </Button>
      {may.part.allowed ? (
        <Button keys="g" onClick={() => void acts.part(incident)}>
          {t('incident.part')}
        </Button>
      ) : (
        <Button keys="g" allowed={may.join} onClick={ask('join')}>
          {t('incident.join')}
        </Button>
      )}
      {!incident.restricted && (
        <Button keys="r" allowed={may.restrict} onClick={ask('restrict')}>
          {t('incident.restrict')}
        </Button>
      )}
      {incident.held ? (
        <Button keys="Shift+H" allowed={may.liftHold} onClick={ask('liftHold')}>
          {t('incident.liftHold')}
        </Button>
      ) : (
        <Button keys="Shift+H" allowed={may.hold} onClick={ask('hold')}>
          {t('incident.hold')}
        </Button>
      )}
      {!incident.closed && (
        <Button
          keys="x"
          kind={incident.ready ? 'primary' : undefined}
          allowed={mayClose(may)}
          onClick={() => acts.close(incident, may)}
        >
          {t('incident.close')}
        </Button>
      )}
    </div>
  )
}
