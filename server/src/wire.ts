import { contract } from '@binome/contract/contract.ts'
import { type ErrorCode, errorCatalogue } from '@binome/contract/errors.ts'
import type { VerbMeta } from '@binome/contract/verb.ts'
import { implement, ORPCError } from '@orpc/server'
import type { Caller, House } from './house.ts'
import { answerOnce } from './platform/idempotency.ts'
import { Refusal } from './platform/refusal.ts'

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
    if (bad !== null) throw new Refusal('BAD_INPUT', { issues: [{ path: bad, code: 'invalid_text' }] })
    const key = context.headers['idempotency-key']
    if (!meta.idempotent || key === undefined || context.caller === null) return await next()
    const { caller, house } = context
    return await answerOnce(house.db, house.clock, { ...caller, verb: path.join('.'), key, input }, async () => next())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new ORPCError(error.code, { status: errorCatalogue[error.code as ErrorCode].status, data: error.data })
  }
})

/**
 * Where the input holds text that no database row can: a NUL, or half of a surrogate pair. Null when nowhere.
 * Told before any verb reads it, so that nothing is half done or kept as something else than was typed.
 */
function unstorable(input: unknown, path = '', depth = 0): string | null {
  if (typeof input === 'string') return input.includes('\0') || !input.isWellFormed() ? path : null
  if (typeof input !== 'object' || input === null || input instanceof Blob || depth > 8) return null
  for (const [name, value] of Object.entries(input)) {
    const found = unstorable(value, path === '' ? name : `${path}.${name}`, depth + 1)
    if (found !== null) return found
  }
  return null
}

/** The implementer every slice's routes.ts starts from: `wire.asks.open.handler(…)`. */
export const wire = wired.use(guard)

/** The caller of a verb that is not for `anyone`: the guard has already refused everybody else. */
export function callerOf(context: RequestContext): Caller {
  if (context.caller === null) throw new Refusal('NOT_SIGNED_IN', {})
  return context.caller
}
