import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** SQL of who vouches for which claim. */

/** Endorsements by people who are here: the word of somebody who left is not told, and is theirs again should they come back. */
export const standing = (organizationId: string) => sql`
  SELECT n.person_id, n.skill_id, n.by_id, n.at FROM endorsement n
  JOIN membership b ON b.organization_id = n.organization_id AND b.person_id = n.by_id AND b.ended_at IS NULL
  WHERE n.organization_id = ${organizationId}`

export interface EndorsementRow {
  skillId: string
  /** All who vouch for it, the reader too. */
  count: number
  /** The reader does. */
  mine: boolean
  /** The first of the others. */
  byId: string | null
}

/** Who vouches for these claims of a person, as this reader is told of it. */
export async function endorsementRows(
  db: Db,
  organizationId: string,
  personId: string,
  skillIds: readonly string[],
  readerId: string,
): Promise<EndorsementRow[]> {
  if (skillIds.length === 0) return []
  const found = await sql<EndorsementRow>`
    SELECT skill_id, count(*)::int AS count, bool_or(by_id = ${readerId}) AS mine,
      (array_agg(by_id ORDER BY at, by_id) FILTER (WHERE by_id <> ${readerId}))[1] AS by_id
    FROM (${standing(organizationId)}) e
    WHERE person_id = ${personId} AND skill_id = ANY(${[...skillIds]}::uuid[]) GROUP BY skill_id`.execute(db)
  return found.rows
}

/** For whom this person vouches. */
export async function endorsedBy(db: Db, organizationId: string, byId: string): Promise<string[]> {
  const found = await sql<{ personId: string }>`SELECT DISTINCT person_id FROM endorsement
    WHERE organization_id = ${organizationId} AND by_id = ${byId}`.execute(db)
  return found.rows.map((row) => row.personId)
}

/** Whether others see that this person claims this; their claim then stays until the transaction ends. */
export async function holdClaim(db: Db, organizationId: string, personId: string, skillId: string): Promise<boolean> {
  const found = await sql`SELECT 1 FROM skill_claim c
    WHERE c.organization_id = ${organizationId} AND c.person_id = ${personId} AND c.skill_id = ${skillId}
      AND NOT EXISTS (SELECT 1 FROM hidden_skill h WHERE h.organization_id = c.organization_id
        AND h.person_id = c.person_id AND h.skill_id = c.skill_id)
    FOR KEY SHARE OF c`.execute(db)
  return found.rows.length === 1
}

/** False when it was said already. */
export async function insertEndorsement(
  db: Db,
  organizationId: string,
  { personId, skillId, byId }: { personId: string; skillId: string; byId: string },
  at: Date,
): Promise<boolean> {
  const done = await sql`INSERT INTO endorsement (organization_id, person_id, skill_id, by_id, at)
    VALUES (${organizationId}, ${personId}, ${skillId}, ${byId}, ${at}) ON CONFLICT DO NOTHING`.execute(db)
  return Number(done.numAffectedRows) === 1
}

/** False when there was nothing to take back. */
export async function deleteEndorsement(
  db: Db,
  organizationId: string,
  { personId, skillId, byId }: { personId: string; skillId: string; byId: string },
): Promise<boolean> {
  const done = await sql`DELETE FROM endorsement WHERE organization_id = ${organizationId}
    AND person_id = ${personId} AND skill_id = ${skillId} AND by_id = ${byId}`.execute(db)
  return Number(done.numAffectedRows) === 1
}
