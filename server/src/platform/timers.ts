import type { RawBuilder } from 'kysely'
import type { Clock } from './clock.ts'
import { afterCommit, inSavepoint } from './commit.ts'
import { type Database, type Db, type Tx, together } from './db.ts'
import { ledgerOf, type TimerRow } from './ledger.ts'
import type { Log } from './log.ts'
import type { Fact, Outbox, Recorder } from './outbox.ts'
import {
  countSetAside,
  type DueTimer,
  delayTimer,
  heldTimer,
  nearestDue,
  nextDue,
  takeAway,
  timerDueAt,
} from './timer-store.ts'

/** `data`: ids and numbers only; must survive JSON. */
export type Timer = Readonly<TimerRow>

/** Runs in the transaction that takes the timer away: both happen, or neither and it rings again later. */
export type OnTimer<F extends Fact = Fact> = (tx: Tx, record: Recorder<F>, timer: Timer) => Promise<void>

/**
 * What a handler will hold: held before its timer is. Whoever sets or clears timers does so at the end of a transaction,
 * with an ask or a session in hand, so that in the other order the two would wait for one another [T7].
 */
export type Holds = (timer: Timer) => readonly RawBuilder<unknown>[]

export interface Timers<F extends Fact = Fact> {
  /** Sets or moves the one timer of (kind, subjectId), written at the end of `tx`, which must come from the outbox. */
  set(tx: Tx, timer: Omit<Timer, 'data'> & { data?: Timer['data'] }): void
  /** Takes it away with the end of `tx`; nothing happens when there is none. */
  clear(tx: Tx, kind: string, subjectId: string): void
  /** When it would ring, or null; what a transaction under way sets is not known before its end. */
  dueAt(db: Db, kind: string, subjectId: string): Promise<Date | null>
  on(kind: string, handler: OnTimer<F>, holds?: Holds): void
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
  width?: number | undefined
}

const maxTries = 8
const nameOf = ({ kind, subjectId }: { kind: string; subjectId: string }) => `${kind} ${subjectId}`
const backOffMs = (tries: number) => 1000 * 2 ** Math.min(tries, 6)

/** Timers as rows, with one in-process alarm for the nearest: laws T1–T6 in LAWS.md. */
export function createTimers<F extends Fact = Fact>(options: TimersOptions<F>): Timers<F> {
  const { db, clock, log, outbox } = options
  const pollEveryMs = options.pollEveryMs ?? 5_000
  const width = options.width ?? 4
  const handlers = new Map<string, { ring: OnTimer<F>; holds: Holds }>()
  /** Timers that somebody rings now, here or elsewhere: each is tried by one of those who ring. */
  const tried = new Set<string>()
  let stopped = true
  let alarm: { at: number; cancel: () => void } | null = null
  let ringing: Promise<number> | null = null
  let again = false

  const kinds = () => [...handlers.keys()]

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
      tried.clear()
      const counts = await Promise.all(Array.from({ length: width }, ringUntilNoneIsDue))
      rang += counts.reduce((sum, count) => sum + count, 0)
    } while (again)
    if (stopped) return rang
    const nearest = await nearestDue(db, kinds())
    const poll = clock.now().getTime() + pollEveryMs
    wakeAt(nearest ? Math.min(poll, nearest.getTime()) : poll)
    return rang
  }

  async function ringUntilNoneIsDue(): Promise<number> {
    let rang = 0
    for (;;) {
      const due = await nextDue(db, kinds(), clock.now(), tried)
      if (due === null) return rang
      // Another of those who ring was quicker.
      if (tried.has(nameOf(due))) continue
      tried.add(nameOf(due))
      if (await ringOne(due)) rang += 1
    }
  }

  /** One transaction. The row stays locked until it is over, also when the handler failed: nobody else rings it meanwhile. */
  function ringOne(due: DueTimer): Promise<boolean> {
    return outbox.transaction(async (tx, record) => {
      const handler = handlers.get(due.kind)
      const timer = await take(tx, due, handler?.holds(due) ?? [])
      if (timer === null) return false
      const failure = await inSavepoint(tx, async () => {
        // Taken away before its handler runs, which may set it anew.
        await takeAway(tx, timer)
        await handler?.ring(tx, record, timer)
        await outbox.follow(tx)
      })
      if (failure) await putOff(tx, timer, failure.error)
      return true
    })
  }

  /** Null: it was moved, cleared or rung meanwhile. */
  async function take(tx: Tx, due: DueTimer, holds: readonly RawBuilder<unknown>[]): Promise<DueTimer | null> {
    const statements = [...holds, heldTimer(due, clock.now())].map((one) => one.compile(tx))
    const answers = await together<unknown[]>(tx, ...statements)
    return ((answers.at(-1) as DueTimer[] | undefined) ?? [])[0] ?? null
  }

  async function putOff(tx: Tx, timer: DueTimer, error: unknown): Promise<void> {
    const { kind, subjectId } = timer
    const tries = timer.tries + 1
    const now = clock.now()
    log.warn({ err: error, kind, subjectId, tries }, 'a timer could not be handled')
    const last = tries >= maxTries
    if (last) log.error({ kind, subjectId }, 'a timer was set aside')
    await delayTimer(
      tx,
      timer,
      last ? { tries, setAsideAt: now } : { tries, dueAt: new Date(now.getTime() + backOffMs(tries)) },
    )
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
    dueAt: timerDueAt,
    on(kind, ring, holds = () => []) {
      if (handlers.has(kind)) throw new Error(`timer ${kind} already has its handler`)
      handlers.set(kind, { ring, holds })
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
    setAside: () => countSetAside(db),
    async settled() {
      while (ringing) await ringing.catch(() => undefined)
    },
  }
}
