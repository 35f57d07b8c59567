import type { Clock } from './clock.ts'
import { afterCommit, inSavepoint } from './commit.ts'
import type { Database, Db, Tx } from './db.ts'
import { ledgerOf, type TimerRow } from './ledger.ts'
import type { Log } from './log.ts'
import type { Fact, Outbox, Recorder } from './outbox.ts'

/** `data`: ids and numbers only; must survive JSON. */
export type Timer = Readonly<TimerRow>

/** Runs in the transaction that takes the timer away: both happen, or neither and it rings again later. */
export type OnTimer<F extends Fact = Fact> = (tx: Tx, record: Recorder<F>, timer: Timer) => Promise<void>

export interface Timers<F extends Fact = Fact> {
  /** Sets or moves the one timer of (kind, subjectId), written at the end of `tx`, which must come from the outbox. */
  set(tx: Tx, timer: Omit<Timer, 'data'> & { data?: Timer['data'] }): void
  /** Takes it away with the end of `tx`; nothing happens when there is none. */
  clear(tx: Tx, kind: string, subjectId: string): void
  /** When it would ring, or null; what a transaction under way sets is not known before its end. */
  dueAt(db: Db, kind: string, subjectId: string): Promise<Date | null>
  on(kind: string, handler: OnTimer<F>): void
  start(): void
  /** Resolves when the ringing under way is over. */
  stop(): Promise<void>
  /** Rings everything that is due now, and resolves when all of it is done. Returns how many rang. */
  ring(): Promise<number>
  /** Resolves when no ringing is under way. */
  settled(): Promise<void>
  /** How many failed for good and wait for the operator [T5]. */
  setAside(): Promise<number>
}

export interface TimersOptions<F extends Fact = Fact> {
  db: Database
  clock: Clock
  log: Log
  outbox: Pick<Outbox<F>, 'transaction' | 'follow'>
  /** The net for timers set by another node that died before they rang. */
  pollEveryMs?: number
  /** How many ring at the same time. */
  width?: number
}

const maxTries = 8
const backOffMs = (tries: number) => 1000 * 2 ** Math.min(tries, 6)

/** Timers as rows, with one in-process alarm for the nearest: laws T1–T6 in LAWS.md. */
export function createTimers<F extends Fact = Fact>(options: TimersOptions<F>): Timers<F> {
  const { db, clock, log, outbox } = options
  const pollEveryMs = options.pollEveryMs ?? 5_000
  const width = options.width ?? 4
  const handlers = new Map<string, OnTimer<F>>()
  let stopped = true
  let alarm: { at: number; cancel: () => void } | null = null
  let ringing: Promise<number> | null = null
  let again = false

  /** Wakes at `at`, unless an earlier alarm is already set. */
  function wakeAt(at: number): void {
    if (stopped || (alarm && alarm.at <= at)) return
    alarm?.cancel()
    alarm = { at, cancel: clock.alarm(new Date(at), wake) }
  }

  function wake(): void {
    alarm = null
    ring().catch((error: unknown) => {
      log.warn({ err: error }, 'timers could not ring')
      wakeAt(clock.now().getTime() + 1000)
    })
  }

  function ring(): Promise<number> {
    if (ringing) {
      again = true
      return ringing
    }
    ringing = ringAll().finally(() => {
      ringing = null
    })
    return ringing
  }

  async function ringAll(): Promise<number> {
    let rang = 0
    do {
      again = false
      const counts = await Promise.all(Array.from({ length: width }, ringUntilNoneIsDue))
      rang += counts.reduce((sum, count) => sum + count, 0)
    } while (again)
    if (stopped) return rang
    const nearest = await db
      .selectFrom('timer')
      .select((eb) => eb.fn.min('dueAt').as('dueAt'))
      .where('setAsideAt', 'is', null)
      .where('kind', 'in', ['', ...handlers.keys()])
      .executeTakeFirst()
    const poll = clock.now().getTime() + pollEveryMs
    wakeAt(nearest?.dueAt ? Math.min(poll, nearest.dueAt.getTime()) : poll)
    return rang
  }

  async function ringUntilNoneIsDue(): Promise<number> {
    let rang = 0
    while (await ringOne()) rang += 1
    return rang
  }

  /** One transaction. The row stays locked until it is over, also when the handler failed: nobody else rings it meanwhile. */
  function ringOne(): Promise<boolean> {
    return outbox.transaction(async (tx, record) => {
      const timer = await nextDue(tx)
      if (!timer) return false
      const failure = await inSavepoint(tx, async () => {
        // Taken away before its handler runs, which may set it anew.
        await tx.deleteFrom('timer').where('kind', '=', timer.kind).where('subjectId', '=', timer.subjectId).execute()
        await handlers.get(timer.kind)?.(tx, record, timer)
        await outbox.follow(tx)
      })
      if (failure) await putOff(tx, timer, failure.error)
      return true
    })
  }

  async function nextDue(tx: Tx): Promise<(Timer & { tries: number }) | undefined> {
    const row = await tx
      .selectFrom('timer')
      .select(['kind', 'subjectId', 'organizationId', 'dueAt', 'data', 'tries'])
      .where('dueAt', '<=', clock.now())
      .where('setAsideAt', 'is', null)
      .where('kind', 'in', ['', ...handlers.keys()])
      .orderBy('dueAt')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    return row && { ...row, data: row.data as Timer['data'] }
  }

  async function putOff(tx: Tx, timer: Timer & { tries: number }, error: unknown): Promise<void> {
    const { kind, subjectId } = timer
    const tries = timer.tries + 1
    const now = clock.now()
    log.warn({ err: error, kind, subjectId, tries }, 'a timer could not be handled')
    const last = tries >= maxTries
    if (last) log.error({ kind, subjectId }, 'a timer was set aside')
    await tx
      .updateTable('timer')
      .set(last ? { tries, setAsideAt: now } : { tries, dueAt: new Date(now.getTime() + backOffMs(tries)) })
      .where('kind', '=', kind)
      .where('subjectId', '=', subjectId)
      .execute()
  }

  function set(tx: Tx, timer: Omit<Timer, 'data'> & { data?: Timer['data'] }): void {
    ledgerOf(tx).timers.set(`${timer.kind} ${timer.subjectId}`, { ...timer, data: timer.data ?? {} })
    afterCommit(tx, () => {
      // A ringing under way may already have looked past it.
      if (ringing) again = true
      wakeAt(timer.dueAt.getTime())
    })
  }

  return {
    set,
    clear(tx, kind, subjectId) {
      ledgerOf(tx).timers.set(`${kind} ${subjectId}`, { kind, subjectId, dueAt: null })
    },
    async dueAt(on, kind, subjectId) {
      const row = await on
        .selectFrom('timer')
        .select('dueAt')
        .where('kind', '=', kind)
        .where('subjectId', '=', subjectId)
        .executeTakeFirst()
      return row?.dueAt ?? null
    },
    on(kind, handler) {
      if (handlers.has(kind)) throw new Error(`timer ${kind} already has its handler`)
      handlers.set(kind, handler)
    },
    start() {
      if (!stopped) return
      stopped = false
      wakeAt(clock.now().getTime())
    },
    async stop() {
      stopped = true
      alarm?.cancel()
      alarm = null
      await ringing?.catch(() => undefined)
    },
    ring,
    async setAside() {
      const row = await db
        .selectFrom('timer')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('setAsideAt', 'is not', null)
        .executeTakeFirstOrThrow()
      return row.count
    },
    async settled() {
      while (ringing) await ringing.catch(() => undefined)
    },
  }
}
