import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Page } from '../../app/Page'
import { openDialog } from '../../app/dialogs'
import { useProfile, useRegion } from '../../app/region'
import { Button } from '../../ui/Button'
import { useKeys } from '../../ui/keys'
import { Drafts } from './Drafts'
import { beginDraft } from './draft/useKeeper'
import { JustEnded } from './JustEnded'

/** No call is open: begin one, or go on with one that did not end. */
export function Start() {
  const { t } = useTranslation()
  const region = useRegion().id
  const navigate = useNavigate()
  const lines = useProfile()?.lines ?? []
  const begun = useRef(false)
  /** Once: on a slow PC the key is pressed again before the form is there. */
  const begin = (line: string) => {
    if (begun.current) return
    begun.current = true
    void navigate(`/r/${region}/panggilan/${beginDraft(region, line)}`)
  }
  const [first] = lines
  const enterCard = () => openDialog.set('paper')
  useKeys([
    first && { keys: 'b', label: t('call.newReport'), run: () => begin(first.id), foot: true },
    first && { keys: 'k', label: t('call.paper.enter'), run: enterCard, foot: true },
  ])
  return (
    <Page title={t('call.title')} help="call">
      <div className="start">
        <div className="row wrap">
          {lines.map(({ id, number }, index) => (
            <Button
              key={id}
              kind={index === 0 ? 'primary' : undefined}
              size="big"
              keys={index === 0 ? 'b' : undefined}
              autoFocus={index === 0}
              onClick={() => begin(id)}
            >
              {lines.length > 1 ? t('call.newOnLine', { number }) : t('call.newReport')}
            </Button>
          ))}
          {first && (
            <Button size="big" keys="k" onClick={enterCard}>
              {t('call.paper.enter')}
            </Button>
          )}
        </div>
        <JustEnded />
        <Drafts />
      </div>
    </Page>
  )
}
