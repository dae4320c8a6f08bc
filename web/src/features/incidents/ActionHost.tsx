import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { incidentQuery } from '../../api/queries'
import type { IncidentView } from '../../api/types'
import { useRegion } from '../../app/region'
import { type Asked, asked, stopAsking } from './ask'
import { ChangeDialog } from './ChangeDialog'
import { CloseDialog } from './CloseDialog'
import { JoinDialog } from './JoinDialog'
import { PhoneDialog } from './PhoneDialog'
import { RemindDialog } from './RemindDialog'
import { SendDialog } from './SendDialog'
import { StampDialog } from './StampDialog'
import { WordsDialog } from './WordsDialog'

/** Shows the question that is asked, on whatever page; it reads the incident itself. */
export function ActionHost() {
  const question = asked.use()
  return question && <ForIncident key={question.what + question.id} question={question} />
}

function ForIncident({ question }: { question: Asked }) {
  const { t } = useTranslation()
  const { data: incident } = useQuery(incidentQuery(useRegion().id, question.id))
  if (!incident)
    return (
      <div role="status" className="vh">
        {t('shell.loading')}
      </div>
    )
  return <Asking question={question} incident={incident} />
}

function Asking({ question, incident }: { question: Asked; incident: IncidentView }) {
  const given = { incident, onClose: stopAsking }
  const ticket = 'ticket' in question ? incident.tickets.find(({ id }) => id === question.ticket) : undefined
  switch (question.what) {
    case 'send':
      return <SendDialog {...given} />
    case 'reroute':
      return <SendDialog {...given} instead={ticket} />
    case 'close':
      return <CloseDialog {...given} />
    case 'join':
      return <JoinDialog {...given} />
    case 'remind':
      return <RemindDialog {...given} />
    case 'change':
      return <ChangeDialog {...given} />
    case 'note':
    case 'restrict':
    case 'hold':
    case 'liftHold':
    case 'reopen':
      return <WordsDialog {...given} what={question.what} />
    case 'settle':
      return ticket ? <WordsDialog {...given} what="settle" ticket={ticket} /> : null
    case 'phone':
      return ticket ? <PhoneDialog {...given} ticket={ticket} /> : null
    case 'stamp':
      return ticket ? <StampDialog {...given} ticket={ticket} /> : null
  }
}
