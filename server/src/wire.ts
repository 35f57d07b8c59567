import { contract } from '@binome/contract/contract.ts'
import { type ErrorCode, errorCatalogue } from '@binome/contract/errors.ts'
import type { VerbMeta } from '@binome/contract/verb.ts'
import { implement, ORPCError } from '@orpc/server'
import type { Caller, House } from './house.ts'
import { answerOnce } from './platform/idempotency.ts'
import { Refusal } from './platform/refusal.ts'
import { unstorable } from './platform/storable.ts'

/**
 * From the contract to the slices: checks who calls before any handler runs, gives a repeated creation its first
 * answer, and turns a Refusal into the typed error the contract lists.
 */
export interface RequestContext {
  house: House
  caller: Caller | null
  /** Request headers, lower case. */
  headers: { [name: string]: string | undefined }
  /** For rate limits: the address as `TRUST_PROXY` lets us believe it. */
  address: string
  requestId: string
  /** Adds a `Set-Cookie` header to the answer. */
  setCookie: (value: string) => void
}

const rank = { member: 0, manager: 1, admin: 2 } as const

const wired = implement(contract).$context<RequestContext>()

const guard = wired.middleware(async ({ context, procedure, path, next }, input) => {
  const meta = procedure['~orpc'].meta as VerbMeta
  try {
    if (meta.who !== 'anyone') {
      if (context.caller === null) throw new Refusal('NOT_SIGNED_IN', {})
      if (rank[context.caller.role] < rank[meta.who]) throw new Refusal('NOT_ALLOWED', {})
    }
    const bad = unstorable(input)
    if (bad !== null) throw new Refusal('BAD_INPUT', { issues: [bad] })
    const key = context.headers['idempotency-key']
    if (!meta.idempotent || key === undefined || context.caller === null) return await next()
    const { caller, house } = context
    const request = { ...caller, verb: path.join('.'), key, input, secret: house.config.secret }
    return await answerOnce(house.db, house.clock, request, async () => next())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new ORPCError(error.code, { status: errorCatalogue[error.code as ErrorCode].status, data: error.data })
  }
})

/** The implementer every slice's routes.ts starts from: `wire.asks.open.handler(…)`. */
export const wire = wired.use(guard)

/** The caller of a verb that is not for `anyone`: the guard has already refused everybody else. */
export function callerOf(context: RequestContext): Caller {
  if (context.caller === null) throw new Refusal('NOT_SIGNED_IN', {})
  return context.caller
}
