import type { CompiledQuery } from 'kysely'
import type { Tx } from './db.ts'
import type { FactRow } from './outbox-store.ts'

export interface TimerRow {
  kind: string
  subjectId: string
  organizationId: string
  dueAt: Date
  data: Readonly<{ [key: string]: unknown }>
}

/**
 * What a transaction says beside what it asks: facts that happened, timers set and taken away, rows written that it does
 * not read again, and what is to be done once it is committed. Gathered while it runs and written at its end, all of it
 * leaving together with the COMMIT.
 */
export class Ledger {
  readonly facts: FactRow[] = []
  /** By "kind subject", the last word of this transaction; null takes the timer away. */
  readonly timers = new Map<string, TimerRow | { kind: string; subjectId: string; dueAt: null }>()
  readonly afterwards: (() => void)[] = []
  /** Statements whose answer nobody waits for, in their order. */
  last: CompiledQuery[] = []
  /** Facts whose consequences inside this transaction have been drawn already. */
  followed = 0

  /** What it holds now, to go back to: for a savepoint. */
  mark(): () => void {
    const [facts, afterwards, followed, timers, last] = [
      this.facts.length,
      this.afterwards.length,
      this.followed,
      [...this.timers],
      this.last.length,
    ]
    return () => {
      this.facts.splice(facts)
      this.afterwards.splice(afterwards)
      this.followed = followed
      this.last.splice(last)
      this.timers.clear()
      for (const [key, timer] of timers) this.timers.set(key, timer)
    }
  }
}

const ledgers = new WeakMap<Tx, Ledger>()

export function openLedger(tx: Tx): Ledger {
  const ledger = new Ledger()
  ledgers.set(tx, ledger)
  return ledger
}

/** @throws Error when `tx` was not opened by the outbox, which alone writes what a ledger holds. */
export function ledgerOf(tx: Tx): Ledger {
  const ledger = ledgers.get(tx)
  if (!ledger) throw new Error('facts, timers and afterCommit need a transaction opened by the outbox')
  return ledger
}
