import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { insertOrganization, testId } from '../../test/rows.ts'
import { surroundings } from '../../test/surroundings.ts'
import { systemClock } from './clock.ts'
import { createJobs, type Jobs, type Queue } from './jobs.ts'
import { createLog } from './log.ts'
import { type Letter, letters } from './mail.ts'
import { createOutbox } from './outbox.ts'
import { createTimers } from './timers.ts'

/** The operator's command, as npm runs it, beside a server that fails at everything until it is mended. */

let fresh: FreshDatabase
let organizationId = ''
let jobs: Jobs
let queue: Queue<Letter>
let mended = false
const sent: string[] = []
const log = createLog('silent')
const letter = () => ({ organizationId, to: 'dee@house.example', subject: 'x', text: 'a secret link' })

beforeAll(async () => {
  fresh = await freshDatabase()
  organizationId = await insertOrganization(fresh.db)
  jobs = createJobs({ databaseUrl: fresh.url, log, retry: { tries: 1, firstWaitS: 0, pollS: 0.5 } })
  queue = jobs.queue<Letter>(letters, async ({ to }) => {
    if (!mended) throw new Error('refused')
    sent.push(to)
  })
  await jobs.start()
})
afterAll(async () => {
  await jobs.stop()
  await fresh.drop()
})

function command(...args: string[]): Promise<{ code: number | null; said: string }> {
  const script = join(import.meta.dirname, 'set-aside-command.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    env: { ...surroundings, DATABASE_URL: fresh.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })))
}

const outboxOf = (heard: string[]) =>
  createOutbox({
    ...{ db: fresh.db, clock: systemClock, log, maxTries: 1 },
    consumers: new Map([
      [
        'now',
        async ({ kind }) => {
          if (!mended) throw new Error('the words of somebody')
          heard.push(kind)
        },
      ],
    ]),
  })

test('[J2] what failed for good is listed, tried again, or dropped with a reason that is kept', async () => {
  expect(await command()).toEqual({ code: 0, said: 'Nothing is set aside.\n' })

  const heard: string[] = []
  const outbox = outboxOf(heard)
  for (const kind of ['ask.opened', 'ask.parked']) {
    await outbox.transaction(async (_tx, record) => record({ kind, organizationId }))
  }
  await outbox.settled()
  const subjectId = testId()
  await sql`INSERT INTO timer (kind, subject_id, organization_id, due_at, tries, set_aside_at)
    VALUES ('wave', ${subjectId}, ${organizationId}, now(), 8, now())`.execute(fresh.db)
  await queue.send(letter())
  await queue.send(letter())
  await expect.poll(queue.setAside, { timeout: 15_000 }).toBe(2)

  const listed = await command()
  expect(listed).toMatchObject({ code: 0, said: expect.stringContaining('5 set aside.') })
  expect(listed.said).toContain(`timer:wave:${subjectId}`)
  expect(listed.said).not.toMatch(/dee@|secret|words of somebody/)
  const nameOf = (pattern: RegExp) => listed.said.match(pattern)?.[1] ?? ''
  const parked = nameOf(/(fact:\S+) {2}ask\.parked/)
  const aLetter = nameOf(/(letter:\S+)/)

  expect(await command('drop', parked)).toMatchObject({ code: 2, said: expect.stringContaining('Usage') })
  expect(await command('drop', 'fact:none', '--because', 'x')).toMatchObject({ code: 1 })
  for (const name of [parked, aLetter]) {
    expect(await command('drop', name, '--because', 'the person was erased')).toMatchObject({ code: 0 })
  }
  const { rows } = await sql`SELECT what, kind, reason FROM given_up ORDER BY what`.execute(fresh.db)
  expect(rows).toEqual([
    { what: 'fact', kind: 'ask.parked', reason: 'the person was erased' },
    { what: 'letter', kind: 'letter', reason: 'the person was erased' },
  ])

  mended = true
  expect(await command('retry', 'all')).toMatchObject({ code: 0, said: expect.stringContaining('will be tried again') })
  expect(await command()).toEqual({ code: 0, said: 'Nothing is set aside.\n' })
  await outbox.sweep()
  await outbox.settled()
  expect(heard).toEqual(['ask.opened'])
  await expect.poll(() => sent, { timeout: 15_000 }).toEqual(['dee@house.example'])

  const rang: string[] = []
  const timers = createTimers({ ...{ db: fresh.db, clock: systemClock, log, outbox } })
  timers.on('wave', async (_tx, _record, timer) => void rang.push(timer.subjectId))
  await timers.ring()
  expect(rang).toEqual([subjectId])
  const left = await sql`SELECT 1 FROM fact UNION ALL SELECT 1 FROM fact_trouble`.execute(fresh.db)
  await outbox.settled()
  expect(left.rows).toEqual([])
}, 60_000)
