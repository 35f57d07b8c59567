import type { Language, Role } from '@binome/contract/terms.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** SQL of organisations, persons and memberships. */

export interface OrganizationRow {
  id: string
  name: string
  language: Language
}

export async function findOrganization(db: Db, organizationId: string): Promise<OrganizationRow | null> {
  const found = await sql<OrganizationRow>`
    SELECT id, name, language FROM organization WHERE id = ${organizationId}`.execute(db)
  return found.rows[0] ?? null
}

/** The oldest organisation of this server: the one its door speaks for. */
export async function firstOrganization(db: Db): Promise<OrganizationRow | null> {
  const found = await sql<OrganizationRow>`
    SELECT id, name, language FROM organization ORDER BY created_at, id LIMIT 1`.execute(db)
  return found.rows[0] ?? null
}

/** Until the transaction ends, nobody else makes the first organisation. */
export async function lockFirstVisit(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('binome first visit', 0))`.execute(db)
}

export async function insertOrganization(db: Db, row: OrganizationRow & { createdAt: Date }): Promise<void> {
  await sql`INSERT INTO organization (id, name, language, created_at)
    VALUES (${row.id}, ${row.name}, ${row.language}, ${row.createdAt})`.execute(db)
}

export interface PersonRow {
  id: string
  kind: 'member' | 'guest' | 'imported' | 'erased'
  name: string
  email: string | null
  title: string
  photoFile: string | null
  language: Language
  languages: Language[]
  joinedOn: string | null
  welcomedAt: Date | null
}

const personColumns = sql`p.id, p.kind, p.name, p.email, p.title, p.photo_file, p.language, p.languages, p.joined_on, p.welcomed_at`

export async function findPerson(db: Db, organizationId: string, personId: string): Promise<PersonRow | null> {
  const found = await sql<PersonRow>`
    SELECT ${personColumns} FROM person p WHERE p.organization_id = ${organizationId} AND p.id = ${personId}`.execute(
    db,
  )
  return found.rows[0] ?? null
}

export async function findPersonByEmail(db: Db, organizationId: string, email: string): Promise<PersonRow | null> {
  const found = await sql<PersonRow>`
    SELECT ${personColumns} FROM person p
    WHERE p.organization_id = ${organizationId} AND lower(p.email) = lower(${email})`.execute(db)
  return found.rows[0] ?? null
}

export interface NewPerson {
  id: string
  name: string
  email: string | null
  title: string
  language: Language
  languages: Language[]
  joinedOn: string | null
  createdAt: Date
}

/** Makes a member's row; an imported person of that id becomes the member. */
export async function upsertMemberPerson(db: Db, organizationId: string, person: NewPerson): Promise<void> {
  await sql`
    INSERT INTO person (organization_id, id, kind, name, email, title, language, languages, joined_on, created_at)
    VALUES (${organizationId}, ${person.id}, 'member', ${person.name}, ${person.email}, ${person.title},
      ${person.language}, ${person.languages}::text[], ${person.joinedOn}, ${person.createdAt})
    ON CONFLICT (organization_id, id) DO UPDATE SET kind = 'member', name = excluded.name, email = excluded.email,
      title = excluded.title, language = excluded.language, languages = excluded.languages, joined_on = excluded.joined_on`.execute(
    db,
  )
}

/** Until the transaction ends, nobody else makes a person of that e-mail. */
export async function lockEmail(db: Db, organizationId: string, email: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${organizationId} ${email.toLowerCase()}`}, 0))`.execute(
    db,
  )
}

/** Only the fields given are changed; `undefined` leaves, null empties where it may. */
export async function updatePerson(
  db: Db,
  organizationId: string,
  personId: string,
  change: {
    name?: string | undefined
    title?: string | undefined
    language?: Language | undefined
    languages?: Language[] | undefined
    joinedOn?: string | null | undefined
    welcomedAt?: Date | undefined
  },
): Promise<void> {
  await sql`
    UPDATE person SET
      name = coalesce(${change.name ?? null}, name),
      title = coalesce(${change.title ?? null}, title),
      language = coalesce(${change.language ?? null}, language),
      languages = coalesce(${change.languages ?? null}::text[], languages),
      joined_on = CASE WHEN ${change.joinedOn === undefined} THEN joined_on ELSE ${change.joinedOn ?? null}::date END,
      welcomed_at = coalesce(welcomed_at, ${change.welcomedAt ?? null}::timestamptz)
    WHERE organization_id = ${organizationId} AND id = ${personId} AND kind <> 'erased'`.execute(db)
}

/** Sets the photo's version and returns the one before. */
export async function replacePhoto(
  db: Db,
  organizationId: string,
  personId: string,
  photoFile: string | null,
): Promise<string | null> {
  const done = await sql<{ before: string | null }>`
    UPDATE person p SET photo_file = ${photoFile}
    FROM (SELECT photo_file AS before FROM person
      WHERE organization_id = ${organizationId} AND id = ${personId} FOR UPDATE) old
    WHERE p.organization_id = ${organizationId} AND p.id = ${personId} AND p.kind <> 'erased'
    RETURNING old.before`.execute(db)
  return done.rows[0]?.before ?? null
}

export interface MembershipRow {
  personId: string
  teamId: string | null
  role: Role
  startedAt: Date
}

/** The membership in force. */
export async function findMembership(db: Db, organizationId: string, personId: string): Promise<MembershipRow | null> {
  const found = await sql<MembershipRow>`
    SELECT person_id, team_id, role, started_at FROM membership
    WHERE organization_id = ${organizationId} AND person_id = ${personId} AND ended_at IS NULL`.execute(db)
  return found.rows[0] ?? null
}

/** Starts the membership, or starts it again for somebody who comes back. */
export async function startMembership(
  db: Db,
  organizationId: string,
  membership: { personId: string; teamId: string | null; role: Role; startedAt: Date },
): Promise<void> {
  await sql`
    INSERT INTO membership (organization_id, person_id, team_id, role, started_at)
    VALUES (${organizationId}, ${membership.personId}, ${membership.teamId}, ${membership.role}, ${membership.startedAt})
    ON CONFLICT (organization_id, person_id) DO UPDATE
      SET team_id = excluded.team_id, role = excluded.role, started_at = excluded.started_at, ended_at = NULL`.execute(
    db,
  )
}

export async function updateMembership(
  db: Db,
  organizationId: string,
  personId: string,
  change: { role?: Role | undefined; teamId?: string | null | undefined },
): Promise<void> {
  await sql`
    UPDATE membership SET role = coalesce(${change.role ?? null}, role),
      team_id = CASE WHEN ${change.teamId === undefined} THEN team_id ELSE ${change.teamId ?? null}::uuid END
    WHERE organization_id = ${organizationId} AND person_id = ${personId} AND ended_at IS NULL`.execute(db)
}

export async function endMembership(db: Db, organizationId: string, personId: string, at: Date): Promise<void> {
  await sql`UPDATE membership SET ended_at = ${at}
    WHERE organization_id = ${organizationId} AND person_id = ${personId} AND ended_at IS NULL`.execute(db)
}

/** The administrators, locked until the transaction ends: two who leave at once cannot both be "not the last". */
export async function lockAdmins(db: Db, organizationId: string): Promise<string[]> {
  const found = await sql<{ personId: string }>`
    SELECT person_id FROM membership
    WHERE organization_id = ${organizationId} AND role = 'admin' AND ended_at IS NULL
    ORDER BY person_id FOR UPDATE`.execute(db)
  return found.rows.map((row) => row.personId)
}

export interface RefRow {
  id: string
  kind: PersonRow['kind']
  name: string
  photoFile: string | null
  team: string | null
  site: string | null
}

/**
 * What a PersonRef is made of, as JSON, for a statement that reads a whole view at once: null when there is no such
 * person. `personId` is SQL for their id.
 */
export function refJson(organizationId: string, personId: RawBuilder<unknown>) {
  return sql<RefRow | null>`(
    SELECT jsonb_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'photoFile', p.photo_file, 'team', t.name, 'site', t.site)
    FROM person p
    LEFT JOIN membership m ON m.organization_id = p.organization_id AND m.person_id = p.id AND m.ended_at IS NULL
    LEFT JOIN team t ON t.organization_id = m.organization_id AND t.id = m.team_id
    WHERE p.organization_id = ${organizationId} AND p.id = ${personId})`
}

/** What a PersonRef is made of. */
export async function refRows(db: Db, organizationId: string, ids: readonly string[]): Promise<RefRow[]> {
  const found = await sql<RefRow>`
    SELECT p.id, p.kind, p.name, p.photo_file, t.name AS team, t.site
    FROM person p
    LEFT JOIN membership m ON m.organization_id = p.organization_id AND m.person_id = p.id AND m.ended_at IS NULL
    LEFT JOIN team t ON t.organization_id = m.organization_id AND t.id = m.team_id
    WHERE p.organization_id = ${organizationId} AND p.id = ANY(${[...ids]}::uuid[])`.execute(db)
  return found.rows
}
