import { store } from '../../ui/store'

/** What is being typed for each case: stays while the desk turns to another ticket. Never leaves the page. */
const typed = store<Record<string, string>>({})

export function useTyped(key: string): [string, (words: string) => void] {
  const all = typed.use()
  return [all[key] ?? '', (words) => typed.set({ ...typed.now(), [key]: words })]
}
export const typedNow = (key: string) => typed.now()[key]?.trim() ?? ''
export const forgetTyped = (key: string) => {
  const { [key]: _, ...rest } = typed.now()
  typed.set(rest)
}
