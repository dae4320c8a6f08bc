const name = 'siaga.tab'

/**
 * This tab's own id. A reload keeps it, so that the draft's editor stays the editor; a duplicated tab, which inherits
 * the storage of the first, finds the id in use and takes another.
 */
export const thisTab: Promise<string> = find()

async function find(): Promise<string> {
  const before = kept()
  if (before && (await hold(before))) return before
  const own = crypto.randomUUID()
  await hold(own)
  keep(own)
  return own
}

function hold(id: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    void navigator.locks.request(`siaga.tab.${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      // Held until the tab closes.
      return lock ? new Promise<void>(() => undefined) : undefined
    })
  })
}

function kept(): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}
function keep(id: string) {
  try {
    sessionStorage.setItem(name, id)
  } catch {
    // Without storage a reload counts as another tab, which may take over.
  }
}
