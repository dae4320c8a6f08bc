import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sentenceOf } from '../api/errors'
import { queries } from '../api/queries'
import { useZone } from '../app/region'
import { clockTime } from './time'
import { toast } from './toast'

type Said = { said?: string; undo?: () => Promise<unknown>; undone?: string }

/**
 * Does one intent: shows what came of it, refreshes what is on screen, offers to take it back where that is possible.
 */
export function useAct() {
  const { t } = useTranslation()
  const { zone, zoneLabel } = useZone()
  const [busy, setBusy] = useState(false)
  const run = async <A>(intent: () => Promise<A>, { said, undo, undone }: Said = {}): Promise<A | undefined> => {
    setBusy(true)
    try {
      const result = await intent()
      void queries.invalidateQueries({ queryKey: ['region'], predicate: isAlive })
      if (said) toast(said, undo ? { undo: () => void run(undo, { said: undone }) } : {})
      return result
    } catch (error) {
      toast(
        sentenceOf(t, error, (at) => `${clockTime(at, zone)} ${zoneLabel}`),
        { bad: true },
      )
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { run, busy }
}

const fixed = new Set(['profile', 'places', 'search', 'draft'])
const isAlive = ({ queryKey }: { queryKey: readonly unknown[] }) => !fixed.has(String(queryKey[2]))
