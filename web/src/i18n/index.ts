import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en'
import { id } from './id'

export type Locale = 'id' | 'en'

export const locale = (): Locale => (i18next.language === 'en' ? 'en' : 'id')

export function setLocale(next: Locale) {
  remember('siaga.language', next)
  document.documentElement.lang = next
  void i18next.changeLanguage(next)
}

export const remembered = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
export const remember = (key: string, value: string) => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage may be switched off; the choice lasts until the page is closed.
  }
}

void i18next.use(initReactI18next).init({
  resources: { id: { translation: id }, en: { translation: en } },
  lng: remembered('siaga.language') === 'en' ? 'en' : 'id',
  fallbackLng: 'id',
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
})
