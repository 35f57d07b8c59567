import { createRequire } from 'node:module'
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * Keys that may carry personal text or a secret, wherever they stand in a logged object. They are a net: the rule is
 * not to log them at all.
 */
const personal = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'email',
  'name',
  'text',
  'words',
  'sdp',
  'candidate',
]
const redactedPaths = [
  ...personal,
  ...personal.map((key) => `*.${key}`),
  ...personal.map((key) => `*.*.${key}`),
  'req.headers["x-forwarded-for"]',
]

/** The process's log: JSON lines, or coloured lines when a person looks at a terminal. `to` is for tests. */
export function createLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: { paths: redactedPaths, censor: '[redacted]' },
    serializers: { err: plainError },
  }
  if (to) return pino(options, to)
  const pretty = process.stdout.isTTY ? loadPretty() : null
  return pretty ? pino(options, pretty({ ignore: 'reqId', translateTime: 'SYS:HH:MM:ss' })) : pino(options)
}

/**
 * An error without its message where the message may quote somebody: PostgreSQL puts values in `detail` and sometimes
 * in `message`, so of those only the code, the constraint and the place in our code are kept.
 */
function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table } = error as Error & Record<string, unknown>
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(fromDatabase ? { constraint, table } : { message: error.message }),
    stack: frames.slice(0, 6).join('\n'),
  }
}

function loadPretty(): ((options: object) => DestinationStream) | null {
  try {
    return createRequire(import.meta.url)('pino-pretty') as (options: object) => DestinationStream
  } catch (error) {
    // A production install leaves it out: JSON lines are right there.
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}
