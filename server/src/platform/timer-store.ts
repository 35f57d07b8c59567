import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { TimerRow } from './ledger.ts'

/** Rows of timer. Written out: they are looked at after every change of any of them. */

export type DueTimer = TimerRow & { tries: number }

/** The first of these kinds that is due, but for those named "kind subject". Nobody holds it yet. */
export async function nextDue(
  db: Db,
  kinds: readonly string[],
  now: Date,
  except: ReadonlySet<string>,
): Promise<DueTimer | null> {
  const { rows } = await sql<DueTimer>`
    SELECT kind, subject_id, organization_id, due_at, data, tries FROM timer
    WHERE due_at <= ${now} AND set_aside_at IS NULL AND kind = ANY(${[...kinds]}::text[])
      AND NOT (kind || ' ' || subject_id = ANY(${[...except]}::text[]))
    ORDER BY due_at LIMIT 1`.execute(db)
  return rows[0] ?? null
}

/** This one, held until the transaction ends, if it is still due; one that somebody else holds is theirs. */
export const heldTimer = (timer: { kind: string; subjectId: string }, now: Date) => sql<DueTimer>`
  SELECT kind, subject_id, organization_id, due_at, data, tries FROM timer
  WHERE kind = ${timer.kind} AND subject_id = ${timer.subjectId} AND due_at <= ${now} AND set_aside_at IS NULL
  FOR UPDATE SKIP LOCKED`

export async function takeAway(tx: Tx, timer: { kind: string; subjectId: string }): Promise<void> {
  await sql`DELETE FROM timer WHERE kind = ${timer.kind} AND subject_id = ${timer.subjectId}`.execute(tx)
}

/** When the first of these kinds is due; null when none is set. */
export async function nearestDue(db: Db, kinds: readonly string[]): Promise<Date | null> {
  const { rows } = await sql<{ dueAt: Date | null }>`
    SELECT min(due_at) AS due_at FROM timer WHERE set_aside_at IS NULL AND kind = ANY(${[...kinds]}::text[])`.execute(
    db,
  )
  return rows[0]?.dueAt ?? null
}

/** It failed: it rings again at `dueAt`, or waits for the operator. */
export async function delayTimer(
  tx: Tx,
  timer: { kind: string; subjectId: string },
  to: { tries: number; dueAt: Date } | { tries: number; setAsideAt: Date },
): Promise<void> {
  const dueAt = 'dueAt' in to ? to.dueAt : null
  const setAsideAt = 'setAsideAt' in to ? to.setAsideAt : null
  await sql`
    UPDATE timer SET tries = ${to.tries}, due_at = COALESCE(${dueAt}::timestamptz, due_at),
      set_aside_at = ${setAsideAt}::timestamptz
    WHERE kind = ${timer.kind} AND subject_id = ${timer.subjectId}`.execute(tx)
}

export async function timerDueAt(db: Db, kind: string, subjectId: string): Promise<Date | null> {
  const { rows } = await sql<{ dueAt: Date }>`
    SELECT due_at FROM timer WHERE kind = ${kind} AND subject_id = ${subjectId}`.execute(db)
  return rows[0]?.dueAt ?? null
}

export async function countSetAside(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM timer WHERE set_aside_at IS NOT NULL`.execute(db)
  return rows[0]?.count ?? 0
}
