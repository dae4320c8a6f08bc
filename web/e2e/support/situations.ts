import { randomUUID } from 'node:crypto'
import { type APIRequestContext, type APIResponse, expect, request } from '@playwright/test'
import type { Host } from './host'

export const password = 'siaga-demo'
export const region = '/api/regions/kendal'
export const login = (name: string) => `${name}.kendal`

/** Somebody without a browser: arranges what a journey begins with, and reads what the server holds. */
export class Someone {
  private constructor(private readonly api: APIRequestContext) {}

  static async signedIn(host: Host, name: string): Promise<Someone> {
    const api = await request.newContext({ baseURL: host.address, extraHTTPHeaders: { Origin: host.address } })
    expect((await api.post('/api/session', { data: { name: login(name), password } })).status()).toBe(204)
    return new Someone(api)
  }

  async get<A>(path: string): Promise<A> {
    return this.body<A>(await this.api.get(region + path))
  }
  async post<A>(path: string, data: object = {}): Promise<A> {
    return this.body<A>(await this.ask(path, data))
  }
  /** The code the server refuses it with. */
  async refusal(path: string, data: object = {}): Promise<string> {
    return ((await (await this.ask(path, data)).json()) as { code: string }).code
  }
  leave = () => this.api.dispose()

  private ask(path: string, data: object) {
    return this.api.post(region + path, { data, headers: { 'Idempotency-Key': randomUUID() } })
  }
  private async body<A>(response: APIResponse): Promise<A> {
    expect(response.ok(), `${response.url()} answered ${response.status()} ${await response.text()}`).toBe(true)
    return response.status() === 204 ? (undefined as A) : ((await response.json()) as A)
  }
}

export type Sent = {
  reportId: string
  incidentId: string
  shortNumber: string
  tickets: { id: string; agency: string }[]
}
type Told = { category: string; words: string; village?: string; urgency?: number; callerNumber?: string }

const wonosariOfPegandon = '33.24.10.2011'

/** A report that was sent: an open incident with its tickets. */
export async function sentReport(by: Someone, { village = wonosariOfPegandon, ...told }: Told): Promise<Sent> {
  const id = randomUUID()
  const place = { known: true, villageCode: village, districtCode: null, landmark: null, lat: null, lon: null }
  const form = {
    line: '112',
    callerNumber: null,
    callerName: null,
    wishesUnnamed: false,
    safeContact: 'unknown',
    language: 'id',
    urgency: null,
    victims: { trapped: 0, injured: 0, dead: 0 },
    answers: [],
    place,
    ...told,
  }
  await by.post('/drafts', { id, line: '112', tab: randomUUID() })
  return by.post<Sent>(`/reports/${id}/send`, { form, leaveOut: [], join: null })
}
