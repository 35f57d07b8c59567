import { createRequire } from 'node:module'
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * Keys that may carry personal text or a secret, wherever they stand in a logged object. They are a net: the rule is
 * not to log them at all.
 */
const personal = new Set([
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
  'x-forwarded-for',
])
const deepest = 6

type Fields = { [key: string]: unknown }

/** What is logged, with `[redacted]` in place of what may be personal; itself when there is nothing of it. */
function redacted(fields: Fields, depth = 0): Fields {
  let changed: Fields | null = null
  for (const key of Object.keys(fields)) {
    // An error at the top is written without its words: plainError below.
    if (depth === 0 && key === 'err') continue
    const value = fields[key]
    const kept = personal.has(key)
      ? '[redacted]'
      : isObject(value) && depth < deepest
        ? redacted(value, depth + 1)
        : value
    if (kept === value) continue
    changed ??= Array.isArray(fields) ? (Object.assign([], fields) as unknown as Fields) : { ...fields }
    changed[key] = kept
  }
  return changed ?? fields
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** The process's log: JSON lines, or coloured lines when a person looks at a terminal. `to` is for tests. */
export function createLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    formatters: { log: (fields: Fields) => redacted(fields) },
    // What a child of this log always says does not pass there.
    redact: { paths: [...personal].map((key) => `["${key}"]`), censor: '[redacted]' },
    serializers: { err: plainError },
  }
  if (to) return pino(options, to)
  const pretty = process.stdout.isTTY ? loadPretty() : null
  if (pretty) return pino(options, pretty({ ignore: 'reqId', translateTime: 'SYS:HH:MM:ss' }))
  out ??= buffered()
  return pino(options, out)
}

/** Of this process, whose output is one. */
let out: DestinationStream | null = null
const MOST_WAITING = 4096

/**
 * Lines leave some at a time, within a tenth of a second, and at the end. Not by pino's own buffer: where nobody reads any
 * more it tries the last lines again for ever (sonic-boom 4.2.1, `flushSync`, EPIPE), and the process never ends.
 */
function buffered(): DestinationStream & { flushSync(): void } {
  let waiting = ''
  const leave = () => {
    if (waiting === '') return
    process.stdout.write(waiting)
    waiting = ''
  }
  // Whoever read them is gone: nobody is left to tell.
  process.stdout.on('error', () => undefined)
  setInterval(leave, 100).unref()
  process.on('exit', leave)
  return {
    write(line) {
      waiting += line
      if (waiting.length >= MOST_WAITING) leave()
    },
    flushSync: leave,
  }
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
