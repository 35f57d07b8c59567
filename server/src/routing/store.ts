import type { OpeningHours, RulesSaid } from '@binome/contract/verbs/routing.ts'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { Said } from './rules.ts'

/** SQL of the rules by which people are asked. */

type Row = Omit<RulesSaid, 'opening'> & { teamId: string | null; opening: OpeningHours | null; changedAt: Date }

export type SaidRow = Said & { changedAt: Date }

/** What is said in every place of an organisation, or only in one. */
export async function saidRules(db: Db, organizationId: string, only?: { teamId: string | null }): Promise<SaidRow[]> {
  const { rows } = await sql<Row>`
    SELECT r.team_id, r.dial, r.most_taps, r.most_at_once, r.opening, r.time_zone, r.asked_by, r.usual_minutes,
      r.most_minutes, r.changed_at,
      ARRAY(SELECT k.asker_team_id::text FROM routing_asker k
            WHERE k.organization_id = r.organization_id AND k.team_id IS NOT DISTINCT FROM r.team_id
            ORDER BY k.asker_team_id) AS asker_team_ids
    FROM routing_rules r WHERE r.organization_id = ${organizationId}
      ${only === undefined ? sql`` : sql`AND r.team_id IS NOT DISTINCT FROM ${only.teamId}::uuid`}
    ORDER BY r.team_id NULLS FIRST`.execute(db)
  return rows.map(({ teamId, changedAt, ...said }) => ({ teamId, changedAt, said }))
}

/** What one place says, as a whole. */
export async function saveSaid(db: Db, organizationId: string, { teamId, said, changedAt }: SaidRow): Promise<void> {
  const opening = said.opening === null ? null : JSON.stringify(said.opening)
  await sql`
    INSERT INTO routing_rules (organization_id, team_id, dial, most_taps, most_at_once, opening, time_zone, asked_by,
      usual_minutes, most_minutes, changed_at)
    VALUES (${organizationId}, ${teamId}, ${said.dial}, ${said.mostTaps}, ${said.mostAtOnce}, ${opening}::jsonb,
      ${said.timeZone}, ${said.askedBy}, ${said.usualMinutes}, ${said.mostMinutes}, ${changedAt})
    ON CONFLICT ON CONSTRAINT routing_rules_one DO UPDATE SET dial = excluded.dial, most_taps = excluded.most_taps,
      most_at_once = excluded.most_at_once, opening = excluded.opening, time_zone = excluded.time_zone,
      asked_by = excluded.asked_by, usual_minutes = excluded.usual_minutes, most_minutes = excluded.most_minutes,
      changed_at = excluded.changed_at`.execute(db)
  await sql`DELETE FROM routing_asker
    WHERE organization_id = ${organizationId} AND team_id IS NOT DISTINCT FROM ${teamId}::uuid`.execute(db)
  await sql`INSERT INTO routing_asker (organization_id, team_id, asker_team_id)
    SELECT ${organizationId}::uuid, ${teamId}::uuid, unnest(${[...new Set(said.askerTeamIds)]}::uuid[])`.execute(db)
}

/** The teams of these people, those present; others are left out. */
export async function teamsOf(
  db: Db,
  organizationId: string,
  personIds: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ personId: string; teamId: string | null }>`
    SELECT person_id, team_id FROM membership
    WHERE organization_id = ${organizationId} AND ended_at IS NULL AND person_id = ANY(${[...personIds]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ personId, teamId }) => [personId, teamId]))
}

/** How many of these teams are of this organisation. */
export async function countTeams(db: Db, organizationId: string, teamIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM team
    WHERE organization_id = ${organizationId} AND id = ANY(${[...teamIds]}::uuid[])`.execute(db)
  return rows[0]?.count ?? 0
}
