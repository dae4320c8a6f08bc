import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { incidentQuery } from '../../api/queries'
import type { DeskTicket } from '../../api/types'
import { useAgencies, useCategories, useRegion } from '../../app/region'
import { locale } from '../../i18n'
import { Icon } from '../../ui/icons'
import { PlaceName, VictimCounts } from '../../ui/Place'
import { At } from '../../ui/Time'

/** What the agency must know to go: place first, then what happens, who is hurt, how to reach the caller. */
export function CaseFacts({ ticket }: { ticket: DeskTicket }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const { incident, why, from, sentWords } = ticket
  const hurt = incident.victims.trapped + incident.victims.injured + incident.victims.dead > 0
  return (
    <dl className="kv">
      <dt>{t('incident.place')}</dt>
      <dd>
        <b className="s14">
          <PlaceName place={incident.place} unknown={incident.placeUnknown} />
        </b>
        {incident.placeUnknown && <span className="t2"> {t('desk.placeAsked')}</span>}
      </dd>
      {incident.place.landmark && (
        <>
          <dt>{t('place.landmark')}</dt>
          <dd>{incident.place.landmark}</dd>
        </>
      )}
      <dt>{t('incident.words')}</dt>
      <dd className="s14 prose">{incident.words || <span className="t3">{t('desk.noWords')}</span>}</dd>
      <dt>{t('incident.victims')}</dt>
      <dd className={hurt ? 'b' : undefined}>
        <VictimCounts victims={incident.victims} />
      </dd>
      <Answers ticket={ticket} />
      <dt>{t('desk.caller')}</dt>
      <dd>
        <Caller caller={incident.caller} />
      </dd>
      {(sentWords || why !== 'routing') && (
        <>
          <dt>{t('desk.why')}</dt>
          <dd>
            {t(`ticket.why.${why}`, { from: agencies.short(from) || t('desk.centre') })}
            {sentWords && <b>: «{sentWords}»</b>}
          </dd>
        </>
      )}
      {incident.closedAt && (
        <>
          <dt>{t('incident.closed')}</dt>
          <dd>
            <At at={incident.closedAt} />
          </dd>
        </>
      )}
    </dl>
  )
}

/** A number is never shown without the words whether it is safe to use. */
function Caller({ caller }: { caller: DeskTicket['incident']['caller'] }) {
  const { t } = useTranslation()
  if (!caller) return <span className="t2">{t('desk.unnamed')}</span>
  const { number, name, safeContact, language } = caller
  return (
    <span className="row wrap">
      {name && <span>{name}</span>}
      <span>{number ?? t('incident.noNumber')}</span>
      {number && (
        <span className={safeContact === 'yes' ? 'tag good' : safeContact === 'no' ? 'tag alarm' : 'tag miss'}>
          <Icon name={safeContact === 'yes' ? 'phone' : safeContact === 'no' ? 'no' : 'bang'} />
          {t(`safe.${safeContact}`)}
        </span>
      )}
      {language !== 'id' && <span className="tag">{t(`speech.${language}`)}</span>}
    </span>
  )
}

/** What the caller answered, worded by the category; only what was said, not what nobody knew. */
function Answers({ ticket }: { ticket: DeskTicket }) {
  const { t } = useTranslation()
  const categories = useCategories()
  const { data } = useQuery(incidentQuery(useRegion().id, ticket.incident.id))
  const category = categories.find(ticket.incident.category)
  const said = (data?.reports ?? [])
    .flatMap(({ answers }) => answers)
    .filter(({ answer }) => answer && answer !== 'unknown')
  const known = new Map(said.map((one) => [one.question, one.answer]))
  const rows = (category?.questions ?? []).filter(({ id }) => known.has(id))
  if (rows.length === 0) return null
  return (
    <>
      <dt>{t('desk.answers')}</dt>
      <dd>
        <ul>
          {rows.map(({ id, text }) => {
            const answer = known.get(id) ?? ''
            return (
              <li key={id}>
                <span className="t2">{text[locale()]}</span>{' '}
                <b>{answer === 'yes' || answer === 'no' ? t(`desk.${answer}`) : answer}</b>
              </li>
            )
          })}
        </ul>
      </dd>
    </>
  )
}
