import { type CompiledQuery, sql } from 'kysely'
import { type Database, sendTogether, type Turn, type Tx, whenThereIsRoom } from './db.ts'
import { type Ledger, ledgerOf, openLedger } from './ledger.ts'

/** 40001 serialization_failure, 40P01 deadlock_detected (PostgreSQL, appendix A): the same transaction may well pass next time. */
const worthRetrying = new Set(['40001', '40P01'])
const maxTries = 5

/**
 * Runs `fn` in one transaction, again (up to 5 times) when the database asks for it by a serialization failure or a
 * deadlock: `fn` must have no effect outside `tx`. At its end `write` puts down what the ledger gathered; its statement
 * and the COMMIT leave one behind the other without waiting in between, and one that fails turns the COMMIT into a
 * rollback. What was registered with `afterCommit` runs once, after the commit.
 */
export async function inOneTransaction<T>(
  db: Database,
  fn: (tx: Tx, ledger: Ledger) => Promise<T>,
  write: (tx: Tx, ledger: Ledger) => Promise<void>,
  turn: Turn = 'in order',
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    let written = Promise.resolve()
    try {
      let afterwards: readonly (() => void)[] = []
      const result = await whenThereIsRoom(db, turn, () =>
        db.transaction().execute(async (tx) => {
          const ledger = openLedger(tx)
          afterwards = ledger.afterwards
          const value = await fn(tx, ledger)
          written = write(tx, ledger)
          written.catch(() => undefined)
          return value
        }),
      )
      await written
      for (const say of afterwards) say()
      return result
    } catch (error) {
      // Of a COMMIT that became a rollback the statement before it knows why.
      const cause = await written.then(
        () => error,
        (why: unknown) => why,
      )
      if (tries >= maxTries || !worthRetrying.has(String((cause as { code?: unknown }).code))) throw cause
    }
  }
}

/**
 * Calls `fn` once `tx` is committed, and never when it is not. `fn` must not throw.
 * @throws Error when `tx` was not opened by the outbox, whose commit nobody would hear.
 */
export function afterCommit(tx: Tx, fn: () => void): void {
  ledgerOf(tx).afterwards.push(fn)
}

/**
 * Leaves a statement for the end of `tx`, in the order of these calls: it goes together with the COMMIT, and fails with
 * it. For rows that nothing in the transaction reads again.
 * @throws Error when `tx` was not opened by the outbox
 */
export function atEnd(tx: Tx, statement: CompiledQuery): void {
  ledgerOf(tx).last.push(statement)
}

/**
 * Runs `fn` inside `tx` so that its failure undoes its own writes and what it wanted said, and nothing else. Null when
 * it went well, else its error; one that asks for the whole transaction again is thrown on.
 */
export async function inSavepoint(tx: Tx, fn: () => Promise<void>): Promise<{ error: unknown } | null> {
  const ledger = ledgerOf(tx)
  const before = ledger.last.length
  const goBack = ledger.mark()
  await sql`SAVEPOINT attempt`.execute(tx)
  try {
    await fn()
    // What was left for the end belongs to the attempt.
    await sendTogether(tx, ledger.last.splice(before))
    return null
  } catch (error) {
    if (worthRetrying.has(String((error as { code?: unknown }).code))) throw error
    await sql`ROLLBACK TO SAVEPOINT attempt`.execute(tx)
    goBack()
    return { error }
  }
}
