import type { LearnerState } from '@binome/matching/learn/learner.ts'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Rows of match_learnt. */

export interface Learnt {
  /** Which engine wrote it: its features and its prior. */
  engine: string
  state: LearnerState
}

export async function findLearnt(db: Db, organizationId: string): Promise<Learnt | null> {
  const { rows } = await sql<Learnt>`
    SELECT engine, state FROM match_learnt WHERE organization_id = ${organizationId}`.execute(db)
  return rows[0] ?? null
}

export async function saveLearnt(db: Db, organizationId: string, { engine, state }: Learnt, at: Date): Promise<void> {
  await sql`
    INSERT INTO match_learnt (organization_id, engine, state, saved_at)
    VALUES (${organizationId}, ${engine}, ${JSON.stringify(state)}::jsonb, ${at})
    ON CONFLICT (organization_id) DO UPDATE
      SET engine = excluded.engine, state = excluded.state, saved_at = excluded.saved_at`.execute(db)
}

export async function deleteLearnt(db: Db, organizationId: string): Promise<void> {
  await sql`DELETE FROM match_learnt WHERE organization_id = ${organizationId}`.execute(db)
}
