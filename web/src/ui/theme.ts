import { remember } from '../i18n'
import { store } from './store'

export type Theme = 'dark' | 'light'
export const theme = store<Theme>(document.documentElement.dataset.theme === 'light' ? 'light' : 'dark')

export function setTheme(next: Theme) {
  remember('siaga.theme', next)
  document.documentElement.dataset.theme = next
  theme.set(next)
}
