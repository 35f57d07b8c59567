import type { Role } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import { plainSql } from '../people/skill-store.ts'
import type { Db } from '../platform/db.ts'

/** SQL of members as those who administer see them. */

export async function memberIds(db: Db, organizationId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    SELECT p.id FROM person p
    JOIN membership m ON m.organization_id = p.organization_id AND m.person_id = p.id AND m.ended_at IS NULL
    WHERE p.organization_id = ${organizationId} AND p.kind = 'member' ORDER BY p.created_at, p.id LIMIT 500`.execute(db)
  return found.rows.map((row) => row.id)
}

export interface MemberRow {
  id: string
  email: string | null
  role: Role
  teamId: string | null
  /** Whether a password was ever chosen. */
  account: boolean
  startedAt: Date
  sortName: string
}

/** Present members by name, those who hold every word in name, e-mail, title or team, after `[sortName, id]`. */
export async function membersAfter(
  db: Db,
  organizationId: string,
  words: readonly string[],
  after: readonly string[] | null,
  limit: number,
): Promise<MemberRow[]> {
  const found = await sql<MemberRow>`
    SELECT * FROM (
      SELECT p.id, p.email, m.role, m.team_id, m.started_at, ${plainSql(sql`p.name`)} AS sort_name,
        ${plainSql(sql`p.name || ' ' || coalesce(p.email, '') || ' ' || p.title || ' ' || coalesce(t.name, '')`)} AS plain,
        EXISTS (SELECT 1 FROM account_person a JOIN auth_account c ON c.user_id = a.user_id AND c.password IS NOT NULL
          WHERE a.organization_id = p.organization_id AND a.person_id = p.id) AS account
      FROM person p
      JOIN membership m ON m.organization_id = p.organization_id AND m.person_id = p.id AND m.ended_at IS NULL
      LEFT JOIN team t ON t.organization_id = m.organization_id AND t.id = m.team_id
      WHERE p.organization_id = ${organizationId} AND p.kind = 'member'
    ) member
    WHERE NOT EXISTS (SELECT 1 FROM unnest(${[...words]}::text[]) word WHERE strpos(plain, word) = 0)
      AND (${after === null} OR (sort_name, id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}))
    ORDER BY sort_name, id LIMIT ${limit}`.execute(db)
  return found.rows
}
