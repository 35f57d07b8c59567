import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** SQL of teams. */

export interface TeamRow {
  id: string
  name: string
  site: string
  members: number
}

const teamColumns = sql`t.id, t.name, t.site, (
  SELECT count(*)::int FROM membership m
  WHERE m.organization_id = t.organization_id AND m.team_id = t.id AND m.ended_at IS NULL) AS members`

/** Teams by name, after `[name, id]`. */
export async function teamsAfter(
  db: Db,
  organizationId: string,
  after: readonly string[] | null,
  limit: number,
): Promise<TeamRow[]> {
  const found = await sql<TeamRow>`
    SELECT ${teamColumns} FROM team t WHERE t.organization_id = ${organizationId}
      AND (${after === null} OR (lower(t.name), t.id::text) > (lower(${after?.[0] ?? ''}), ${after?.[1] ?? ''}))
    ORDER BY lower(t.name), t.id LIMIT ${limit}`.execute(db)
  return found.rows
}

export async function findTeam(db: Db, organizationId: string, teamId: string): Promise<TeamRow | null> {
  const found = await sql<TeamRow>`
    SELECT ${teamColumns} FROM team t WHERE t.organization_id = ${organizationId} AND t.id = ${teamId}`.execute(db)
  return found.rows[0] ?? null
}

export async function findTeamByName(db: Db, organizationId: string, name: string): Promise<{ id: string } | null> {
  const found = await sql<{ id: string }>`
    SELECT id FROM team WHERE organization_id = ${organizationId} AND lower(name) = lower(${name})`.execute(db)
  return found.rows[0] ?? null
}

/** False when the name is taken. */
export async function insertTeam(
  db: Db,
  organizationId: string,
  team: { id: string; name: string; site: string; createdAt: Date },
): Promise<boolean> {
  const done = await sql`INSERT INTO team (organization_id, id, name, site, created_at)
    VALUES (${organizationId}, ${team.id}, ${team.name}, ${team.site}, ${team.createdAt})
    ON CONFLICT (organization_id, lower(name)) DO NOTHING`.execute(db)
  return Number(done.numAffectedRows) === 1
}

export async function updateTeam(
  db: Db,
  organizationId: string,
  teamId: string,
  change: { name?: string | undefined; site?: string | undefined },
): Promise<void> {
  await sql`UPDATE team SET name = coalesce(${change.name ?? null}, name), site = coalesce(${change.site ?? null}, site)
    WHERE organization_id = ${organizationId} AND id = ${teamId}`.execute(db)
}

/** Takes the team away when nobody is in it; former members lose the mention. False when somebody is. */
export async function deleteEmptyTeam(db: Db, organizationId: string, teamId: string): Promise<boolean> {
  await sql`UPDATE membership SET team_id = NULL
    WHERE organization_id = ${organizationId} AND team_id = ${teamId} AND ended_at IS NOT NULL`.execute(db)
  const done = await sql`DELETE FROM team t WHERE t.organization_id = ${organizationId} AND t.id = ${teamId}
    AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.organization_id = t.organization_id AND m.team_id = t.id)`.execute(
    db,
  )
  return Number(done.numAffectedRows) === 1
}
