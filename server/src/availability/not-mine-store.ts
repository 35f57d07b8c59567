import type { NotMine } from '@binome/matching/index.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'

/** Rows of not_my_topic: asks of which somebody tapped said that they are not theirs. */

const rows = sql`
  SELECT n.person_id, n.ask_id, n.said_at AS at, a.text, ARRAY(
    SELECT skill_id::text FROM ask_skill s WHERE s.organization_id = n.organization_id AND s.ask_id = n.ask_id
    ORDER BY skill_id) AS skill_ids
  FROM not_my_topic n JOIN ask a ON a.organization_id = n.organization_id AND a.id = n.ask_id`

/** What the ranking reads: of members alone; of everybody, of one of them, or about one ask. */
export async function notMineOf(
  db: Db,
  organizationId: string,
  part: { personId?: string; askId?: string } = {},
): Promise<NotMine[]> {
  const { personId = null, askId = null } = part
  const found = await sql<NotMine>`${rows}
    JOIN membership m ON m.organization_id = n.organization_id AND m.person_id = n.person_id AND m.ended_at IS NULL
    WHERE n.organization_id = ${organizationId}
      AND (${personId}::uuid IS NULL OR n.person_id = ${personId}) AND (${askId}::uuid IS NULL OR n.ask_id = ${askId})`.execute(
    db,
  )
  return found.rows
}

/** What somebody said, the newest first. */
export async function saidNotMine(db: Db, organizationId: string, personId: string, limit: number): Promise<NotMine[]> {
  const found = await sql<NotMine>`${rows}
    WHERE n.organization_id = ${organizationId} AND n.person_id = ${personId}
    ORDER BY n.said_at DESC, n.ask_id LIMIT ${limit}`.execute(db)
  return found.rows
}

/** Said again, the last time counts. */
export async function insertNotMine(
  tx: Tx,
  organizationId: string,
  said: { personId: string; askId: string; at: Date },
): Promise<void> {
  await sql`
    INSERT INTO not_my_topic (organization_id, person_id, ask_id, said_at)
    VALUES (${organizationId}, ${said.personId}, ${said.askId}, ${said.at})
    ON CONFLICT (organization_id, person_id, ask_id) DO UPDATE SET said_at = excluded.said_at`.execute(tx)
}

/** False when they had not said so. */
export async function deleteNotMine(tx: Tx, organizationId: string, personId: string, askId: string): Promise<boolean> {
  const result = await sql`
    DELETE FROM not_my_topic
    WHERE organization_id = ${organizationId} AND person_id = ${personId} AND ask_id = ${askId}`.execute(tx)
  return result.numAffectedRows === 1n
}
