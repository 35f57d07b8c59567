import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { createLog } from './log.ts'

function logged(say: (log: ReturnType<typeof createLog>) => void): { [key: string]: unknown } {
  const lines: string[] = []
  say(createLog('info', { write: (line: string) => void lines.push(line) }))
  expect(lines).toHaveLength(1)
  const { time: _, level: __, ...rest } = JSON.parse(lines[0] ?? '')
  return rest
}

it('hides what may be personal wherever it stands, and leaves the rest and the object itself as they are', () => {
  const fields = {
    ask: 'a1',
    to: 'live',
    email: 'ada@example.org',
    person: { id: 7, name: 'Ada', deep: { words: 'thank you', at: 3 } },
    many: [{ token: 'x' }, { count: 2 }],
    req: { headers: { 'x-forwarded-for': '10.0.0.1', host: 'h' } },
    nothing: null,
  }
  const before = structuredClone(fields)
  expect(logged((log) => log.info(fields, 'moved'))).toEqual({
    ask: 'a1',
    to: 'live',
    email: '[redacted]',
    person: { id: 7, name: '[redacted]', deep: { words: '[redacted]', at: 3 } },
    many: [{ token: '[redacted]' }, { count: 2 }],
    req: { headers: { 'x-forwarded-for': '[redacted]', host: 'h' } },
    nothing: null,
    msg: 'moved',
  })
  expect(fields).toEqual(before)
})

it('what a child log always says is hidden too', () => {
  expect(logged((log) => log.child({ reqId: 'r', cookie: 'c' }).info({ text: 'help' }, 'asked'))).toEqual({
    reqId: 'r',
    cookie: '[redacted]',
    text: '[redacted]',
    msg: 'asked',
  })
})

it('of an error of the database only its code and place remain, and a ring of objects does not hang it', () => {
  const error = Object.assign(new Error('Key (email)=(ada@example.org) exists'), { code: '23505', table: 'person' })
  const { err } = logged((log) => log.warn({ err: error }, 'failed'))
  expect(err).toMatchObject({ type: 'Error', code: '23505', table: 'person' })
  expect(JSON.stringify(err)).not.toContain('ada')
  const ring: { self?: unknown; secret: string } = { secret: 's' }
  ring.self = ring
  expect(JSON.stringify(logged((log) => log.info({ ring }, 'odd')))).not.toContain('"s"')
})

/** A process of its own that logs, one line so bad that it leaves at once, and ends. */
function logging() {
  const script = `
    import { createLog } from ${JSON.stringify(join(import.meta.dirname, 'log.ts'))}
    process.stdin.once('data', () => {
      const log = createLog('info')
      log.info('first')
      log.fatal('second')
      log.info('third')
      process.exit(7)
    })`
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
}

it('has said all it was told when the process ends', async () => {
  const child = logging()
  child.stdin.write('go')
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const lines = said.trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['first', 'second', 'third'])
})

it('keeps no process from its end when nobody reads it any more', async () => {
  const child = logging()
  child.stdout.destroy()
  await once(child.stdout, 'close')
  child.stdin.write('go')
  expect(await once(child, 'exit')).toEqual([7, null])
})
