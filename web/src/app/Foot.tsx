import type { ReactNode } from 'react'
import { Kbd } from '../ui/Kbd'
import { type KeyAction, useBoundKeys } from '../ui/keys'
import { NoticePill } from './notices'

/** Keys that share a word stand together: arrow up and down, select. */
function together(keys: KeyAction[]): { label: string; keys: string[] }[] {
  const groups: { label: string; keys: string[] }[] = []
  for (const { label, keys: key, foot } of keys) {
    if (!foot) continue
    const same = groups.find((group) => group.label === label)
    if (same) same.keys.push(key)
    else groups.push({ label, keys: [key] })
  }
  return groups
}

export function Foot({ legend }: { legend?: ReactNode }) {
  return (
    <footer className="foot">
      <div className="keys" aria-hidden="true">
        {together(useBoundKeys()).map((group) => (
          <span key={group.label}>
            {group.keys.map((key) => (
              <Kbd key={key} keys={key} />
            ))}
            {group.label}
          </span>
        ))}
      </div>
      {legend && <div className="legend">{legend}</div>}
      <NoticePill />
    </footer>
  )
}
