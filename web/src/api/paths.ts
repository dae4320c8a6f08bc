import type { paths as Generated } from './schema'
import type * as T from './types'

type Optional<Body> = { [K in keyof Body as null extends Body[K] ? never : K]: Body[K] } & {
  [K in keyof Body as null extends Body[K] ? K : never]?: Body[K]
}
/** Queries are left out when empty; the client adds the Idempotency-Key by itself. */
type Parameters<P> = {
  [K in keyof P as K extends 'header' ? never : K]: P[K]
} & { header?: { 'Idempotency-Key'?: string; 'If-Match'?: string } }
type Body<B> = B extends { content: { 'application/json': infer J } }
  ? { content: { 'application/json': Optional<T.Precise<J>> } }
  : B
type Operation<O> = {
  [K in keyof O]: K extends 'parameters' ? Parameters<O[K]> : K extends 'requestBody' ? Body<O[K]> : T.Precise<O[K]>
}
type Made = {
  [P in keyof Generated]: {
    [M in keyof Generated[P]]: M extends 'parameters' ? Generated[P][M] : Operation<Generated[P][M]>
  }
}

export type paths = Made
