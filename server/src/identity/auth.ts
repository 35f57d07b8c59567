import { betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import type { House } from '../house.ts'
import type { Hub } from '../platform/hub.ts'
import { originCheck } from '../platform/origin.ts'
import { hasPlace } from './account-store.ts'
import { addressOf } from './links.ts'
import { sendResetLetter } from './mail.ts'
import { longestPassword, shortestPassword } from './password.ts'

/** The sign-in library, held on a short lead: e-mail and password, sessions in cookies, and nothing more of it. */

const dayS = 24 * 60 * 60
/** A sign-in ends by itself after this, used or not. */
export const signInS = 30 * dayS
export const recoveryS = dayS

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** What accounts stand on: a house, or as much of one as the operator's terminal has. */
export type AuthHouse = Pick<House, 'config' | 'db' | 'log' | 'mail'> & { hub: Pick<Hub, 'kick'> }

function createAuth(house: AuthHouse) {
  const { config, log, hub } = house
  const secure = config.tls !== null || (config.publicUrl?.startsWith('https:') ?? false)
  return betterAuth({
    appName: 'Binôme',
    baseURL: addressOf(config),
    basePath: '/api/auth',
    secret: config.secret,
    trustedOrigins: async (request) => {
      const origin = request?.headers.get('origin') ?? undefined
      const port = Number(new URL(`http://${request?.headers.get('host') ?? 'none'}`).port || 80)
      return origin !== undefined && originCheck(config, () => port)(origin) ? [origin] : []
    },
    // Its own naming of columns stands in the options below: the plug-in that renames ours would rename them twice.
    database: { db: house.db.withoutPlugins(), type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: recoveryS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => sendResetLetter(house, user.id, token),
    },
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
      expiresIn: signInS,
      disableSessionRefresh: true,
      // No copy of the session in a cookie: whoever left is out at the next request.
      cookieCache: { enabled: false },
    },
    user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', ...stamps } },
    account: {
      modelName: 'auth_account',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', ...stamps },
      storeIdentifier: 'hashed',
    },
    databaseHooks: {
      session: {
        // Whoever has no place in any organisation any more does not get a session either.
        create: { before: async (session) => (await hasPlace(house.db, session.userId)) && { data: trimmed(session) } },
        delete: {
          after: async (session, context) => {
            // A changed password gives this very browser a new session: its tabs come back by themselves.
            const because = context?.path === '/change-password' ? 'server_stops' : 'signed_out'
            hub.kick({ accountSessionId: session.id }, because)
          },
        },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'binome',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    onAPIError: {
      // What it did not expect is ours to answer and to log: it would print the whole error, with the values of the row.
      onError: (error) => {
        if (!isAPIError(error)) throw error
      },
    },
    // Its messages may quote what people typed: only that something failed, and where, is kept.
    logger: { level: 'error', log: (level) => log.warn({ level }, 'the sign-in library reports a failure') },
  })
}

function trimmed<S extends { userAgent?: string | null | undefined }>(session: S): S {
  return { ...session, userAgent: session.userAgent?.slice(0, 200) ?? null }
}

export type Auth = ReturnType<typeof createAuth>

const made = new WeakMap<AuthHouse, Auth>()

/** The one of this house. */
export function authOf(house: AuthHouse): Auth {
  const auth = made.get(house) ?? createAuth(house)
  made.set(house, auth)
  return auth
}
