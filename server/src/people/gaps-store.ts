import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { shownSql } from './directory-store.ts'

/** SQL of where know-how is thin: what one person alone has shown, what nobody answered. */

/**
 * Skills that one present member alone has shown since `since`, on two asks or more; not when that person hides the
 * line. With an id only where they let their name be shown.
 */
export async function aloneRows(
  db: Db,
  organizationId: string,
  since: Date,
): Promise<{ skillId: string; asks: number; namedId: string | null }[]> {
  const found = await sql<{ skillId: string; asks: number; namedId: string | null }>`
    SELECT shown.skill_id, count(DISTINCT shown.ask_id)::int AS asks, min(n.person_id::text) AS named_id
    FROM (${shownSql(organizationId, true)}) shown
    JOIN membership m ON m.organization_id = ${organizationId} AND m.person_id = shown.person_id AND m.ended_at IS NULL
    LEFT JOIN hidden_skill h ON h.organization_id = ${organizationId}
      AND h.person_id = shown.person_id AND h.skill_id = shown.skill_id
    LEFT JOIN named_skill n ON n.organization_id = ${organizationId}
      AND n.person_id = shown.person_id AND n.skill_id = shown.skill_id
    WHERE shown.skill_id IS NOT NULL AND shown.at >= ${since}
    GROUP BY shown.skill_id
    HAVING count(DISTINCT shown.person_id) = 1 AND count(DISTINCT shown.ask_id) >= 2 AND count(h.hidden_at) = 0
    ORDER BY asks DESC, shown.skill_id LIMIT 50`.execute(db)
  return found.rows
}

/**
 * [F8] Skills tagged on asks opened since `since` that met nobody (given up, expired, put aside, or nobody left to ask), by
 * so many people at least.
 */
export async function unansweredRows(
  db: Db,
  organizationId: string,
  since: Date,
  leastPeople: number,
): Promise<{ skillId: string; asks: number }[]> {
  const found = await sql<{ skillId: string; asks: number }>`
    SELECT t.skill_id, count(DISTINCT a.id)::int AS asks
    FROM ask a JOIN ask_skill t ON t.organization_id = a.organization_id AND t.ask_id = a.id
    WHERE a.organization_id = ${organizationId} AND a.opened_at >= ${since} AND a.matched_at IS NULL AND NOT a.imported
      AND (a.state IN ('abandoned', 'expired', 'parked') OR (a.state = 'searching' AND a.exhausted))
    GROUP BY t.skill_id HAVING count(DISTINCT a.seeker_id) >= ${leastPeople}
    ORDER BY asks DESC, t.skill_id LIMIT 50`.execute(db)
  return found.rows
}

/** Of these skills, those that this person alone has shown since `since`, as `aloneRows` counts. */
export async function soleSkills(
  db: Db,
  organizationId: string,
  personId: string,
  skillIds: readonly string[],
  since: Date,
): Promise<Set<string>> {
  const found = await sql<{ skillId: string }>`
    SELECT shown.skill_id FROM (${shownSql(organizationId, true)}) shown
    JOIN membership m ON m.organization_id = ${organizationId} AND m.person_id = shown.person_id AND m.ended_at IS NULL
    WHERE shown.skill_id = ANY(${[...skillIds]}::uuid[]) AND shown.at >= ${since}
    GROUP BY shown.skill_id
    HAVING count(DISTINCT shown.person_id) = 1 AND count(DISTINCT shown.ask_id) >= 2
      AND min(shown.person_id::text) = ${personId}`.execute(db)
  return new Set(found.rows.map((row) => row.skillId))
}
