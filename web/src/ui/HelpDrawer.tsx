import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog'
import { Kbd } from './Kbd'
import { type KeyAction, together, useBoundKeys } from './keys'

function Keys({ title, keys }: { title: string; keys: KeyAction[] }) {
  if (keys.length === 0) return null
  return (
    <section>
      <h3 className="sec">{title}</h3>
      <ul className="rows">
        {together(keys).map((group) => (
          <li key={group.label} className="row">
            <span className="grow">{group.label}</span>
            {group.keys.map((key) => (
              <Kbd key={key} keys={key} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function HelpDrawer({ title, text, onClose }: { title: string; text: string; onClose: () => void }) {
  const { t } = useTranslation()
  const keys = useBoundKeys()
  const here = keys.filter(({ layer }) => !layer || layer === 'page')
  return (
    <Dialog className="drawer" title={`${t('shell.help')}: ${title}`} onClose={onClose}>
      <div className="body stack">
        <p>{text}</p>
        <Keys title={t('shell.keysHere')} keys={here} />
        {here.length === 0 && <p className="t2">{t('shell.noKeys')}</p>}
        <Keys title={t('shell.keysEverywhere')} keys={keys.filter(({ layer }) => layer === 'everywhere')} />
      </div>
    </Dialog>
  )
}
