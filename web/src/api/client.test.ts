import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answer, api } from './client'
import { ApiError } from './errors'
import { sessionFound } from './session'

const params = { path: { region: 'kendal', id: 'i1' } }
const note = () => answer(api.POST('/api/regions/{region}/incidents/{id}/notes', { params, body: { words: 'x' } }))
const server = vi.fn<(request: Request) => Promise<Response>>()
const problem = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
const keys = () => server.mock.calls.map(([request]) => request.headers.get('Idempotency-Key'))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', server)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  server.mockReset()
})

test('An intent that was not stored is sent again under its own key', async () => {
  server.mockResolvedValueOnce(problem(503, {})).mockResolvedValue(new Response(null, { status: 204 }))
  const done = note()
  await vi.runAllTimersAsync()
  await done
  expect([server.mock.calls.length, new Set(keys()).size]).toEqual([2, 1])
})
test('A lost connection is tried again, then said', async () => {
  server.mockRejectedValue(new TypeError('network'))
  const refused = note().catch((error: unknown) => error)
  await vi.runAllTimersAsync()
  expect([server.mock.calls.length, ((await refused) as ApiError).code]).toEqual([4, 'connection.lost'])
})
test('What was being sent when the session ended goes out after signing in again', async () => {
  server.mockResolvedValueOnce(problem(401, {})).mockResolvedValue(new Response(null, { status: 204 }))
  const done = note()
  await vi.runAllTimersAsync()
  const before = server.mock.calls.length
  sessionFound()
  await done
  expect([before, server.mock.calls.length, new Set(keys()).size]).toEqual([1, 2, 1])
})
test('Two intents have two keys', async () => {
  server.mockImplementation(() => Promise.resolve(new Response(null, { status: 204 })))
  await note()
  await note()
  expect(new Set(keys()).size).toBe(2)
})
test('A rule that says no keeps its code and parameters', async () => {
  server.mockResolvedValue(problem(409, { code: 'incident.tickets-open', parameters: { count: 2 } }))
  await expect(note()).rejects.toMatchObject({ status: 409, code: 'incident.tickets-open', parameters: { count: 2 } })
})
