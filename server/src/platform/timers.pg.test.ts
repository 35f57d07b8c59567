import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { type HandClock, handClock, systemClock } from './clock.ts'
import { newId } from './id.ts'
import { createLog } from './log.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createTimers, type Timers, type TimersOptions } from './timers.ts'

let fresh: FreshDatabase
let clock: HandClock
let outbox: Outbox
const log = createLog('silent')
const organizationId = '00000000-0000-7000-8000-000000000001'
const running: Timers[] = []

beforeAll(async () => {
  fresh = await freshDatabase()
  clock = handClock(new Date('2026-01-05T09:00:00Z'))
  outbox = createOutbox({ db: fresh.db, clock, log, consumers: new Map() })
})
afterEach(async () => {
  for (const timers of running.splice(0)) await timers.stop()
  await outbox.settled()
  await fresh.db.deleteFrom('timer').execute()
})
afterAll(() => fresh.drop())

function node(options: Partial<TimersOptions<{ kind: string; organizationId: string }>> = {}): Timers {
  const timers = createTimers({ db: fresh.db, clock, log, outbox, ...options })
  running.push(timers)
  return timers
}

const inMs = (ms: number) => new Date(clock.now().getTime() + ms)

function set(timers: Timers, subjectId: string, ms: number, data: { [key: string]: unknown } = {}, kind = 'wave') {
  return outbox.transaction(async (tx) => timers.set(tx, { kind, subjectId, organizationId, dueAt: inMs(ms), data }))
}

test('[T1] [T2] a timer set again moves; it rings at its time, not before, with its data', async () => {
  const timers = node()
  const rang: unknown[] = []
  timers.on('wave', async (_tx, _record, timer) => void rang.push(timer.data.n))
  timers.start()
  const ask = newId(clock)
  await set(timers, ask, 10_000, { n: 1 })
  await set(timers, ask, 20_000, { n: 2 })
  await timers.ring()
  clock.advance(19_999)
  await timers.ring()
  expect(rang).toEqual([])
  clock.advance(1)
  await expect.poll(() => rang).toEqual([2])
  await timers.settled()
  expect(await timers.dueAt(fresh.db, 'wave', ask)).toBeNull()
})

test('[T2] a timer cleared, or set in a transaction that failed, does not ring', async () => {
  const timers = node()
  timers.on('wave', async () => expect.unreachable())
  const ask = newId(clock)
  await set(timers, ask, 1_000)
  await outbox.transaction(async (tx) => timers.clear(tx, 'wave', ask))
  const failed = outbox.transaction(async (tx) => {
    timers.set(tx, { kind: 'wave', subjectId: newId(clock), organizationId, dueAt: inMs(1_000) })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  clock.advance(2_000)
  expect(await timers.ring()).toBe(0)
})

test('[T2] the next process goes on with the timers of one that was killed', async () => {
  const killed = node()
  await set(killed, newId(clock), 5_000, { n: 7 })
  clock.advance(60_000)
  const next = node()
  const rang: unknown[] = []
  next.on('wave', async (_tx, _record, timer) => void rang.push(timer.data.n))
  next.start()
  await expect.poll(() => rang).toEqual([7])
})

test('[T2] the alarm follows an earlier timer, on the real clock', async () => {
  const real = createOutbox({ db: fresh.db, clock: systemClock, log, consumers: new Map() })
  const timers = node({ clock: systemClock, outbox: real, pollEveryMs: 60_000 })
  const rang: string[] = []
  timers.on('wave', async (_tx, _record, timer) => void rang.push(timer.subjectId))
  timers.start()
  const [late, soon] = [newId(systemClock), newId(systemClock)]
  const at = (ms: number) => new Date(systemClock.now().getTime() + ms)
  await real.transaction(async (tx) =>
    timers.set(tx, { kind: 'wave', subjectId: late, organizationId, dueAt: at(3_600_000) }),
  )
  await real.transaction(async (tx) =>
    timers.set(tx, { kind: 'wave', subjectId: soon, organizationId, dueAt: at(150) }),
  )
  await expect.poll(() => rang, { timeout: 5_000 }).toEqual([soon])
})

test('[T3] when the handler fails its writes are undone, and the timer is still there', async () => {
  const timers = node()
  const other = newId(clock)
  timers.on('wave', async (tx) => {
    timers.set(tx, { kind: 'other', subjectId: other, organizationId, dueAt: inMs(1) })
    throw new Error('half way')
  })
  const ask = newId(clock)
  await set(timers, ask, 1_000)
  clock.advance(1_000)
  await timers.ring()
  expect(await timers.dueAt(fresh.db, 'other', other)).toBeNull()
  expect(await timers.dueAt(fresh.db, 'wave', ask)).not.toBeNull()
})

test('[T4] four nodes ring 200 timers once each', async () => {
  const nodes = Array.from({ length: 4 }, () => node())
  const rang: string[] = []
  for (const timers of nodes) timers.on('wave', async (_tx, _record, timer) => void rang.push(timer.subjectId))
  const first = nodes[0] as Timers
  const asks = Array.from({ length: 200 }, () => newId(clock))
  await outbox.transaction(async (tx) => {
    for (const ask of asks) first.set(tx, { kind: 'wave', subjectId: ask, organizationId, dueAt: inMs(1_000) })
  })
  clock.advance(1_000)
  await Promise.all(nodes.map((timers) => timers.ring()))
  expect(rang.sort()).toEqual(asks.sort())
})

test('[T5] a timer that fails waits longer each time, then is set aside, and the others ring', async () => {
  const timers = node()
  const [ill, well] = [newId(clock), newId(clock)]
  let tries = 0
  const rang: string[] = []
  timers.on('wave', async (_tx, _record, timer) => {
    if (timer.subjectId !== ill) return void rang.push(timer.subjectId)
    tries += 1
    throw new Error('ill')
  })
  await set(timers, ill, 1_000)
  await set(timers, well, 1_001)
  clock.advance(1_001)
  await timers.ring()
  expect(rang).toEqual([well])
  for (let n = 0; n < 20; n += 1) {
    clock.advance(600_000)
    await timers.ring()
  }
  expect(tries).toBe(8)
  const row = await fresh.db.selectFrom('timer').selectAll().where('subjectId', '=', ill).executeTakeFirstOrThrow()
  expect(row.setAsideAt).not.toBeNull()
})

test('[T6] a kind nobody handles here is left to those who do', async () => {
  const timers = node()
  timers.on('wave', async () => undefined)
  const ask = newId(clock)
  await set(timers, ask, 1_000, {}, 'of_a_newer_version')
  clock.advance(2_000)
  expect(await timers.ring()).toBe(0)
  expect(await timers.dueAt(fresh.db, 'of_a_newer_version', ask)).not.toBeNull()
})
