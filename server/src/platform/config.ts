import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

/** Everything the environment decides, checked once, before anything is opened. */
export interface Config {
  readonly production: boolean
  readonly host: string
  readonly port: number
  /** Null: the embedded PostgreSQL in `dataDir` is used. */
  readonly databaseUrl: string | null
  readonly poolSize: number
  /** Absolute folder of the embedded database, the files and the locks. */
  readonly dataDir: string
  /** Origin people reach us under, without a trailing slash; null: the loopback names only. */
  readonly publicUrl: string | null
  /** Fastify's `trustProxy`: false, true, a number of hops, or addresses. */
  readonly trustProxy: boolean | number | string
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  /** Signs cookies and links. */
  readonly secret: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Signs what is sent to push services; null: made of `secret`. */
  readonly vapidPrivateKey: string | null
  readonly stunUrls: readonly string[]
  readonly turnUrls: readonly string[]
  readonly turnSecret: string | null
  /** Browsers connect through TURN only, so that nobody sees the other's address. */
  readonly relayOnly: boolean
  /** The demo organisation and its "sign in as…" exist. Never in production nor on a public address. */
  readonly demo: boolean
  readonly logLevel: string
}

/** Known to everybody who reads this file, hence refused wherever others can reach the server. */
export const developmentSecret = 'binome-development-secret-known-to-everybody'

/** Addresses of this shape, after one another. A browser throws at one that is not, and no call begins. */
const list = (one: RegExp, error: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((addresses) => addresses.every((address) => one.test(address)), error)
/** The host of a STUN or TURN address, a name or in brackets if need be, and its port (RFC 7064 and 7065, 3.1). */
const hostPort = '(?:\\[[\\da-f:.]+\\]|[^\\s:/?#@[\\]]+)(?::\\d{1,5})?'
const optional = z.string().min(1).optional()

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/database' })
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(5).max(200).default(20),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must look like https://help.example.org' })
    .refine((url) => /^[^/]*\/\/[^/]+\/?$/.test(url), 'must have no path')
    .optional(),
  TRUST_PROXY: z.string().default(''),
  TLS_CERT: optional,
  TLS_KEY: optional,
  BINOME_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@host:465' }).optional(),
  MAIL_FROM: z.string().min(3).default('Binôme <binome@localhost>'),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}=?$/, 'must be 32 bytes in base64url')
    .optional(),
  STUN_URLS: list(new RegExp(`^stuns?:${hostPort}$`, 'i'), 'must look like stun:stun.example.org:3478'),
  TURN_URLS: list(
    new RegExp(`^turns?:${hostPort}(?:\\?transport=(?:udp|tcp))?$`, 'i'),
    'must look like turn:turn.example.org:3478?transport=udp or turns:turn.example.org:5349?transport=tcp',
  ),
  TURN_SECRET: optional,
  RELAY_ONLY: z.enum(['0', '1']).default('0'),
  DEMO: z.enum(['0', '1']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/** @throws StartError CONFIG_INVALID | DEFAULT_SECRET | DEMO_REFUSED */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is what a compose file writes for "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new StartError('CONFIG_INVALID', `Wrong setting: ${issues.join('; ')}`)
  }
  const e = parsed.data
  if ((e.TLS_CERT === undefined) !== (e.TLS_KEY === undefined)) {
    throw new StartError('CONFIG_INVALID', 'TLS_CERT and TLS_KEY go together: set both or none.')
  }
  if (e.TURN_URLS.length > 0 && !e.TURN_SECRET) {
    throw new StartError('CONFIG_INVALID', 'TURN_URLS needs TURN_SECRET, the static-auth-secret of the TURN server.')
  }
  if (e.RELAY_ONLY === '1' && e.TURN_URLS.length === 0) {
    throw new StartError('CONFIG_INVALID', 'RELAY_ONLY needs TURN_URLS: without a relay nobody would meet.')
  }
  const production = e.NODE_ENV === 'production'
  const publicUrl = e.PUBLIC_URL ? new URL(e.PUBLIC_URL).origin : null
  const hops = trustProxy(e.TRUST_PROXY)
  const isPublic = publicUrl !== null && !isLoopback(new URL(publicUrl).hostname)
  // A proxy is there for others to come through; so is a certificate, behind one that passes TLS on unread.
  const reachable = !isLoopback(e.HOST) || isPublic || hops !== false || e.TLS_CERT !== undefined
  const secret = e.BINOME_SECRET ?? developmentSecret
  if (secret === developmentSecret && (production || reachable)) {
    const why = production ? 'in production' : 'on an address others can reach'
    throw new StartError(
      'DEFAULT_SECRET',
      `The default secret is refused ${why}: set BINOME_SECRET to 32 random characters or more.`,
    )
  }
  if (e.DEMO === '1' && (production || reachable)) {
    throw new StartError(
      'DEMO_REFUSED',
      'DEMO=1 lets anybody sign in as anybody: refused in production and on an address others can reach.',
    )
  }
  return {
    production,
    host: e.HOST,
    port: e.PORT,
    databaseUrl: e.DATABASE_URL ?? null,
    poolSize: e.DATABASE_POOL,
    dataDir: resolve(e.DATA_DIR),
    publicUrl,
    trustProxy: hops,
    tls: e.TLS_CERT && e.TLS_KEY ? { certFile: resolve(e.TLS_CERT), keyFile: resolve(e.TLS_KEY) } : null,
    secret,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM,
    vapidPrivateKey: e.VAPID_PRIVATE_KEY ?? null,
    stunUrls: e.STUN_URLS,
    turnUrls: e.TURN_URLS,
    turnSecret: e.TURN_SECRET ?? null,
    relayOnly: e.RELAY_ONLY === '1',
    demo: e.DEMO === undefined ? !production && !reachable && publicUrl === null : e.DEMO === '1',
    logLevel: e.LOG_LEVEL,
  }
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function trustProxy(text: string): boolean | number | string {
  if (text === '' || text === '0' || text === 'false') return false
  if (text === 'true') return true
  return /^\d+$/.test(text) ? Number(text) : text
}
