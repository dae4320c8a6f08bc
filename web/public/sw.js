// Keeps the console's own files, so that the page opens while the server is dead. Never an answer of the API: those are people's.
const files = 'siaga-files-1'
const away = (status) => status >= 502 && status <= 504

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// The page says what it is made of: it was fetched before this worker ran.
self.addEventListener('message', ({ data }) => {
  if (Array.isArray(data?.keep)) void keep(data.keep.filter((url) => new URL(url).origin === location.origin))
})

async function keep(urls) {
  const cache = await caches.open(files)
  const wanted = new Set(urls)
  for (const request of await cache.keys())
    if (new URL(request.url).pathname.startsWith('/assets/') && !wanted.has(request.url)) await cache.delete(request)
  await Promise.all(urls.map(async (url) => (await cache.match(url)) ?? cache.add(url).catch(() => undefined)))
  await cache.add('/').catch(() => undefined)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || /^\/(api|health|openapi)(\/|$)/.test(pathname)) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else event.respondWith(file(request))
})

async function page(request) {
  try {
    const answer = await fetch(request)
    if (!away(answer.status)) return answer
    return (await caches.match('/')) ?? answer
  } catch (cause) {
    const kept = await caches.match('/')
    if (kept) return kept
    throw cause
  }
}

// Names under assets/ change with their content; the others are asked for first.
async function file(request) {
  const kept = await caches.match(request)
  if (kept && new URL(request.url).pathname.startsWith('/assets/')) return kept
  try {
    const answer = await fetch(request)
    return kept && away(answer.status) ? kept : answer
  } catch (cause) {
    if (kept) return kept
    throw cause
  }
}
