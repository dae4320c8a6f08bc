import createClient from 'openapi-fetch'
import { ApiError, isProblem } from './errors'
import type { paths } from './paths'
import { sessionLost, signedInAgain } from './session'

const attempts = 4

/** The only fetch of the console. One call is one intent: every retry of it carries the same Idempotency-Key. */
async function send(request: Request): Promise<Response> {
  const reading = request.method === 'GET'
  if (!reading && !request.headers.has('Idempotency-Key'))
    request.headers.set('Idempotency-Key', crypto.randomUUID())
  for (let attempt = 1; ; attempt++) {
    // Reads are retried by the query cache, drafts by their keeper: they know whether anybody still waits.
    const last = reading || request.keepalive || attempt === attempts
    try {
      const response = await fetch(last ? request : request.clone())
      if (response.status === 401 && !request.url.endsWith('/api/session')) {
        sessionLost()
        if (request.method !== 'POST' || last) return response
        await signedInAgain()
        continue
      }
      if (response.status !== 503 || last) return response
    } catch (cause) {
      if (request.signal.aborted) throw cause
      if (last) throw new ApiError(0, 'connection.lost', {}, cause)
    }
    await new Promise((next) => setTimeout(next, 400 * 2 ** attempt * (0.75 + Math.random() / 2)))
  }
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: send })

type Outcome<A> = Promise<{ data?: A; error?: unknown; response: Response }>

/** The answer's body, or the refusal as an `ApiError`. */
export async function answer<A>(call: Outcome<A>): Promise<A> {
  const { data, error, response } = await call
  if (response.ok) return data as A
  const problem = isProblem(error) ? error : {}
  const code = problem.code ?? (problem.errors ? 'request.invalid' : `http.${response.status}`)
  throw new ApiError(response.status, code, problem.parameters ?? {}, problem.errors)
}
