import type { Language, Role } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** SQL of invitations. */

export interface InviteRow {
  id: string
  name: string | null
  email: string | null
  teamId: string | null
  role: Role
  language: Language
  invitedBy: string
  createdAt: Date
  expiresAt: Date
}

export async function insertInvite(
  db: Db,
  organizationId: string,
  invite: InviteRow & { tokenHash: string },
): Promise<void> {
  await sql`
    INSERT INTO invite (organization_id, id, token_hash, name, email, team_id, role, language, invited_by, created_at, expires_at)
    VALUES (${organizationId}, ${invite.id}, ${invite.tokenHash}, ${invite.name}, ${invite.email}, ${invite.teamId},
      ${invite.role}, ${invite.language}, ${invite.invitedBy}, ${invite.createdAt}, ${invite.expiresAt})`.execute(db)
}

export interface OpenInvite extends InviteRow {
  organizationId: string
  organizationName: string
  invitedByName: string
  teamName: string | null
}

const openSql = (tokenHash: string, now: Date) => sql`
  SELECT i.organization_id, i.id, i.name, i.email, i.team_id, i.role, i.language, i.invited_by, i.created_at, i.expires_at,
    o.name AS organization_name, p.name AS invited_by_name, t.name AS team_name
  FROM invite i
  JOIN organization o ON o.id = i.organization_id
  JOIN person p ON p.organization_id = i.organization_id AND p.id = i.invited_by
  LEFT JOIN team t ON t.organization_id = i.organization_id AND t.id = i.team_id
  WHERE i.token_hash = ${tokenHash} AND i.used_at IS NULL AND i.expires_at > ${now}`

/** The invitation a link opens, whichever organisation's: the link is all its bearer has. */
export async function findOpenInvite(db: Db, tokenHash: string, now: Date): Promise<OpenInvite | null> {
  const found = await sql<OpenInvite>`${openSql(tokenHash, now)}`.execute(db)
  return found.rows[0] ?? null
}

/** Uses it up; whom it was for is forgotten. Null when somebody was faster. */
export async function takeInvite(db: Db, tokenHash: string, now: Date): Promise<OpenInvite | null> {
  const found = await sql<OpenInvite>`${openSql(tokenHash, now)} FOR UPDATE OF i`.execute(db)
  const invite = found.rows[0]
  if (!invite) return null
  await sql`UPDATE invite SET used_at = ${now}, name = NULL, email = NULL
    WHERE organization_id = ${invite.organizationId} AND id = ${invite.id}`.execute(db)
  return invite
}

/** Open invitations, newest first (ids sort by time), after `[id]`. */
export async function openInvitesAfter(
  db: Db,
  organizationId: string,
  now: Date,
  after: readonly string[] | null,
  limit: number,
): Promise<(InviteRow & { invitedByName: string })[]> {
  const found = await sql<InviteRow & { invitedByName: string }>`
    SELECT i.id, i.name, i.email, i.team_id, i.role, i.language, i.invited_by, i.created_at, i.expires_at, p.name AS invited_by_name
    FROM invite i JOIN person p ON p.organization_id = i.organization_id AND p.id = i.invited_by
    WHERE i.organization_id = ${organizationId} AND i.used_at IS NULL AND i.expires_at > ${now}
      AND (${after === null} OR i.id::text < ${after?.[0] ?? ''})
    ORDER BY i.id DESC LIMIT ${limit}`.execute(db)
  return found.rows
}

/** False when there is no open one of that id. */
export async function deleteInvite(db: Db, organizationId: string, inviteId: string): Promise<boolean> {
  const done = await sql`DELETE FROM invite
    WHERE organization_id = ${organizationId} AND id = ${inviteId} AND used_at IS NULL`.execute(db)
  return Number(done.numAffectedRows) === 1
}
