import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'

/**
 * A key and what it does. `keys`: `k`, `Shift+N`, `Ctrl+Enter`, `F2`, `ArrowDown`, or two steps `F3 1`.
 * Single characters act outside fields only; Ctrl, Alt and F keys act everywhere; while a dialog is open only
 * the keys of the `dialog` layer act.
 */
export type KeyAction = {
  keys: string
  /** Already translated; shown in the foot and in the help. */
  label: string
  run: (event: KeyboardEvent) => void
  layer?: 'page' | 'everywhere' | 'dialog'
  /** Shown in the foot, in the order registered. */
  foot?: boolean
  /** Not listed anywhere: its control shows it. */
  hidden?: boolean
  /** Acts in fields too, although it is a single key (for lists driven from their field). */
  inFields?: boolean
  /** Fields keep this key for themselves, as Ctrl+Backspace, which takes a word away. */
  outsideFields?: boolean
}

type Entry = { current: KeyAction[] }
const entries: Entry[] = []
const listeners = new Set<() => void>()
let snapshot: KeyAction[] = []
let scheduled = false

function changed() {
  if (scheduled) return
  scheduled = true
  queueMicrotask(() => {
    scheduled = false
    const next = entries.flatMap((entry) => entry.current)
    const same = next.length === snapshot.length && next.every((a, i) => alike(a, snapshot[i]))
    if (same) return
    snapshot = next
    listeners.forEach((tell) => tell())
  })
}
const alike = (a: KeyAction, b?: KeyAction) =>
  a.keys === b?.keys && a.label === b.label && a.layer === b.layer && a.foot === b.foot && a.hidden === b.hidden

/** Binds keys while the component is shown. The latest bound wins. */
export function useKeys(actions: (KeyAction | false | null | undefined)[]) {
  const entry = useRef<KeyAction[]>([])
  entry.current = actions.filter((action): action is KeyAction => Boolean(action))
  // Before the page is painted: a key that is printed acts, however busy the browser is.
  useLayoutEffect(() => {
    entries.push(entry)
    changed()
    return () => {
      entries.splice(entries.indexOf(entry), 1)
      changed()
    }
  }, [])
  useEffect(changed)
}

export const useBoundKeys = () =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => snapshot,
  )

export function pressed(event: KeyboardEvent): string {
  const parts: string[] = []
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl')
  if (event.altKey) parts.push('Alt')
  const key = event.key === ' ' ? 'Space' : event.key
  const letter = key.length === 1 && /[a-z]/i.test(key)
  // Shift is part of the name of a letter or a named key; for ? and / it is only how they are typed.
  if (event.shiftKey && (letter || key.length > 1)) parts.push('Shift')
  parts.push(letter ? (event.shiftKey ? key.toUpperCase() : key.toLowerCase()) : key)
  return parts.join('+')
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.tagName === 'TEXTAREA' ||
    target.tagName === 'SELECT' ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)))

const single = (step: string) => !/^(Ctrl|Alt)\+/.test(step) && !/F\d+$/.test(step)

let pending: { step: string; at: number } | null = null

function find(name: string, event: KeyboardEvent): KeyAction | 'prefix' | undefined {
  const dialog = document.querySelector('dialog[open]') !== null
  const field = isField(event.target)
  const first = pending && event.timeStamp - pending.at < 3000 ? pending.step : null
  let prefix = false
  // The page's own key comes before one that acts everywhere.
  let everywhere: KeyAction | undefined
  for (let i = entries.length - 1; i >= 0; i--)
    for (const action of entries[i]!.current) {
      if (dialog !== (action.layer === 'dialog')) continue
      if (field && action.outsideFields) continue
      const [one, two] = action.keys.split(' ')
      if (two) {
        if (first === one && two === name) return action
        if (!first && one === name) prefix = true
      } else if (action.keys === name && !first && (!field || !single(name) || action.inFields)) {
        if (action.layer !== 'everywhere') return action
        everywhere ??= action
      }
    }
  return prefix ? 'prefix' : everywhere
}

function onKey(event: KeyboardEvent) {
  if (event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
  const name = pressed(event)
  // A focused button or link keeps its own Enter and Space.
  const own = (name === 'Enter' || name === 'Space') && (event.target as Element).closest?.('button,a,summary,label')
  if (own) return
  const action = find(name, event)
  pending = action === 'prefix' ? { step: name, at: event.timeStamp } : null
  if (!action) return
  event.preventDefault()
  if (action !== 'prefix') action.run(event)
}

if (typeof window !== 'undefined') window.addEventListener('keydown', onKey)

/** Keys that share a word stand together: arrow up and down, select. */
export function together(actions: KeyAction[]): { label: string; keys: string[] }[] {
  const groups: { label: string; keys: string[] }[] = []
  for (const { label, keys } of actions) {
    const same = groups.find((group) => group.label === label)
    if (same) same.keys.push(keys)
    else groups.push({ label, keys: [keys] })
  }
  return groups
}
