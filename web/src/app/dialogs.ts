import { store } from '../ui/store'

export type Open = 'help' | 'palette' | 'notices' | 'paper' | null
/** Which of the dialogs that belong to every page is open. */
export const openDialog = store<Open>(null)

/** What the palette acts on when no number is typed: the incident the page has selected. */
export const selectedIncident = store<string | null>(null)
