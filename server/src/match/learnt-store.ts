import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Rows of match_learnt and response_learnt: what an organisation taught, one row each. */
export type LearntTable = 'match_learnt' | 'response_learnt'

export interface Learnt {
  /** Which engine wrote it: of the ranking, its features and its prior. */
  engine: string
  state: unknown
}

export async function findLearnt(db: Db, table: LearntTable, organizationId: string): Promise<Learnt | null> {
  const { rows } = await sql<Learnt>`
    SELECT engine, state FROM ${sql.table(table)} WHERE organization_id = ${organizationId}`.execute(db)
  return rows[0] ?? null
}

export async function saveLearnt(
  db: Db,
  table: LearntTable,
  organizationId: string,
  { engine, state }: Learnt,
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO ${sql.table(table)} (organization_id, engine, state, saved_at)
    VALUES (${organizationId}, ${engine}, ${JSON.stringify(state)}::jsonb, ${at})
    ON CONFLICT (organization_id) DO UPDATE
      SET engine = excluded.engine, state = excluded.state, saved_at = excluded.saved_at`.execute(db)
}

export async function deleteLearnt(db: Db, table: LearntTable, organizationId: string): Promise<void> {
  await sql`DELETE FROM ${sql.table(table)} WHERE organization_id = ${organizationId}`.execute(db)
}

/** Takes somebody who is gone out of what is kept of how people answer, of an organisation that is not in memory. */
export async function forgetResponder(db: Db, organizationId: string, personId: string): Promise<void> {
  await sql`
    UPDATE response_learnt SET state = jsonb_set(jsonb_set(state,
      '{model,people}', (SELECT COALESCE(jsonb_agg(one ORDER BY place), '[]')
        FROM jsonb_array_elements(state #> '{model,people}') WITH ORDINALITY AS p(one, place)
        WHERE one->>0 <> ${personId})),
      '{open}', (SELECT COALESCE(jsonb_agg(one ORDER BY place), '[]')
        FROM jsonb_array_elements(state #> '{open}') WITH ORDINALITY AS p(one, place)
        WHERE one->>'helperId' <> ${personId}))
    WHERE organization_id = ${organizationId} AND state::text LIKE ${`%${personId}%`}`.execute(db)
}
