import type { Clock } from './clock.ts'
import { inOneTransaction } from './commit.ts'
import type { Database, Tx } from './db.ts'
import { newId } from './id.ts'
import { createLanes } from './lanes.ts'
import type { Log } from './log.ts'
import {
  claimEffect,
  endTrouble,
  type FactRow,
  insertFacts,
  insertTroubles,
  keepFacts,
  markHandled,
  noteTrouble,
  readSetAside,
  releaseTroubles,
  type SetAside,
  type TroubleRow,
  takeMissed,
  takeTroubles,
} from './outbox-store.ts'

/** What a slice records: its kind, its tenant, and any fields that survive JSON (times as ISO text). */
export interface Fact {
  readonly kind: string
  readonly organizationId: string
}

/** A fact as consumers hear it; `data` holds every other field of the fact that was recorded. */
export type Recorded<F extends Fact = Fact> = F extends Fact
  ? {
      readonly factId: string
      readonly organizationId: string
      readonly kind: F['kind']
      readonly at: Date
      readonly data: Omit<F, 'kind' | 'organizationId'>
      /** The fact as it was recorded. */
      readonly fact: F
    }
  : never

export type Recorder<F extends Fact = Fact> = (fact: F) => void

export interface Delivery<F extends Fact = Fact> {
  /** 1 at the first try. */
  readonly attempt: number
  /**
   * A transaction whose effects happen once for this (fact, consumer), however often the fact is delivered.
   * Undefined when they had already happened.
   */
  once<T>(fn: (tx: Tx, record: Recorder<F>) => Promise<T>): Promise<T | undefined>
}

/** Hears facts, at least once each. Must be idempotent: by its nature, or through `delivery.once`. */
export type Consumer<F extends Fact = Fact> = (fact: Recorded<F>, delivery: Delivery<F>) => Promise<void>

export interface Outbox<F extends Fact = Fact> {
  /** One transaction; its facts are written with it and told to the consumers after its commit. Retried like `inOneTransaction`. */
  transaction<T>(fn: (tx: Tx, record: Recorder<F>) => Promise<T>): Promise<T>
  /** Takes over what nobody delivered in time and what is due for another try. Returns how many deliveries were begun. */
  sweep(): Promise<number>
  start(): void
  /** Ends the sweeping and waits for what is on its way. */
  stop(): Promise<void>
  /** Resolves when nothing is on its way in this process. */
  settled(): Promise<void>
  /** Facts that failed for good: kept, out of the way, for the operator. */
  setAside(): Promise<SetAside[]>
  /** Gives every set-aside fact (or one of them) another round of tries. Returns how many. */
  release(factId?: string): Promise<number>
  /** Deliveries on their way in this process, for the metrics. */
  underway(): number
}

export interface OutboxOptions<F extends Fact = Fact> {
  db: Database
  clock: Clock
  log: Log
  /** By name; the name is stored, so a renamed consumer hears only new facts. Read at each delivery. */
  consumers: ReadonlyMap<string, Consumer<F>>
  /** Facts of one lane reach a consumer one after another, in the order of their commits; lanes do not wait for one another. Default: one lane an organization. */
  laneOf?: (fact: Recorded<F>) => string
  /** How long only this node may deliver what it committed. */
  graceMs?: number
  sweepEveryMs?: number
  maxTries?: number
}

/** Waits between tries: 1, 2, 4 … 64 s, about two minutes for the 8 tries. */
const backOffMs = (tries: number) => 1000 * 2 ** Math.min(tries - 1, 6)

/**
 * The outbox (laws P1–P8 in LAWS.md). Marks are written in bulk: one UPDATE for many facts, since at hundreds of facts
 * a second one statement a fact and a consumer would cost more than the facts themselves.
 */
export function createOutbox<F extends Fact = Fact>(options: OutboxOptions<F>): Outbox<F> {
  const { db, clock, log, consumers } = options
  const graceMs = options.graceMs ?? 5_000
  const sweepEveryMs = options.sweepEveryMs ?? 2_000
  const maxTries = options.maxTries ?? 8
  const laneOf = options.laneOf ?? ((fact: Recorded<F>) => fact.organizationId)

  const lanes = createLanes()
  /** Facts committed or taken over here and not yet marked, with how many consumers still work on each. */
  const open = new Map<string, { left: number; until: number; failed: { consumer: string; error: string }[] }>()
  const done = new Set<string>()
  const flushes = new Set<Promise<void>>()
  let flushPlanned: (() => void) | null = null
  let sweeping: Promise<number> | null = null
  let cancelAlarm: (() => void) | null = null
  let stopped = true

  const asFact = ({ id, organizationId, kind, at, data }: FactRow) =>
    ({
      factId: id,
      organizationId,
      kind,
      at,
      data,
      fact: { ...(data as object), kind, organizationId },
    }) as unknown as Recorded<F>

  async function transaction<T>(fn: (tx: Tx, record: Recorder<F>) => Promise<T>): Promise<T> {
    let rows: FactRow[] = []
    const result = await inOneTransaction(db, async (tx) => {
      rows = []
      const value = await fn(tx, (fact) => {
        const { kind, organizationId, ...data } = fact
        // Through JSON at once, so that a consumer sees the same value now as it would after a crash.
        rows.push({ id: newId(clock), kind, organizationId, at: clock.now(), data: JSON.parse(JSON.stringify(data)) })
      })
      if (rows.length > 0) await insertFacts(tx, rows, graceMs)
      return value
    })
    for (const row of rows) deliver(row)
    return result
  }

  function deliver(row: FactRow): void {
    const fact = asFact(row)
    const state = {
      left: consumers.size,
      until: clock.now().getTime() + graceMs,
      failed: [] as { consumer: string; error: string }[],
    }
    open.set(row.id, state)
    if (state.left === 0) finish(row, state)
    for (const [name, consumer] of consumers) {
      lanes.run(`${name} ${laneOf(fact)}`, async () => {
        const error = await attempt(name, consumer, fact, 1)
        if (error !== null) state.failed.push({ consumer: name, error })
        state.left -= 1
        if (state.left === 0) finish(row, state)
      })
    }
  }

  /** Null when it went well, else what went wrong, without anybody's text. */
  async function attempt(
    name: string,
    consumer: Consumer<F>,
    fact: Recorded<F>,
    tries: number,
  ): Promise<string | null> {
    try {
      await consumer(fact, { attempt: tries, once: (fn) => once(fact, name, fn) })
      return null
    } catch (error) {
      log.warn(
        { err: error, factId: fact.factId, kind: fact.kind, consumer: name, tries },
        'a fact could not be handled',
      )
      return placeOf(error)
    }
  }

  async function once<T>(
    fact: Recorded<F>,
    consumer: string,
    fn: (tx: Tx, record: Recorder<F>) => Promise<T>,
  ): Promise<T | undefined> {
    return transaction(async (tx, record) => {
      return (await claimEffect(tx, fact, consumer)) ? fn(tx, record) : undefined
    })
  }

  function finish(row: FactRow, state: { failed: { consumer: string; error: string }[] }): void {
    if (state.failed.length === 0) {
      done.add(row.id)
      // A short wait gathers many marks into one statement.
      if (done.size >= 500) flush()
      else flushPlanned ??= plan(20, flush)
      return
    }
    const retryAt = maxTries > 1 ? new Date(clock.now().getTime() + backOffMs(1)) : null
    const write = insertTroubles(db, row, state.failed, retryAt)
    follow(write, [row.id])
  }

  function flush(): void {
    flushPlanned?.()
    flushPlanned = null
    if (done.size === 0) return
    const ids = [...done]
    done.clear()
    const write = markHandled(db, ids, clock.now())
    follow(write, ids)
  }

  /** A mark that could not be written leaves the fact to a sweep: it will be told again, which consumers bear. */
  function follow(write: Promise<unknown>, ids: string[]): void {
    const watched = write
      .then(
        () => undefined,
        (error: unknown) => log.warn({ err: error, facts: ids.length }, 'facts were handled but could not be marked'),
      )
      .finally(() => {
        for (const id of ids) open.delete(id)
        flushes.delete(watched)
      })
    flushes.add(watched)
  }

  function sweep(): Promise<number> {
    sweeping ??= sweepOnce().finally(() => {
      sweeping = null
    })
    return sweeping
  }

  async function sweepOnce(): Promise<number> {
    await keepMine()
    const now = clock.now()
    const missed = await takeMissed(db, now, new Date(now.getTime() + graceMs), [...open.keys()])
    for (const row of missed) deliver(row)
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
    const due = await takeTroubles(db, now, new Date(now.getTime() + 60_000))
    for (const row of due) {
      const consumer = consumers.get(row.consumer)
      lanes.run(`retry ${row.id} ${row.consumer}`, async () => {
        const tries = row.tries + 1
        const error = consumer ? await attempt(row.consumer, consumer, asFact(row), tries) : null
        await noteRetry(row, tries, error).catch((cause: unknown) =>
          log.warn({ err: cause }, 'a retry could not be noted'),
        )
      })
    }
    return due.length
  }

  async function noteRetry(row: TroubleRow, tries: number, error: string | null): Promise<void> {
    if (error === null) return endTrouble(db, row, clock.now())
    const retryAt = tries < maxTries ? new Date(clock.now().getTime() + backOffMs(tries)) : null
    if (!retryAt) log.error({ factId: row.id, kind: row.kind, consumer: row.consumer }, 'a fact was set aside')
    await noteTrouble(db, row, { tries, retryAt, error })
  }

  async function settled(): Promise<void> {
    while (lanes.size() > 0 || done.size > 0 || flushes.size > 0) {
      await lanes.idle()
      flush()
      await Promise.all(flushes)
    }
  }

  function plan(ms: number, fn: () => void): () => void {
    return clock.alarm(new Date(clock.now().getTime() + ms), fn)
  }

  function tick(): void {
    sweep()
      .catch((error: unknown) => log.warn({ err: error }, 'the sweep of facts failed'))
      .finally(() => {
        if (!stopped) cancelAlarm = plan(sweepEveryMs, tick)
      })
  }

  return {
    transaction,
    sweep,
    settled,
    start() {
      if (!stopped) return
      stopped = false
      tick()
    },
    async stop() {
      stopped = true
      cancelAlarm?.()
      await sweeping?.catch(() => undefined)
      await settled()
    },
    setAside: () => readSetAside(db),
    release: (factId) => releaseTroubles(db, clock.now(), factId),
    underway: () => open.size,
  }
}

/** Name, code and the first places of an error: enough to find it, and no message, which may quote a person. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = (error as Error & { code?: unknown }).code
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...(code === undefined ? [] : [String(code)]), ...frames.slice(0, 3).map((line) => line.trim())]
    .join(' | ')
    .slice(0, 1000)
}
