import { fetchPages } from './router'

/** After the first page has what it needs: fetches every page, and has the worker keep the console's files. */
export async function prepareForOffline(): Promise<void> {
  await fetchPages()
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  try {
    await navigator.serviceWorker.register('/sw.js')
    const { active } = await navigator.serviceWorker.ready
    const made = performance.getEntriesByType('resource').map(({ name }) => name)
    const keep = [...new Set(made)].filter((url) => /\/(assets\/|icon\.svg|theme\.js)/.test(new URL(url).pathname))
    active?.postMessage({ keep })
  } catch {
    // Without it the console works as long as the server does.
  }
}
