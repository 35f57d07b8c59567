import type { Clock } from './clock.ts'
import { afterCommit, inOneTransaction } from './commit.ts'
import type { Database, Turn, Tx } from './db.ts'
import { newId } from './id.ts'
import { createLanes } from './lanes.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import type { Log } from './log.ts'
import {
  dropHandled,
  type FactRow,
  insertTroubles,
  readSetAside,
  releaseTroubles,
  type SetAside,
  writeLedger,
} from './outbox-store.ts'
import { backOffMs, createSweep, type Underway } from './outbox-sweep.ts'

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

/** Hears facts, at least once each; must be idempotent. `attempt` is 1 at the first try. */
export type Consumer<F extends Fact = Fact> = (fact: Recorded<F>, attempt: number) => Promise<void>

/** What a fact brings with it inside its own transaction; it may record further facts, which are followed in turn. */
export type AtOnce<F extends Fact = Fact> = (tx: Tx, record: Recorder<F>, fact: F) => Promise<void>

export interface Outbox<F extends Fact = Fact> {
  /**
   * One transaction; its facts are written with it and told to the consumers after its commit. Retried like
   * `inOneTransaction`. Where many wait for room, one whose turn is first is begun before them [P10].
   */
  transaction<T>(fn: (tx: Tx, record: Recorder<F>) => Promise<T>, turn?: Turn): Promise<T>
  /** Draws the consequences at once of what `tx` has recorded so far. At its end `transaction` does it by itself. */
  follow(tx: Tx): Promise<void>
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
  /** Default: nothing follows at once. */
  atOnce?: AtOnce<F>
  /** Facts of one lane reach a consumer one after another, in the order of their commits; lanes do not wait for one another. Default: one lane an organization. */
  laneOf?: (fact: Recorded<F>) => string
  /** How long only this node may deliver what it committed. */
  graceMs?: number
  sweepEveryMs?: number
  maxTries?: number
  /** Names facts. */
  newId?: () => string
}

/** What was heard within this goes in one statement; a crash before it only has the facts told once more. */
const gatherMs = 500

/**
 * The outbox (laws P1–P8 in LAWS.md). Facts everybody heard are taken away in bulk: at hundreds of facts a second one
 * statement a fact would cost more than the facts themselves.
 */
export function createOutbox<F extends Fact = Fact>(options: OutboxOptions<F>): Outbox<F> {
  const { db, clock, log, consumers } = options
  const atOnce = options.atOnce ?? (async () => undefined)
  const graceMs = options.graceMs ?? 5_000
  const sweepEveryMs = options.sweepEveryMs ?? 2_000
  const maxTries = options.maxTries ?? 8
  const idOf = options.newId ?? (() => newId(clock))
  const laneOf = options.laneOf ?? ((fact: Recorded<F>) => fact.organizationId)

  const lanes = createLanes()
  /** Facts committed or taken over here and not yet gone, with how many consumers still work on each. */
  const open = new Map<string, Underway>()
  const done = new Set<string>()
  const flushes = new Set<Promise<void>>()
  let flushPlanned: (() => void) | null = null
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

  async function transaction<T>(fn: (tx: Tx, record: Recorder<F>) => Promise<T>, turn?: Turn): Promise<T> {
    return inOneTransaction(
      db,
      async (tx, ledger) => {
        const value = await fn(tx, recorderOf(ledger))
        await follow(tx)
        return value
      },
      async (tx, ledger) => {
        afterCommit(tx, () => ledger.facts.forEach(deliver))
        await writeLedger(tx, ledger, graceMs)
      },
      turn,
    )
  }

  function recorderOf(ledger: Ledger): Recorder<F> {
    return (fact) => {
      const { kind, organizationId, ...data } = fact
      // Through JSON at once, so that a consumer sees the same value now as it would after a crash.
      const row = { id: idOf(), kind, organizationId, at: clock.now(), data: JSON.parse(JSON.stringify(data)) }
      ledger.facts.push(row)
    }
  }

  async function follow(tx: Tx): Promise<void> {
    const ledger = ledgerOf(tx)
    for (;;) {
      const row = ledger.facts[ledger.followed]
      if (!row) return
      ledger.followed += 1
      await atOnce(tx, recorderOf(ledger), asFact(row).fact as F)
    }
  }

  function deliver(row: FactRow): void {
    const fact = asFact(row)
    const state: Underway = { left: consumers.size, until: clock.now().getTime() + graceMs, failed: [] }
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
      await consumer(fact, tries)
      return null
    } catch (error) {
      log.warn(
        { err: error, factId: fact.factId, kind: fact.kind, consumer: name, tries },
        'a fact could not be handled',
      )
      return placeOf(error)
    }
  }

  function finish(row: FactRow, state: Underway): void {
    if (state.failed.length === 0) {
      done.add(row.id)
      if (done.size >= 500) flush()
      else flushPlanned ??= plan(gatherMs, flush)
      return
    }
    const retryAt = maxTries > 1 ? new Date(clock.now().getTime() + backOffMs(1)) : null
    const write = insertTroubles(db, row, state.failed, retryAt)
    watch(write, [row.id])
  }

  function flush(): void {
    flushPlanned?.()
    flushPlanned = null
    if (done.size === 0) return
    const ids = [...done]
    done.clear()
    watch(dropHandled(db, ids), ids)
  }

  /** A fact that could not be taken away is left to a sweep: it will be told again, which consumers bear. */
  function watch(write: Promise<unknown>, ids: string[]): void {
    const watched = write
      .then(
        () => undefined,
        (error: unknown) => log.warn({ err: error, facts: ids.length }, 'facts were heard but could not be taken away'),
      )
      .finally(() => {
        for (const id of ids) open.delete(id)
        flushes.delete(watched)
      })
    flushes.add(watched)
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

  const sweep = createSweep<F>({
    ...{ db, clock, log, graceMs, maxTries, consumers, lanes, open },
    deliver,
    attempt: (name, consumer, row, tries) => attempt(name, consumer, asFact(row), tries),
  })

  function tick(): void {
    sweep
      .once()
      .catch((error: unknown) => log.warn({ err: error }, 'the sweep of facts failed'))
      .finally(() => {
        if (!stopped) cancelAlarm = plan(sweepEveryMs, tick)
      })
  }

  return {
    transaction,
    follow,
    sweep: sweep.once,
    settled,
    start() {
      if (!stopped) return
      stopped = false
      tick()
    },
    async stop() {
      stopped = true
      cancelAlarm?.()
      await sweep.settled()
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
