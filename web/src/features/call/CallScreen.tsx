import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Page } from '../../app/Page'
import { useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { useKeys } from '../../ui/keys'
import { EmptyState } from '../../ui/Panel'
import type { Keeper } from './draft/Keeper'
import { useHolding, useKept } from './draft/useKeeper'
import { PaperBanner } from './PaperBanner'
import { Advice, Questions } from './Questions'
import { ReportForm } from './ReportForm'
import { CallTimeline, SentTickets } from './SentTickets'
import { EarlierReports, SimilarIncidents } from './SimilarPanels'
import { Strip } from './Strip'
import { Told } from './Told'
import { useActs } from './useActs'
import { CallContext, useCall, useCallOf } from './useCall'
import { useSending } from './useSending'
import { useSimilar } from './useSimilar'

export function CallScreen({ keeper }: { keeper: Keeper }) {
  const kept = useKept(keeper)
  useHolding(keeper, kept)
  const call = useCallOf(keeper, kept)
  if (kept.held === 'loading' || kept.held === 'gone' || kept.held === 'ended' || !call)
    return <NotOpen held={kept.held} />
  return (
    <CallContext value={call}>
      <InCall />
    </CallContext>
  )
}

function NotOpen({ held }: { held: string }) {
  const { t } = useTranslation()
  const region = useRegion().id
  const over = held === 'ended' || held === 'gone'
  return (
    <Page title={t('call.title')} help="call">
      <EmptyState title={t(held === 'ended' ? 'call.endedAlready' : held === 'gone' ? 'call.gone' : 'call.waiting')}>
        {held === 'gone' && <p>{t('call.goneMore')}</p>}
        {over && <Link to={`/r/${region}/panggilan`}>{t('call.back')}</Link>}
      </EmptyState>
    </Page>
  )
}

function InCall() {
  const { t } = useTranslation()
  const { kept } = useCall()
  const similar = useSimilar()
  const sending = useSending()
  const acts = useActs(sending)
  const strip = (
    <>
      <Strip similar={similar} />
      <PaperBanner />
      <Elsewhere />
    </>
  )
  const title = kept.sent ? `${t('call.title')} ${kept.sent.shortNumber}` : t('call.title')
  return (
    <Page title={title} help="call" className="call" strip={strip}>
      <div className="col">
        <ReportForm sending={sending} acts={acts} />
      </div>
      <div className="col">
        <Questions />
        <Advice />
        <SimilarIncidents similar={similar} join={acts.join} />
        <EarlierReports similar={similar} />
      </div>
      <div className="col">
        <Told sending={sending} acts={acts} />
        <SentTickets sending={sending} acts={acts} />
        <CallTimeline sending={sending} />
      </div>
    </Page>
  )
}

/** Another place edits this draft, or left words here that the server does not have. */
function Elsewhere() {
  const { t } = useTranslation()
  const { keeper, kept } = useCall()
  const elsewhere = kept.held === 'elsewhere'
  useKeys([elsewhere && { keys: 't', label: t('call.takeOver'), run: () => void keeper.takeOver(), foot: true }])
  const { mine } = kept
  return (
    <div role="status">
      {elsewhere && (
        <div className="banner">
          <Icon name="lock" />
          {t('call.elsewhere')}
          <Button size="sm" keys="t" onClick={() => void keeper.takeOver()}>
            {t('call.takeOver')}
          </Button>
        </div>
      )}
      {!elsewhere && mine && (
        <div className="banner">
          <Icon name="bang" />
          {t('call.mine', { words: mine.words.slice(0, 80) || t('call.mineEmpty') })}
          <Button size="sm" onClick={() => keeper.chooseMine(true)}>
            {t('call.useMine')}
          </Button>
          <Button size="sm" onClick={() => keeper.chooseMine(false)}>
            {t('call.useTheirs')}
          </Button>
        </div>
      )}
    </div>
  )
}
