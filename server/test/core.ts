import type { NowEvent } from '@binome/contract/down.ts'
import { type Core, createCore } from '../src/core.ts'
import type { Caller } from '../src/house.ts'
import { createIndexes, type ThreadIndex } from '../src/match/thread/indexes.ts'
import { type HandClock, handClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Hub } from '../src/platform/hub.ts'
import { createLog } from '../src/platform/log.ts'
import type { Mail } from '../src/platform/mail.ts'
import { createMetrics } from '../src/platform/metrics.ts'
import type { Outside } from '../src/platform/outside.ts'
import { type FreshDatabase, freshDatabase, scratchFolder } from './database.ts'
import { quietHub } from './quiet-hub.ts'
import { insertOrganization, insertPeople, testTime } from './rows.ts'

/** The core on a database of its own and a clock moved by hand; tabs are lists of the events they were sent. */
export interface TestCore {
  core: Core
  clock: HandClock
  fresh: FreshDatabase
  line: TestLine
  organizationId: string
  people: string[]
  caller(personId: string): Caller
  /** Moves the clock and lets everything that follows from it happen. */
  pass(seconds: number): Promise<void>
  stop(): Promise<void>
}

/** One thread for every house of a test file: its start costs more than most tests. */
export const testIndexes = createIndexes()

/** An index of its own, for comparing. */
export function emptyIndex(): ThreadIndex {
  return testIndexes.open({
    fitted: () => undefined,
    lost: (error) => {
      throw error
    },
  })
}

export async function testCore(options: {
  people: number
  outside?: (clock: HandClock) => Promise<Outside>
  mail?: (fresh: FreshDatabase) => Promise<Mail>
}): Promise<TestCore> {
  const fresh = await freshDatabase()
  const organizationId = await insertOrganization(fresh.db)
  const people = await insertPeople(fresh.db, organizationId, options.people)
  const clock = handClock(testTime)
  const line = testLine()
  const config = readConfig({ DATA_DIR: scratchFolder(), LOG_LEVEL: 'silent', DEMO: '0' })
  const core = createCore({
    config,
    db: fresh.db,
    clock,
    log: createLog('silent'),
    metrics: createMetrics({ process: false }),
    hub: line.hub,
    mail: (await options.mail?.(fresh)) ?? null,
    outside: await options.outside?.(clock),
    indexes: testIndexes,
    forget: async () => undefined,
  })
  return {
    core,
    clock,
    fresh,
    line,
    organizationId,
    people,
    caller: (personId) => ({
      organizationId,
      personId,
      role: 'member',
      teamId: null,
      language: 'fr',
      accountSessionId: personId,
    }),
    async pass(seconds) {
      clock.advance(seconds * 1000)
      await core.ring()
      await core.settled()
    },
    async stop() {
      await core.stop()
      await fresh.drop()
    },
  }
}

export interface TestLine {
  hub: Hub
  /** Everything a person was sent, in order. */
  sent(personId: string): NowEvent[]
  /** Closes (or opens again) every tab of a person. */
  setTabs(personId: string, count: number): void
}

/** A line without sockets: keeps the order of each person's views as the real one does. */
function testLine(): TestLine {
  const sent = new Map<string, NowEvent[]>()
  const tabs = new Map<string, number>()
  const queues = new Map<string, Promise<void>>()
  const of = (personId: string) => {
    const list = sent.get(personId) ?? []
    sent.set(personId, list)
    return list
  }
  const hub: Hub = {
    ...quietHub((personId) => tabs.get(personId) ?? 1),
    refresh(personId, read) {
      const turn = (queues.get(personId) ?? Promise.resolve()).then(async () => {
        of(personId).push(...(await read()))
      })
      queues.set(
        personId,
        turn.catch(() => undefined),
      )
      return turn
    },
    settled: async () => void (await Promise.all(queues.values())),
  }
  return { hub, sent: of, setTabs: (personId, count) => void tabs.set(personId, count) }
}
