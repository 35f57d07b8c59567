import { randomBytes } from 'node:crypto'
import type { Language, Role } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/**
 * SQL of accounts: the sign-in library's rows and whose they are. We write them ourselves, since an account and its
 * person come to be, and go, in one transaction of ours.
 */

const newAccountId = () => randomBytes(16).toString('base64url')

/**
 * Makes an account of that e-mail for this person; without a password it waits for one to be chosen by a link. The
 * person's own former account stays. False when the e-mail signs in somebody else.
 */
export async function openAccount(
  db: Db,
  organizationId: string,
  account: { personId: string; email: string; passwordHash: string | null; at: Date },
): Promise<boolean> {
  const { personId, passwordHash, at } = account
  const email = account.email.toLowerCase()
  await sql`INSERT INTO auth_user (id, email, created_at, updated_at) VALUES (${newAccountId()}, ${email}, ${at}, ${at})
    ON CONFLICT (email) DO NOTHING`.execute(db)
  await sql`INSERT INTO account_person (organization_id, person_id, user_id)
    SELECT ${organizationId}::uuid, ${personId}::uuid, id FROM auth_user WHERE email = ${email}
    ON CONFLICT DO NOTHING`.execute(db)
  const userId = await userOfPerson(db, organizationId, personId)
  const mine = await sql`SELECT 1 FROM auth_user WHERE id = ${userId} AND email = ${email}`.execute(db)
  if (userId === null || mine.rows.length === 0) return false
  if (passwordHash !== null) await savePassword(db, userId, passwordHash, at)
  return true
}

async function savePassword(db: Db, userId: string, passwordHash: string, at: Date): Promise<void> {
  await sql`INSERT INTO auth_account (id, user_id, account_id, provider_id, password, created_at, updated_at)
    VALUES (${newAccountId()}, ${userId}, ${userId}, 'credential', ${passwordHash}, ${at}, ${at})
    ON CONFLICT (provider_id, account_id) DO UPDATE SET password = excluded.password, updated_at = excluded.updated_at`.execute(
    db,
  )
}

export async function userOfPerson(db: Db, organizationId: string, personId: string): Promise<string | null> {
  const found = await sql<{ userId: string }>`SELECT user_id FROM account_person
    WHERE organization_id = ${organizationId} AND person_id = ${personId}`.execute(db)
  return found.rows[0]?.userId ?? null
}

export interface AccountPerson {
  organizationId: string
  personId: string
  name: string
  email: string
  language: Language
}

/** Who an account is, when their membership is in force. */
export async function personOfUser(db: Db, userId: string): Promise<AccountPerson | null> {
  const found = await sql<AccountPerson>`
    SELECT a.organization_id, a.person_id, p.name, u.email, p.language
    FROM account_person a
    JOIN auth_user u ON u.id = a.user_id
    JOIN person p ON p.organization_id = a.organization_id AND p.id = a.person_id AND p.kind = 'member'
    JOIN membership m ON m.organization_id = a.organization_id AND m.person_id = a.person_id AND m.ended_at IS NULL
    WHERE a.user_id = ${userId}`.execute(db)
  return found.rows[0] ?? null
}

/** The account of an e-mail, whatever its capitals. */
export async function userOfEmail(db: Db, email: string): Promise<string | null> {
  const found = await sql<{ id: string }>`SELECT id FROM auth_user WHERE email = lower(${email})`.execute(db)
  return found.rows[0]?.id ?? null
}

export async function hasPlace(db: Db, userId: string): Promise<boolean> {
  return (await personOfUser(db, userId)) !== null
}

export interface SignedIn {
  organizationId: string
  personId: string
  role: Role
  teamId: string | null
  language: Language
  accountSessionId: string
  until: Date
}

/** Who these session tokens are at `now`; one that is nobody's has no entry. Read at every request and every handshake. */
export async function membersOfSessions(db: Db, tokens: readonly string[], now: Date): Promise<Map<string, SignedIn>> {
  const { rows } = await sql<SignedIn & { token: string }>`
    SELECT s.token, m.organization_id, m.person_id, m.role, m.team_id, p.language, s.id AS account_session_id,
           s.expires_at AS until
    FROM auth_session s
    JOIN account_person a ON a.user_id = s.user_id
    JOIN membership m ON m.organization_id = a.organization_id AND m.person_id = a.person_id AND m.ended_at IS NULL
    JOIN person p ON p.organization_id = a.organization_id AND p.id = a.person_id AND p.kind = 'member'
    WHERE s.token = ANY(${[...tokens]}) AND s.expires_at > ${now}`.execute(db)
  return new Map(rows.map(({ token, ...member }) => [token, member]))
}

/** Ends every session of the person's account, and every link to choose a new password. */
export async function revokeSessions(db: Db, organizationId: string, personId: string): Promise<void> {
  const userId = await userOfPerson(db, organizationId, personId)
  if (userId === null) return
  await sql`DELETE FROM auth_session WHERE user_id = ${userId}`.execute(db)
  await sql`DELETE FROM auth_verification WHERE value = ${userId}`.execute(db)
}

export async function deleteAccount(db: Db, organizationId: string, personId: string): Promise<void> {
  await revokeSessions(db, organizationId, personId)
  await sql`DELETE FROM auth_user WHERE id IN (SELECT user_id FROM account_person
    WHERE organization_id = ${organizationId} AND person_id = ${personId})`.execute(db)
}
