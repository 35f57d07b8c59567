import type { Language } from '@binome/contract/terms.ts'
import type { PersonFacts, SkillName } from '@binome/matching/model.ts'
import { sql } from 'kysely'
import { Word } from '../availability/rules.ts'
import { type SaidJson, saidJson, saidOf } from '../availability/store.ts'
import { advising } from '../observer/store.ts'
import { standing } from '../people/endorsement-store.ts'
import type { Db } from '../platform/db.ts'
import type { TapSent } from './responses.ts'

/** What the index of an organisation is built of. Evidence itself is read by the evidence slice. */

export type MatchPerson = PersonFacts & { word: Word }

interface Row {
  personId: string
  teamId: string | null
  languages: string[]
  since: Date
  said: SaidJson
  claims: { skillId: string; labels: string[]; at: string; endorsedBy: string[] }[]
}

/** Members with an open membership (imported people know things, but cannot be met). All of them, or only these. */
export async function matchPeople(db: Db, organizationId: string, personIds?: string[]): Promise<MatchPerson[]> {
  const { rows } = await sql<Row>`
    SELECT p.id AS person_id, m.team_id, p.languages, m.started_at AS since,
      ${saidJson(organizationId, sql`p.id`)} AS said,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('skillId', s.id, 'at', c.claimed_at,
                         'labels', jsonb_build_array(s.label_fr, s.label_en) || to_jsonb(s.synonyms),
                         'endorsedBy', COALESCE((SELECT jsonb_agg(e.by_id ORDER BY e.by_id) FROM (${standing(organizationId)}) e
                           WHERE e.person_id = c.person_id AND e.skill_id = c.skill_id), '[]')) ORDER BY s.id)
                FROM skill_claim c JOIN skill s ON s.organization_id = c.organization_id AND s.id = c.skill_id
                WHERE c.organization_id = p.organization_id AND c.person_id = p.id), '[]') AS claims
    FROM person p
    JOIN membership m ON m.organization_id = p.organization_id AND m.person_id = p.id AND m.ended_at IS NULL
    WHERE p.organization_id = ${organizationId} AND p.kind = 'member'
      ${personIds === undefined ? sql`` : sql`AND p.id = ANY(${personIds}::uuid[])`}`.execute(db)
  return rows.map((row) => ({
    personId: row.personId,
    teamId: row.teamId,
    languages: row.languages,
    since: row.since,
    claims: row.claims.map((claim) => ({ ...claim, at: new Date(claim.at) })),
    word: new Word(saidOf(row.said)),
  }))
}

/** Organisations with an ask since then, the busiest first. */
export async function organizationsAsking(db: Db, since: Date): Promise<string[]> {
  const { rows } = await sql<{ organizationId: string }>`
    SELECT organization_id FROM ask WHERE opened_at > ${since}
    GROUP BY organization_id ORDER BY count(*) DESC, organization_id`.execute(db)
  return rows.map((row) => row.organizationId)
}

/** What people are in the middle of: open sessions, those they advise in, open taps, their own active ask, helps of the last day and when they ended. */
export async function engagements(
  db: Db,
  organizationId: string,
  since: Date,
): Promise<{ personId: string; what: 'sessions' | 'taps' | 'asks' | 'helps' | 'rests'; id: string; at: Date }[]> {
  const { rows } = await sql<{
    personId: string
    what: 'sessions' | 'taps' | 'asks' | 'helps' | 'rests'
    id: string
    at: Date
  }>`
    SELECT seeker_id AS person_id, 'sessions' AS what, id, opened_at AS at FROM session
      WHERE organization_id = ${organizationId} AND state <> 'ended'
    UNION ALL SELECT helper_id, 'sessions', id, opened_at FROM session
      WHERE organization_id = ${organizationId} AND state <> 'ended'
    UNION ALL ${advising(organizationId)}
    UNION ALL SELECT helper_id, 'helps', id, live_at FROM session
      WHERE organization_id = ${organizationId} AND live_at > ${since}
    UNION ALL SELECT helper_id, 'rests', id, ended_at FROM session
      WHERE organization_id = ${organizationId} AND live_at > ${since} AND ended_at IS NOT NULL
    UNION ALL SELECT helper_id, 'taps', id, sent_at FROM offer
      WHERE organization_id = ${organizationId} AND state IN ('sent', 'seen')
    UNION ALL SELECT seeker_id, 'asks', id, opened_at FROM ask
      WHERE organization_id = ${organizationId} AND state IN ('searching', 'matched', 'live')`.execute(db)
  return rows
}

/** Those of these that are not over: asks that are active, taps that are open, sessions that have not ended. */
export async function stillOn(
  db: Db,
  organizationId: string,
  what: 'asks' | 'taps' | 'sessions',
  ids: readonly string[],
): Promise<Set<string>> {
  const these = sql`organization_id = ${organizationId} AND id = ANY(${[...ids]}::uuid[])`
  const found = {
    asks: sql<{ id: string }>`SELECT id FROM ask WHERE ${these} AND state IN ('searching', 'matched', 'live')`,
    taps: sql<{ id: string }>`SELECT id FROM offer WHERE ${these} AND state IN ('sent', 'seen')`,
    sessions: sql<{ id: string }>`SELECT id FROM session WHERE ${these} AND state <> 'ended'
      UNION ALL SELECT id FROM (${advising(organizationId)}) AS advising WHERE id = ANY(${[...ids]}::uuid[])`,
  }
  return new Set((await found[what].execute(db)).rows.map((row) => row.id))
}

/** Taps that are open, as they were sent; times in seconds since 1970. */
export async function openTapsOf(db: Db, organizationId: string): Promise<TapSent[]> {
  const { rows } = await sql<TapSent>`
    SELECT id AS offer_id, helper_id, fit, idle, EXTRACT(EPOCH FROM sent_at)::float8 AS at FROM offer
    WHERE organization_id = ${organizationId} AND state IN ('sent', 'seen')`.execute(db)
  return rows
}

/** How fit whoever helped in a session was found when they were tapped; null for a session without a tap. */
export async function tapOfSession(db: Db, organizationId: string, sessionId: string): Promise<{ fit: number } | null> {
  const { rows } = await sql<{ fit: number }>`
    SELECT o.fit FROM session s JOIN offer o ON o.organization_id = s.organization_id AND o.id = s.offer_id
    WHERE s.organization_id = ${organizationId} AND s.id = ${sessionId}`.execute(db)
  return rows[0] ?? null
}

export async function skillCatalogue(db: Db, organizationId: string): Promise<SkillName[]> {
  const { rows } = await sql<SkillName>`
    SELECT id AS skill_id, ARRAY[label_fr, label_en] || synonyms AS labels FROM skill
    WHERE organization_id = ${organizationId}`.execute(db)
  return rows
}

/** An ask's words of meaning, by the dictionary of its own language; the index `ask_words` is made of the same words. */
const words = sql`to_tsvector(CASE ask.language WHEN 'fr' THEN 'french'::regconfig ELSE 'english'::regconfig END, translate(ask.text, '’', ''''))`

/** A word in more than this share of an organisation's asks tells nothing ("alors", "still"), whatever a list of stop words says. */
const COMMON_WORD = 0.2

/**
 * Asks like this one that are over, since a day, in its language: two telling words in common (one, if it has only one), most alike
 * first. PostgreSQL's own text search serves here: the curve wants unanswered asks too, which the index of the
 * matching engine does not hold.
 */
export async function similarAsks(
  db: Db,
  organizationId: string,
  ask: { id: string; text: string; language: Language; since: Date; limit: number },
): Promise<string[]> {
  const dictionary = ask.language === 'fr' ? sql`'french'::regconfig` : sql`'english'::regconfig`
  // Over, as the index says: words of asks that still move would be written anew with every step.
  const past = sql`ask.organization_id = ${organizationId} AND ask.id <> ${ask.id} AND ask.opened_at > ${ask.since}
    AND NOT ask.imported AND ask.language = ${ask.language} AND ask.state IN ('resolved', 'abandoned', 'expired')`
  const { rows } = await sql<{ id: string }>`
    WITH wanted AS (
      SELECT unnest(tsvector_to_array(to_tsvector(${dictionary}, translate(${ask.text}, '’', '''')))) AS word
    ), hit AS MATERIALIZED (
      -- A word at a time, by the index alone: an ask's own words are never analysed again.
      SELECT word, found.id FROM wanted CROSS JOIN LATERAL (
        SELECT ask.id FROM ask WHERE ${past} AND ${words} @@ to_tsquery('simple', quote_literal(word))
      ) found
    ), telling AS (
      SELECT word FROM wanted LEFT JOIN hit USING (word) GROUP BY word
      HAVING count(hit.id) <= GREATEST(3, ${COMMON_WORD}::float8 * (SELECT count(*) FROM ask WHERE ${past}))
    ), counted AS (
      SELECT id, count(*) AS common FROM hit JOIN telling USING (word) GROUP BY id
    )
    SELECT id FROM counted
    WHERE common >= LEAST(2, GREATEST(1, (SELECT count(*) FROM telling)))
    ORDER BY common DESC, id DESC LIMIT ${ask.limit}`.execute(db)
  return rows.map((row) => row.id)
}
