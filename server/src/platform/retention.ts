import { sql } from 'kysely'
import type { Database } from './db.ts'

/**
 * The retention job. What is kept, and for how long, is said once, in the comment of the table
 * (`retention: 12 months after created_at`); this reads it there and deletes what is past it.
 */

export interface Rule {
  readonly table: string
  readonly column: string
  /** As PostgreSQL reads it: `12 months`. */
  readonly keep: string
}

const shape = /^retention: (?:(\d+ (?:days?|months?)) after ([a-z_]+)|life of the [a-z_]+|until [a-z ]+)$/

/** The rule of a table's comment; null when it lives as long as something else. @throws Error when it says neither */
export function ruleOf(table: string, comment: string | null): Rule | null {
  const match = shape.exec(comment ?? '')
  if (match === null) throw new Error(`table ${table} does not say how long it is kept: ${comment ?? 'no comment'}`)
  const [, keep, column] = match
  return keep === undefined || column === undefined ? null : { table, column, keep }
}

export async function retentionRules(db: Database): Promise<Rule[]> {
  const { rows } = await sql<{ table: string; comment: string | null }>`
    SELECT c.relname AS table, obj_description(c.oid, 'pg_class') AS comment
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY c.relname`.execute(db)
  return rows.flatMap(({ table, comment }) => ruleOf(table, comment) ?? [])
}

/** Rows a statement deletes at most: short locks, so that the product goes on meanwhile. */
const BATCH = 1000

/** Deletes what is past its retention. Returns how many rows of each table. */
export async function deleteWhatIsPast(db: Database, now: Date): Promise<Map<string, number>> {
  const deleted = new Map<string, number>()
  for (const { table, column, keep } of await retentionRules(db)) {
    for (;;) {
      const { numAffectedRows } = await sql`
        DELETE FROM ${sql.table(table)} WHERE ctid = ANY(ARRAY(
          SELECT ctid FROM ${sql.table(table)} WHERE ${sql.ref(column)} < ${now}::timestamptz - ${keep}::interval
          LIMIT ${BATCH}))`.execute(db)
      const count = Number(numAffectedRows ?? 0n)
      if (count > 0) deleted.set(table, (deleted.get(table) ?? 0) + count)
      if (count < BATCH) break
    }
  }
  return deleted
}
