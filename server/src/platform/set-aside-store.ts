import { sql } from 'kysely'
import type { Database, Db } from './db.ts'

/** The rows of what was set aside, and of what the operator gave up. Letters are rows of the job library: set-aside.ts. */

export interface Aside {
  what: 'fact' | 'timer' | 'letter'
  /** Of the fact, of the timer's subject, of the letter's job. */
  id: string
  kind: string
  organizationId: string
  tries: number
  /** Kind and place of the failure, never anybody's words. */
  why: string
}

export async function asideRows(db: Db): Promise<Aside[]> {
  const { rows } = await sql<Aside>`
    SELECT 'fact' AS what, f.id, f.kind, f.organization_id, max(t.tries) AS tries,
      string_agg(t.consumer || ': ' || t.error, '; ' ORDER BY t.consumer) AS why
    FROM fact_trouble t JOIN fact f ON f.id = t.fact_id
    WHERE t.retry_at IS NULL GROUP BY f.id
    UNION ALL
    SELECT 'timer', subject_id, kind, organization_id, tries, 'since ' || to_char(set_aside_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"')
    FROM timer WHERE set_aside_at IS NOT NULL
    ORDER BY what, id`.execute(db)
  return rows
}

/** Another round of tries for a timer that was set aside: the running server rings it with its next look. */
export async function releaseTimer(db: Db, kind: string, subjectId: string, now: Date): Promise<void> {
  await sql`UPDATE timer SET tries = 0, set_aside_at = NULL, due_at = ${now}
    WHERE kind = ${kind} AND subject_id = ${subjectId} AND set_aside_at IS NOT NULL`.execute(db)
}

/** Takes away what was set aside of a fact or a timer, and keeps why. A consumer still being tried keeps its fact. */
export async function giveUp(db: Database, aside: Aside, reason: string, at: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await keepReason(tx, aside, reason, at)
    if (aside.what === 'timer') {
      await sql`DELETE FROM timer WHERE kind = ${aside.kind} AND subject_id = ${aside.id} AND set_aside_at IS NOT NULL`.execute(
        tx,
      )
      return
    }
    await sql`DELETE FROM fact_trouble WHERE fact_id = ${aside.id} AND retry_at IS NULL`.execute(tx)
    await sql`DELETE FROM fact WHERE id = ${aside.id} AND NOT EXISTS (SELECT FROM fact_trouble WHERE fact_id = ${aside.id})`.execute(
      tx,
    )
  })
}

export async function keepReason(db: Db, aside: Aside, reason: string, at: Date): Promise<void> {
  await sql`INSERT INTO given_up (organization_id, what, kind, id, reason, at)
    VALUES (${aside.organizationId}, ${aside.what}, ${aside.kind}, ${aside.id}, ${reason}, ${at})
    ON CONFLICT (organization_id, what, kind, id) DO UPDATE SET reason = excluded.reason, at = excluded.at`.execute(db)
}
