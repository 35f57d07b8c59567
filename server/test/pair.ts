import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Down } from '@binome/contract/down.ts'
import { sql } from 'kysely'
import type { Fact } from '../src/facts.ts'
import type { Caller, House, Record } from '../src/house.ts'
import { type HandClock, handClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Db, Tx } from '../src/platform/db.ts'
import { createFiles } from '../src/platform/files.ts'
import type { Hub } from '../src/platform/hub.ts'
import { newId } from '../src/platform/id.ts'
import { createLog } from '../src/platform/log.ts'
import { createMetrics } from '../src/platform/metrics.ts'
import { type Consumer, createOutbox } from '../src/platform/outbox.ts'
import { createOutside } from '../src/platform/outside.ts'
import { createRate } from '../src/platform/rate.ts'
import { createTimers, type Timer } from '../src/platform/timers.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { insertOffersTo, insertOrganization, insertPeople, insertSearchingAsk, testId, testTime } from './rows.ts'

/** A house on a real database and a clock moved by hand, whose sockets are a list. */
export interface TestHouse {
  house: House
  clock: HandClock
  /** Facts in the order of their commits, since the last `take`. */
  take(): Promise<Fact[]>
  /** What was sent to a socket so far; it is then forgotten. */
  heard(socketId: string): Down[]
  /** Moves time and rings every timer that is due on the way, a step at a time as a running process would. */
  pass(ms: number): Promise<void>
  close(): Promise<void>
}

type TimerHandlers = {
  [kind: string]: (house: House, tx: Tx, record: Record, timer: Timer) => Promise<void>
}

/** `atOnce` follows every fact inside its transaction, `react` hears it after the commit, as the flow does. */
export async function testHouse(
  options: {
    timers?: TimerHandlers
    env?: { [name: string]: string }
    atOnce?: (house: House, tx: Tx, record: Record, fact: Fact) => Promise<void>
    react?: (house: House, fact: Fact) => Promise<void>
  } = {},
): Promise<TestHouse> {
  const fresh: FreshDatabase = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'binome-house-'))
  const clock = handClock(testTime)
  const log = createLog('silent')
  const facts: Fact[] = []
  const sent = new Map<string, Down[]>()
  const consumers = new Map<string, Consumer<Fact>>()
  const outbox = createOutbox<Fact>({
    ...{ db: fresh.db, clock, log, consumers },
    atOnce: async (tx, record, fact) => options.atOnce?.(house, tx, record, fact),
  })
  const timers = createTimers<Fact>({ db: fresh.db, clock, log, outbox, width: 1 })
  const hub: Pick<Hub, 'toSocket'> = {
    toSocket: (socketId, message) => void sent.set(socketId, [...(sent.get(socketId) ?? []), message]),
  }
  const config = readConfig({ DATA_DIR: dataDir, ...options.env })
  const house: House = {
    config,
    db: fresh.db,
    clock,
    log,
    metrics: createMetrics({ process: false }),
    files: createFiles(config),
    mail: null,
    outside: createOutside(),
    rate: createRate(clock),
    timers,
    hub: hub as Hub,
    newId: () => newId(clock),
    transaction: outbox.transaction,
  }
  consumers.set('test', async ({ fact }) => {
    facts.push(fact)
    await options.react?.(house, fact)
  })
  for (const [kind, handler] of Object.entries(options.timers ?? {})) {
    timers.on(kind, (tx, record, timer) => handler(house, tx, record, timer))
  }
  return {
    house,
    clock,
    async take() {
      await outbox.settled()
      return facts.splice(0)
    },
    heard(socketId) {
      const messages = sent.get(socketId) ?? []
      sent.delete(socketId)
      return messages
    },
    async pass(ms) {
      const until = clock.now().getTime() + ms
      for (;;) {
        const next = await nextDue(fresh.db)
        if (next === null || next > until) break
        clock.advanceTo(new Date(Math.max(next, clock.now().getTime())))
        await timers.ring()
        await outbox.settled()
      }
      clock.advanceTo(new Date(until))
    },
    async close() {
      await outbox.stop()
      await fresh.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function nextDue(db: Db): Promise<number | null> {
  const { rows } = await sql<{
    at: Date | null
  }>`SELECT min(due_at) AS at FROM timer WHERE set_aside_at IS NULL`.execute(db)
  return rows[0]?.at?.getTime() ?? null
}

export interface Pair {
  organizationId: string
  askId: string
  sessionId: string
  seeker: Caller
  helper: Caller
}

export function callerFor(organizationId: string, personId: string): Caller {
  return { organizationId, personId, role: 'member', teamId: null, language: 'fr', accountSessionId: 'test' }
}

/** Two people, a matched ask, and the session the claim would have opened at this moment. */
export async function matchedPair({ house }: TestHouse, organizationId?: string): Promise<Pair> {
  const { db } = house
  const organization = organizationId ?? (await insertOrganization(db))
  const [seekerId = '', helperId = ''] = await insertPeople(db, organization, 2)
  const askId = await insertSearchingAsk(db, organization, seekerId)
  const [offerId = ''] = await insertOffersTo(db, organization, askId, [helperId])
  const sessionId = testId()
  const now = house.clock.now()
  await sql`UPDATE ask SET state = 'matched', state_since = ${now} WHERE organization_id = ${organization} AND id = ${askId}`.execute(
    db,
  )
  await sql`UPDATE offer SET state = 'accepted', answered_at = ${now} WHERE organization_id = ${organization} AND id = ${offerId}`.execute(
    db,
  )
  await sql`
    INSERT INTO session (organization_id, id, ask_id, offer_id, seeker_id, helper_id, state, opened_at)
    VALUES (${organization}, ${sessionId}, ${askId}, ${offerId}, ${seekerId}, ${helperId}, 'meeting', ${now})`.execute(
    db,
  )
  return {
    organizationId: organization,
    askId,
    sessionId,
    seeker: callerFor(organization, seekerId),
    helper: callerFor(organization, helperId),
  }
}
