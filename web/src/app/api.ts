import { routes } from 'virtual:routes'
import type { Contract } from '@binome/contract/contract.ts'
import type { ErrorCode } from '@binome/contract/errors.ts'
import { refused } from '@binome/contract/refused.ts'
import type { VerbMeta } from '@binome/contract/verb.ts'
import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { newId } from './id.ts'

/** What a call may carry besides its input. */
export type CallContext = {
  /** The same key on a repeat gets the first answer; made by itself where the verb creates something. */
  idempotencyKey?: string
}

type Verb = { '~orpc': { meta: Partial<VerbMeta> } }
const metaOf = (path: readonly string[]) => {
  let at: unknown = routes
  for (const name of path) at = (at as Record<string, unknown>)[name]
  return (at as Verb)['~orpc'].meta
}

const link = new OpenAPILink<CallContext>(routes, {
  url: () => `${location.origin}/api`,
  customErrorResponseBodyDecoder: refused,
  headers: ({ context }, path): Record<string, string> => {
    const key = context.idempotencyKey ?? (metaOf(path).idempotent ? newId() : undefined)
    return key ? { 'idempotency-key': key } : {}
  },
})

/** Every verb of the contract: `api.asks.open({ text })`. Refusals are thrown; read them with {@link refusalOf}. */
export const api: ContractRouterClient<Contract, CallContext> = createORPCClient(link)

/** The same for TanStack Query: `useQuery(q.people.list.queryOptions({ input }))`, `useMutation(q.asks.open.mutationOptions())`. */
export const q = createTanstackQueryUtils(api)

/** A refusal as the screen needs it: a stable code and its data. `OFFLINE`: the request never arrived. */
export type Refusal = { code: ErrorCode | 'OFFLINE' | 'UNKNOWN'; data: Record<string, unknown> }

/** What went wrong, from anything thrown by a call. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ORPCError) {
    return { code: error.code as ErrorCode, data: (error.data ?? {}) as Record<string, unknown> }
  }
  if (error instanceof TypeError) return { code: 'OFFLINE', data: {} }
  return { code: 'UNKNOWN', data: {} }
}

/** Was it refused with this code? */
export const isRefusal = (error: unknown, ...codes: Refusal['code'][]): boolean => codes.includes(refusalOf(error).code)
