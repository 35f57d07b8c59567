import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookies, serializeSignedCookie } from 'better-call'
import { type Caller, type House, oneAHouse } from '../house.ts'
import { gathered } from '../platform/gather.ts'
import { membersOfSessions, type SignedIn } from './account-store.ts'
import { authOf, signInS } from './auth.ts'

/** From a request's cookies to who calls, and from a person to the cookie that says so. */

const longestCookie = 400
const anyOrganization = ''

/**
 * Requests of one moment are looked up together. Nobody is remembered: each is read after it came in, so whoever left
 * is out at their next request.
 */
const memberOf = oneAHouse((house) =>
  gathered<string, SignedIn>((_, tokens) => membersOfSessions(house.db, tokens, house.clock.now())),
)

/**
 * Who calls, with the end of their sign-in, or null: no cookie, a forged one, a session that ended or was revoked, a
 * membership that is over. The signature is checked before the database is asked anything.
 */
export async function resolveCaller(
  house: House,
  headers: { cookie?: string | undefined },
): Promise<(Caller & { until: Date }) | null> {
  if (!headers.cookie) return null
  const { authCookies, secret } = await authOf(house).$context
  const signed = parseCookies(headers.cookie).get(authCookies.sessionToken.name)
  const token = signed === undefined ? null : readSigned(signed, secret)
  return token === null ? null : ((await memberOf(house)(anyOrganization, token)) ?? null)
}

/** The value of a signed cookie (`value.base64(HMAC-SHA-256)`), or null when the signature is not ours. */
export function readSigned(signed: string, secret: string): string | null {
  const dot = signed.lastIndexOf('.')
  if (dot < 1 || signed.length > longestCookie) return null
  const value = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(value).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? value : null
}

/**
 * Begins a session of that account and returns the `Set-Cookie` header for it.
 * @returns null when the account has no place here any more
 */
export async function signInAs(house: House, userId: string): Promise<string | null> {
  const { internalAdapter, authCookies, secret } = await authOf(house).$context
  const session = await internalAdapter.createSession(userId)
  if (!session) return null
  const { name, attributes } = authCookies.sessionToken
  return serializeSignedCookie(name, session.token, secret, { ...attributes, maxAge: signInS })
}
