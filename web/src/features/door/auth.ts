/**
 * Accounts: the few routes of better-auth that the screens call. They are not verbs of the contract (persons and
 * memberships are ours, the password is not), so their answers are read here and nowhere else.
 */

/** Why an account call was refused, as a stable code; words are added at the screen. */
export type AuthRefusal =
  | { code: 'WRONG' }
  | { code: 'WEAK' }
  | { code: 'GONE' }
  | { code: 'NO_PASSWORD' }
  | { code: 'NO_MAIL' }
  | { code: 'NOT_SIGNED_IN' }
  | { code: 'TOO_MANY'; retryAfterSeconds: number }
  | { code: 'OFFLINE' }
  | { code: 'UNKNOWN' }

export class AuthError extends Error {
  readonly refusal: AuthRefusal

  constructor(refusal: AuthRefusal) {
    super(refusal.code)
    this.name = 'AuthError'
    this.refusal = refusal
  }
}

const BY_CODE: Record<string, AuthRefusal['code']> = {
  INVALID_EMAIL_OR_PASSWORD: 'WRONG',
  INVALID_EMAIL: 'WRONG',
  INVALID_PASSWORD: 'WRONG',
  USER_NOT_FOUND: 'WRONG',
  PASSWORD_TOO_SHORT: 'WEAK',
  PASSWORD_TOO_LONG: 'WEAK',
  WEAK_PASSWORD: 'WEAK',
  INVALID_TOKEN: 'GONE',
  TOKEN_EXPIRED: 'GONE',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'NO_PASSWORD',
  NOT_SIGNED_IN: 'NOT_SIGNED_IN',
  NO_MAIL: 'NO_MAIL',
}

/** The wait a 429 asks for, when it says none. */
const SOME_WAIT = 60

/** Reads a refusal from a status, a `Retry-After` header and a body, whatever they hold. Pure. */
export function readRefusal(status: number, retryAfter: string | null, body: unknown): AuthRefusal {
  const said = body && typeof body === 'object' && 'code' in body ? String(body.code) : ''
  if (status === 429) {
    const seconds = Number(retryAfter)
    return { code: 'TOO_MANY', retryAfterSeconds: seconds > 0 ? Math.ceil(seconds) : SOME_WAIT }
  }
  const known = BY_CODE[said]
  if (known && known !== 'TOO_MANY') return { code: known }
  if (status === 401) return { code: 'NOT_SIGNED_IN' }
  return { code: 'UNKNOWN' }
}

async function post(path: string, body: object): Promise<void> {
  let answer: Response
  try {
    answer = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    throw new AuthError({ code: 'OFFLINE' })
  }
  if (answer.ok) return
  const said: unknown = await answer.json().catch(() => null)
  const wait = answer.headers.get('retry-after') ?? answer.headers.get('x-retry-after')
  throw new AuthError(readRefusal(answer.status, wait, said))
}

/** Signs in; the cookie does the rest. @throws AuthError WRONG, TOO_MANY, OFFLINE */
export const signIn = (email: string, password: string): Promise<void> =>
  post('sign-in/email', { email, password, rememberMe: true })

/** A letter with a link, if an account uses this address; the answer never tells. @throws AuthError */
export const askForReset = (email: string): Promise<void> =>
  post('request-password-reset', { email, redirectTo: '/new-password' })

/** @throws AuthError GONE when the link has expired or was used, WEAK */
export const chooseNewPassword = (token: string, newPassword: string): Promise<void> =>
  post('reset-password', { token, newPassword })

/** Changes my password and signs every other device out. @throws AuthError WRONG, WEAK, NO_PASSWORD */
export const changePassword = (currentPassword: string, newPassword: string): Promise<void> =>
  post('change-password', { currentPassword, newPassword, revokeOtherSessions: true })

/** Ends the sessions of all my devices, this one included. @throws AuthError */
export const endAllSessions = (): Promise<void> => post('revoke-sessions', {})
