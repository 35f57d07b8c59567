import { sql } from 'kysely'
import type { Clock } from './clock.ts'
import { afterCommit, inSavepoint } from './commit.ts'
import type { Database, Db, Tx } from './db.ts'
import type { Log } from './log.ts'
import type { Fact, Outbox, Recorder } from './outbox.ts'

export interface Timer {
  readonly kind: string
  readonly subjectId: string
  readonly organizationId: string
  readonly dueAt: Date
  /** Ids and numbers only; must survive JSON. */
  readonly data: Readonly<{ [key: string]: unknown }>
}

/** Runs in the transaction that takes the timer away: both happen, or neither and it rings again later. */
export type OnTimer<F extends Fact = Fact> = (tx: Tx, record: Recorder<F>, timer: Timer) => Promise<void>

export interface Timers<F extends Fact = Fact> {
  /** Sets or moves the one timer of (kind, subjectId). `tx` must come from the outbox. */
  set(tx: Tx, timer: Omit<Timer, 'data'> & { data?: Timer['data'] }): Promise<void>
  /** The same for several, in one statement; no (kind, subjectId) twice. */
  setAll(tx: Tx, timers: readonly (Omit<Timer, 'data'> & { data?: Timer['data'] })[]): Promise<void>
  /** Takes it away; nothing happens when there is none. */
  clear(tx: Tx, kind: string, subjectId: string): Promise<void>
  /** The same for several, in one statement. */
  clearAll(tx: Tx, timers: readonly Pick<Timer, 'kind' | 'subjectId'>[]): Promise<void>
  /** When it would ring, or null. */
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
  outbox: Pick<Outbox<F>, 'transaction'>
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
      const facts: F[] = []
      const failure = await inSavepoint(tx, async () => {
        // Taken away before its handler runs, which may set it anew.
        await tx.deleteFrom('timer').where('kind', '=', timer.kind).where('subjectId', '=', timer.subjectId).execute()
        await handlers.get(timer.kind)?.(tx, (fact) => facts.push(fact), timer)
      })
      if (failure) await putOff(tx, timer, failure.error)
      else for (const fact of facts) record(fact)
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

  async function setAll(tx: Tx, timers: readonly (Omit<Timer, 'data'> & { data?: Timer['data'] })[]): Promise<void> {
    if (timers.length === 0) return
    await sql`
      INSERT INTO timer (kind, subject_id, organization_id, due_at, data)
      SELECT * FROM unnest(${timers.map((one) => one.kind)}::text[], ${timers.map((one) => one.subjectId)}::uuid[],
        ${timers.map((one) => one.organizationId)}::uuid[], ${timers.map((one) => one.dueAt)}::timestamptz[],
        ${timers.map((one) => JSON.stringify(one.data ?? {}))}::jsonb[])
      ON CONFLICT (kind, subject_id) DO UPDATE SET organization_id = excluded.organization_id, due_at = excluded.due_at,
        data = excluded.data, tries = 0, set_aside_at = NULL`.execute(tx)
    const soonest = Math.min(...timers.map((one) => one.dueAt.getTime()))
    afterCommit(tx, () => {
      // A ringing under way may already have looked past these.
      if (ringing) again = true
      wakeAt(soonest)
    })
  }

  async function clearAll(tx: Tx, timers: readonly Pick<Timer, 'kind' | 'subjectId'>[]): Promise<void> {
    if (timers.length === 0) return
    const pairs = timers.map(({ kind, subjectId }) => sql`(kind = ${kind} AND subject_id = ${subjectId})`)
    await sql`DELETE FROM timer WHERE ${sql.join(pairs, sql` OR `)}`.execute(tx)
  }

  return {
    set: (tx, timer) => setAll(tx, [timer]),
    setAll,
    clear: (tx, kind, subjectId) => clearAll(tx, [{ kind, subjectId }]),
    clearAll,
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
