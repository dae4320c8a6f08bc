import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '../../i18n'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/icons'
import { useKeys } from '../../ui/keys'
import { Panel } from '../../ui/Panel'
import { answerOf, withAnswer } from './form'
import { useCall } from './useCall'

const choices = ['yes', 'no', 'unknown'] as const
type Choice = (typeof choices)[number]
const keys = { yes: 'F7', no: 'Shift+F7', unknown: 'Alt+F7' } as const

/** The category's questions; the next one stands out and is answered by one key from anywhere. */
export function Questions() {
  const { t } = useTranslation()
  const { category, form, type, mayType } = useCall()
  const [again, setAgain] = useState<string | null>(null)
  const questions = category?.questions.filter(({ retired }) => !retired) ?? []
  const current = questions.find(({ id }) => id === again) ?? questions.find(({ id }) => answerOf(form, id) === null)
  const say = (answer: Choice) => {
    if (!current) return
    type((now) => withAnswer(now, current.id, answer))
    setAgain(null)
  }
  useKeys([
    ...choices.map(
      (answer) => current && mayType && { keys: keys[answer], label: t(`call.keys.${answer}`), run: () => say(answer) },
    ),
    // Some window managers move windows with Alt F7.
    current && mayType && { keys: 'Ctrl+F7', label: t('call.keys.unknown'), run: () => say('unknown'), hidden: true },
  ])
  const answered = questions.filter(({ id }) => answerOf(form, id) !== null).length
  const said = (id: string) => {
    const answer = answerOf(form, id)
    return answer && choices.includes(answer as Choice) ? t(`call.answer.${answer as Choice}`) : answer
  }
  return (
    <Panel title={t('call.ask')} note={category && t('call.askOf', { answered, count: questions.length })}>
      {!category && <p className="t2">{t('call.askNone')}</p>}
      <ol className="ask">
        {questions.map(({ id, text, raisesTo }, index) =>
          id === current?.id ? (
            <li key={id} className="now" aria-current="step">
              <span className="n">{index + 1}</span>
              <div>
                <p className="s16 b">{text[locale()]}</p>
                <div className="row wrap">
                  {choices.map((answer) => (
                    <Button key={answer} size="sm" keys={keys[answer]} onClick={() => say(answer)}>
                      {t(`call.answer.${answer}`)}
                    </Button>
                  ))}
                  {raisesTo !== null && category && raisesTo < category.urgency && (
                    <span className="s12 t2">{t('call.raisesTo', { level: raisesTo })}</span>
                  )}
                </div>
              </div>
            </li>
          ) : (
            <li key={id}>
              <span className="n">{index + 1}</span>
              <button type="button" onClick={() => setAgain(id)} title={said(id) ? t('call.change') : undefined}>
                <span className={said(id) ? 't2' : undefined}>{text[locale()]}</span>
                {said(id) && <b>{said(id)}</b>}
              </button>
            </li>
          ),
        )}
      </ol>
      {category && questions.length > 0 && !current && (
        <p className="row good s12">
          <Icon name="ok" />
          {t('call.askDone')}
        </p>
      )}
    </Panel>
  )
}

export function Advice() {
  const { t } = useTranslation()
  const { category } = useCall()
  if (!category || category.do.length + category.dont.length === 0) return null
  return (
    <section className="panel advice">
      <div>
        <h2 className="sec good">
          <Icon name="ok" />
          {t('call.do')}
        </h2>
        <ol>
          {category.do.map((line) => (
            <li key={line.id}>{line[locale()]}</li>
          ))}
        </ol>
      </div>
      <div>
        <h2 className="sec alarm-tx">
          <Icon name="no" />
          {t('call.dont')}
        </h2>
        <ol>
          {category.dont.map((line) => (
            <li key={line.id}>{line[locale()]}</li>
          ))}
        </ol>
      </div>
    </section>
  )
}
