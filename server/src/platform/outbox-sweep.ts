import type { Clock } from './clock.ts'
import type { Database } from './db.ts'
import type { Lanes } from './lanes.ts'
import type { Log } from './log.ts'
import type { Consumer, Fact } from './outbox.ts'
import {
  endTrouble,
  type FactRow,
  keepFacts,
  noteTrouble,
  type TroubleRow,
  takeMissed,
  takeTroubles,
} from './outbox-store.ts'

/** A fact on its way in this process: how many consumers still work on it, and until when it is kept from other nodes. */
export interface Underway {
  left: number
  until: number
  readonly failed: { consumer: string; error: string }[]
}

/** Waits between tries: 1, 2, 4 … 64 s, about two minutes for the 8 tries. */
export const backOffMs = (tries: number) => 1000 * 2 ** Math.min(tries - 1, 6)

/** How long a retry keeps its trouble from other nodes. */
const retryKeptMs = 60_000

export interface Sweep {
  /** One round; joined when one is under way. Returns how many deliveries were begun. */
  once(): Promise<number>
  /** Resolves when no round is under way. */
  settled(): Promise<void>
}

/** What a crash cut off and what failed, brought back on its way [P3] to [P6]. */
export function createSweep<F extends Fact>(parts: {
  db: Database
  clock: Clock
  log: Log
  graceMs: number
  maxTries: number
  consumers: ReadonlyMap<string, Consumer<F>>
  lanes: Lanes
  open: ReadonlyMap<string, Underway>
  deliver(row: FactRow): void
  /** Null when it went well, else what went wrong. */
  attempt(name: string, consumer: Consumer<F>, row: FactRow, tries: number): Promise<string | null>
}): Sweep {
  const { db, clock, log, graceMs, maxTries, consumers, lanes, open } = parts
  let sweeping: Promise<number> | null = null

  async function round(): Promise<number> {
    await keepMine()
    const now = clock.now()
    const missed = await takeMissed(db, now, new Date(now.getTime() + graceMs), [...open.keys()])
    for (const row of missed) parts.deliver(row)
    if (missed.length > 0) log.info({ facts: missed.length }, 'facts taken over')
    return missed.length + (await retry(now))
  }

  /** A long queue here is no crash: facts still waiting keep other nodes away. */
  async function keepMine(): Promise<void> {
    const now = clock.now().getTime()
    const mine = [...open].filter(([, state]) => state.until - now < graceMs / 2)
    if (mine.length === 0) return
    const until = now + graceMs
    await keepFacts(
      db,
      mine.map(([id]) => id),
      new Date(until),
    )
    for (const [, state] of mine) state.until = until
  }

  async function retry(now: Date): Promise<number> {
    const due = await takeTroubles(db, now, new Date(now.getTime() + retryKeptMs))
    for (const row of due) {
      const consumer = consumers.get(row.consumer)
      lanes.run(`retry ${row.id} ${row.consumer}`, async () => {
        const tries = row.tries + 1
        const error = consumer ? await parts.attempt(row.consumer, consumer, row, tries) : null
        await noteRetry(row, tries, error).catch((cause: unknown) =>
          log.warn({ err: cause }, 'a retry could not be noted'),
        )
      })
    }
    return due.length
  }

  async function noteRetry(row: TroubleRow, tries: number, error: string | null): Promise<void> {
    if (error === null) return endTrouble(db, row)
    const retryAt = tries < maxTries ? new Date(clock.now().getTime() + backOffMs(tries)) : null
    if (!retryAt) log.error({ factId: row.id, kind: row.kind, consumer: row.consumer }, 'a fact was set aside')
    await noteTrouble(db, row, { tries, retryAt, error })
  }

  return {
    once() {
      sweeping ??= round().finally(() => {
        sweeping = null
      })
      return sweeping
    },
    async settled() {
      await sweeping?.catch(() => undefined)
    },
  }
}
