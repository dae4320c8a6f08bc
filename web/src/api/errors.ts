import type { TFunction } from 'i18next'
import type { Problem } from './types'

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly parameters: Record<string, unknown>,
    readonly details?: unknown,
  ) {
    super(code)
    this.name = 'ApiError'
  }
}

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && ('code' in value || 'errors' in value || 'status' in value)

const kept = (key: string) => key.replaceAll('.', '_').replaceAll('-', '_')

/** A refusal's code as a sentence: the only place that does it. A code without words still says what to do. */
export function sentence(t: TFunction, code: string, parameters: Record<string, unknown> = {}): string {
  const status = /^http\.(5|4)/.exec(code)
  const general = status?.[1] === '5' ? 'errors.server' : status ? 'errors.refused' : 'errors.unknown'
  return String(t([`errors.${kept(code)}`, general] as never, { ...parameters, code } as never))
}

/** @param clock shows an instant in the region's zone */
export function sentenceOf(t: TFunction, error: unknown, clock?: (at: string) => string): string {
  if (!(error instanceof ApiError)) return sentence(t, 'unknown')
  const { stage, at, ...others } = error.parameters
  const shown = {
    ...(typeof stage === 'string' && { stage: t(`ticket.stage.${stage}` as never) }),
    ...(typeof at === 'string' && { at: clock?.(at) ?? at }),
  }
  return sentence(t, error.code, { ...others, ...shown })
}
