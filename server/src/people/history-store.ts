import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** SQL of starting warm: everything in bulk, arrays side by side, and what is there already stays as it is. */

/** Members and imported people of these e-mails, by lower-case e-mail. */
export async function personsByEmail(
  db: Db,
  organizationId: string,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const found = await sql<{ email: string; id: string }>`
    SELECT lower(email) AS email, id FROM person
    WHERE organization_id = ${organizationId} AND lower(email) = ANY(${[...emails]}::text[])`.execute(db)
  return new Map(found.rows.map((row) => [row.email, row.id]))
}

/** Makes imported people; returns the ids that are new. */
export async function insertImportedPeople(
  db: Db,
  organizationId: string,
  people: readonly { id: string; name: string; email: string | null }[],
  language: string,
  at: Date,
): Promise<string[]> {
  const made = await sql<{ id: string }>`
    INSERT INTO person (organization_id, id, kind, name, email, language, languages, created_at)
    SELECT ${organizationId}::uuid, id, 'imported', name, email, ${language}::text, '{}', ${at}::timestamptz
    FROM unnest(${people.map((p) => p.id)}::uuid[], ${people.map((p) => p.name)}::text[], ${people.map((p) => p.email)}::text[])
      AS given(id, name, email)
    ON CONFLICT DO NOTHING RETURNING id`.execute(db)
  return made.rows.map((row) => row.id)
}

export interface PastAsk {
  id: string
  seekerId: string
  text: string
  language: 'fr' | 'en'
  at: Date
  state: 'resolved' | 'expired'
  stateSince: Date
  matchedAt: Date | null
}

/** Inserts past asks; returns the ids that were not there. */
export async function insertPastAsks(db: Db, organizationId: string, asks: readonly PastAsk[]): Promise<string[]> {
  const made = await sql<{ id: string }>`
    INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at, matched_at, imported)
    SELECT ${organizationId}::uuid, id, seeker_id, state, state_since, text, language, opened_at, matched_at, true
    FROM unnest(${asks.map((ask) => ask.id)}::uuid[], ${asks.map((ask) => ask.seekerId)}::uuid[],
      ${asks.map((ask) => ask.state)}::text[], ${asks.map((ask) => ask.stateSince)}::timestamptz[],
      ${asks.map((ask) => ask.text)}::text[], ${asks.map((ask) => ask.language)}::text[],
      ${asks.map((ask) => ask.at)}::timestamptz[], ${asks.map((ask) => ask.matchedAt)}::timestamptz[])
      AS given(id, seeker_id, state, state_since, text, language, opened_at, matched_at)
    ON CONFLICT (organization_id, id) DO NOTHING RETURNING id`.execute(db)
  return made.rows.map((row) => row.id)
}

export async function insertAskSkills(
  db: Db,
  organizationId: string,
  tags: readonly { askId: string; skillId: string }[],
): Promise<void> {
  await sql`
    INSERT INTO ask_skill (organization_id, ask_id, skill_id)
    SELECT ${organizationId}::uuid, ask_id, skill_id
    FROM unnest(${tags.map((tag) => tag.askId)}::uuid[], ${tags.map((tag) => tag.skillId)}::uuid[]) AS given(ask_id, skill_id)
    ON CONFLICT DO NOTHING`.execute(db)
}

export interface PastSession {
  id: string
  askId: string
  seekerId: string
  helperId: string
  at: Date
  outcome: 'solved' | 'partly'
  kind: string
  thanked: boolean
}

/** Ended sessions with the seeker's word and the evidence of it; minutes are not known, hence 0. */
export async function insertPastSessions(
  db: Db,
  organizationId: string,
  sessions: readonly PastSession[],
  skills: readonly { sessionId: string; skillId: string }[],
): Promise<void> {
  const ids = sessions.map((session) => session.id)
  const ats = sessions.map((session) => session.at)
  const seekers = sessions.map((session) => session.seekerId)
  const helpers = sessions.map((session) => session.helperId)
  const asks = sessions.map((session) => session.askId)
  const outcomes = sessions.map((session) => session.outcome)
  const kinds = sessions.map((session) => session.kind)
  await sql`
    INSERT INTO session (organization_id, id, ask_id, seeker_id, helper_id, state, opened_at, ended_at, ended_because, minutes)
    SELECT ${organizationId}::uuid, id, ask_id, seeker_id, helper_id, 'ended', at, at, 'said', 0
    FROM unnest(${ids}::uuid[], ${asks}::uuid[], ${seekers}::uuid[], ${helpers}::uuid[], ${ats}::timestamptz[])
      AS given(id, ask_id, seeker_id, helper_id, at)
    ON CONFLICT (organization_id, id) DO NOTHING`.execute(db)
  await sql`
    INSERT INTO outcome (organization_id, session_id, person_id, outcome, kind, said_at)
    SELECT ${organizationId}::uuid, session_id, person_id, outcome, kind, at
    FROM unnest(${ids}::uuid[], ${seekers}::uuid[], ${outcomes}::text[], ${kinds}::text[], ${ats}::timestamptz[])
      AS given(session_id, person_id, outcome, kind, at)
    ON CONFLICT DO NOTHING`.execute(db)
  await sql`
    INSERT INTO evidence (organization_id, session_id, ask_id, helper_id, seeker_id, outcome, kind, minutes, thanked, at)
    SELECT ${organizationId}::uuid, session_id, ask_id, helper_id, seeker_id, outcome, kind, 0, thanked, at
    FROM unnest(${ids}::uuid[], ${asks}::uuid[], ${helpers}::uuid[], ${seekers}::uuid[], ${outcomes}::text[], ${kinds}::text[],
      ${sessions.map((session) => session.thanked)}::boolean[], ${ats}::timestamptz[])
      AS given(session_id, ask_id, helper_id, seeker_id, outcome, kind, thanked, at)
    ON CONFLICT DO NOTHING`.execute(db)
  await sql`
    INSERT INTO evidence_skill (organization_id, session_id, skill_id)
    SELECT ${organizationId}::uuid, session_id, skill_id
    FROM unnest(${skills.map((skill) => skill.sessionId)}::uuid[], ${skills.map((skill) => skill.skillId)}::uuid[])
      AS given(session_id, skill_id)
    ON CONFLICT DO NOTHING`.execute(db)
}
