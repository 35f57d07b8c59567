import { sql } from 'kysely'
import type { Database, Tx } from './db.ts'

/** 40001 serialization_failure, 40P01 deadlock_detected (PostgreSQL, appendix A): the same transaction may well pass next time. */
const worthRetrying = new Set(['40001', '40P01'])
const maxTries = 5

const waiting = new WeakMap<Tx, (() => void)[]>()

/**
 * Runs `fn` in one transaction, again (up to 5 times) when the database asks for it by a serialization failure or a
 * deadlock: `fn` must have no effect outside `tx`. What it registered with `afterCommit` runs once, after the commit.
 */
export async function inOneTransaction<T>(db: Database, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    let speak: (() => void)[] = []
    try {
      const result = await db.transaction().execute((tx) => {
        speak = []
        waiting.set(tx, speak)
        return fn(tx)
      })
      for (const say of speak) say()
      return result
    } catch (error) {
      if (tries >= maxTries || !worthRetrying.has(String((error as { code?: unknown }).code))) throw error
    }
  }
}

/**
 * Calls `fn` once `tx` is committed, and never when it is not. `fn` must not throw.
 * @throws Error when `tx` was not opened by `inOneTransaction`, whose commit nobody would hear.
 */
export function afterCommit(tx: Tx, fn: () => void): void {
  const list = waiting.get(tx)
  if (!list) throw new Error('afterCommit needs a transaction opened by the outbox')
  list.push(fn)
}

/**
 * Runs `fn` inside `tx` so that its failure undoes its own writes and what it wanted said, and nothing else. Null when
 * it went well, else its error; one that asks for the whole transaction again is thrown on.
 */
export async function inSavepoint(tx: Tx, fn: () => Promise<void>): Promise<{ error: unknown } | null> {
  const list = waiting.get(tx)
  const said = list?.length ?? 0
  await sql`SAVEPOINT attempt`.execute(tx)
  try {
    await fn()
    return null
  } catch (error) {
    if (worthRetrying.has(String((error as { code?: unknown }).code))) throw error
    await sql`ROLLBACK TO SAVEPOINT attempt`.execute(tx)
    list?.splice(said)
    return { error }
  }
}
