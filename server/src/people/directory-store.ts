import { sql } from 'kysely'
import { Word } from '../availability/rules.ts'
import { type SaidJson, saidJson, saidOf } from '../availability/store.ts'
import type { Db } from '../platform/db.ts'
import { plainSql } from './skill-store.ts'

/**
 * SQL of "who knows what": evidence as others may see it. Only `solved` counts, a line that its person hides does not
 * exist, and what comes out is how many different people were freed, never how many tries it took.
 */

/** Solved evidence, a row a skill shown (skill_id null when none was named), without hidden lines. */
export const shownSql = (organizationId: string, withHidden: boolean) => sql`
  SELECT e.helper_id AS person_id, es.skill_id, e.seeker_id, e.ask_id, e.session_id, e.at
  FROM evidence e
  LEFT JOIN evidence_skill es ON es.organization_id = e.organization_id AND es.session_id = e.session_id
  WHERE e.organization_id = ${organizationId} AND e.outcome = 'solved'
    AND (${withHidden} OR es.skill_id IS NULL OR NOT EXISTS (SELECT 1 FROM hidden_skill h
      WHERE h.organization_id = e.organization_id AND h.person_id = e.helper_id AND h.skill_id = es.skill_id))`

const claimedSql = (organizationId: string, withHidden: boolean) => sql`
  SELECT c.person_id, c.skill_id, c.claimed_at FROM skill_claim c
  WHERE c.organization_id = ${organizationId}
    AND (${withHidden} OR NOT EXISTS (SELECT 1 FROM hidden_skill h
      WHERE h.organization_id = c.organization_id AND h.person_id = c.person_id AND h.skill_id = c.skill_id))`

/** Which skill holds which of the words, in a label or a synonym. */
export async function skillHits(
  db: Db,
  organizationId: string,
  words: readonly string[],
): Promise<{ skillId: string; word: string }[]> {
  if (words.length === 0) return []
  const found = await sql<{ skillId: string; word: string }>`
    SELECT s.id AS skill_id, word FROM (
      SELECT id, ${plainSql(sql`label_fr || ' ' || label_en || ' ' || array_to_string(synonyms, ' ')`)} AS plain
      FROM skill WHERE organization_id = ${organizationId}
    ) s JOIN unnest(${[...words]}::text[]) word ON strpos(s.plain, word) > 0`.execute(db)
  return found.rows
}

/**
 * Of these sessions, those that helped with a thing their helper does not hide: nothing that was found by words alone
 * tells of a hidden line.
 */
export async function sessionsInSight(
  db: Db,
  organizationId: string,
  sessionIds: readonly string[],
): Promise<InSight[]> {
  if (sessionIds.length === 0) return []
  const found = await sql<InSight>`
    SELECT e.session_id, e.helper_id AS person_id, ARRAY(SELECT es.skill_id FROM evidence_skill es
      WHERE es.organization_id = e.organization_id AND es.session_id = e.session_id) AS skill_ids
    FROM evidence e
    WHERE e.organization_id = ${organizationId} AND e.session_id = ANY(${[...sessionIds]}::uuid[]) AND e.outcome = 'solved'
      AND NOT EXISTS (SELECT 1 FROM evidence_skill es JOIN hidden_skill h ON h.organization_id = es.organization_id
        AND h.person_id = e.helper_id AND h.skill_id = es.skill_id
        WHERE es.organization_id = e.organization_id AND es.session_id = e.session_id)`.execute(db)
  return found.rows
}

export interface InSight {
  sessionId: string
  personId: string
  skillIds: string[]
}

/** What a search is about: skills named in it, and sessions whose ask was like it. */
export interface About {
  skillIds: readonly string[]
  sessionIds: readonly string[]
}

const aboutSql = ({ skillIds, sessionIds }: About) =>
  sql`(skill_id = ANY(${[...skillIds]}::uuid[]) OR session_id = ANY(${[...sessionIds]}::uuid[]))`

/** A name that holds every word comes before any number of people freed. */
const nameRank = 1_000_000

export interface Found {
  id: string
  title: string
  languages: ('fr' | 'en')[]
  /** What they say of being asked. */
  word: Word
  sortName: string
  /** Names come before know-how, then those who freed most people; 0 for everybody when nothing is searched. */
  rank: number
  /** Found by what they know: then only that is counted. */
  byKnowHow: boolean
}

type OnTheWire = Omit<Found, 'word'> & { said: SaidJson }

/** Members who fit every word by name, title, team or a skill in sight, in order, after `[rank, sortName, id]`; and how many in all. */
export async function findPeople(
  db: Db,
  organizationId: string,
  search: {
    words: readonly string[]
    hits: readonly { skillId: string; word: string }[]
    /** Sessions in sight that helped with the like of it. */
    similar: readonly string[]
    team: string | null
    site: string | null
    after: readonly string[] | null
    limit: number
  },
): Promise<{ total: number; rows: Found[] }> {
  const { words, hits, similar, team, site, after, limit } = search
  const passed = nameRank - Math.min(nameRank, Math.max(0, Math.trunc(Number(after?.[0] ?? 0)) || 0))
  const result = await sql<{ total: number; rows: OnTheWire[] }>`
    WITH word AS (SELECT unnest(${[...words]}::text[]) AS word),
    hit AS (SELECT * FROM unnest(${hits.map((hit) => hit.skillId)}::uuid[], ${hits.map((hit) => hit.word)}::text[]) AS h(skill_id, word)),
    shown AS (SELECT * FROM (${shownSql(organizationId, false)}) s
      WHERE ${aboutSql({ skillIds: hits.map((hit) => hit.skillId), sessionIds: similar })}),
    did AS (SELECT DISTINCT person_id FROM shown WHERE session_id = ANY(${[...similar]}::uuid[])),
    known AS (SELECT person_id, skill_id FROM shown WHERE skill_id IN (SELECT skill_id FROM hit)
      UNION SELECT person_id, skill_id FROM (${claimedSql(organizationId, false)}) c WHERE c.skill_id IN (SELECT skill_id FROM hit)),
    fits AS (SELECT DISTINCT k.person_id, h.word FROM known k JOIN hit h ON h.skill_id = k.skill_id),
    freed AS (SELECT person_id, count(DISTINCT seeker_id)::int AS freed FROM shown GROUP BY person_id),
    member AS (
      SELECT p.id, p.title, p.languages, ${plainSql(sql`p.name`)} AS sort_name,
        ${plainSql(sql`p.name || ' ' || p.title || ' ' || coalesce(t.name, '') || ' ' || coalesce(t.site, '')`)} AS plain
      FROM person p
      JOIN membership m ON m.organization_id = p.organization_id AND m.person_id = p.id AND m.ended_at IS NULL
      LEFT JOIN team t ON t.organization_id = m.organization_id AND t.id = m.team_id
      WHERE p.organization_id = ${organizationId} AND p.kind = 'member'
        AND (${team}::uuid IS NULL OR m.team_id = ${team}::uuid)
        AND (${site}::text IS NULL OR t.site = ${site}::text)
    ),
    -- A name is asked for: who once helped with an ask that spoke of it is not.
    namesake AS (SELECT 1 FROM member m WHERE NOT EXISTS (SELECT 1 FROM word w WHERE strpos(m.sort_name, w.word) = 0)),
    found AS (
      SELECT m.id, m.title, m.languages, m.sort_name,
        (EXISTS (SELECT 1 FROM fits f WHERE f.person_id = m.id)
          OR EXISTS (SELECT 1 FROM did d WHERE d.person_id = m.id)) AS by_know_how,
        CASE WHEN ${words.length === 0} THEN 0
          WHEN NOT EXISTS (SELECT 1 FROM word w WHERE strpos(m.sort_name, w.word) = 0) THEN ${nameRank}::int
          ELSE coalesce(f.freed, 0) END AS rank
      FROM member m LEFT JOIN freed f ON f.person_id = m.id
      WHERE NOT EXISTS (SELECT 1 FROM word w WHERE strpos(m.plain, w.word) = 0
        AND NOT EXISTS (SELECT 1 FROM fits x WHERE x.person_id = m.id AND x.word = w.word))
        OR EXISTS (SELECT 1 FROM did d WHERE d.person_id = m.id) AND NOT EXISTS (SELECT 1 FROM namesake)
    ),
    page AS (
      SELECT * FROM found
      WHERE ${after === null} OR (${nameRank}::int - rank, sort_name, id::text) > (${passed}::int, ${after?.[1] ?? ''}, ${after?.[2] ?? ''})
      ORDER BY rank DESC, sort_name, id LIMIT ${limit}
    )
    SELECT (SELECT count(*)::int FROM found) AS total, (
      SELECT coalesce(json_agg(json_build_object('id', id, 'title', title, 'languages', languages, 'said', ${saidJson(organizationId, sql`page.id`)},
        'sortName', sort_name, 'rank', rank, 'byKnowHow', by_know_how) ORDER BY rank DESC, sort_name, id), '[]') FROM page
    ) AS rows`.execute(db)
  const { total, rows } = result.rows[0] ?? { total: 0, rows: [] }
  return { total, rows: rows.map(({ said, ...row }) => ({ ...row, word: new Word(saidOf(said)) })) }
}

export interface LineRow {
  personId: string
  skillId: string
  freed: number
  lastAt: Date | null
  claimedAt: Date | null
  hidden: boolean
}

const lineSql = (organizationId: string, personIds: readonly string[], withHidden: boolean) => sql`
  SELECT coalesce(s.person_id, c.person_id) AS person_id, coalesce(s.skill_id, c.skill_id) AS skill_id,
    coalesce(s.freed, 0) AS freed, s.last_at, c.claimed_at, h.hidden_at IS NOT NULL AS hidden
  FROM (
    SELECT person_id, skill_id, count(DISTINCT seeker_id)::int AS freed, max(at) AS last_at
    FROM (${shownSql(organizationId, withHidden)}) shown
    WHERE person_id = ANY(${[...personIds]}::uuid[]) AND skill_id IS NOT NULL GROUP BY person_id, skill_id
  ) s
  FULL JOIN (
    SELECT * FROM (${claimedSql(organizationId, withHidden)}) claimed WHERE person_id = ANY(${[...personIds]}::uuid[])
  ) c ON c.person_id = s.person_id AND c.skill_id = s.skill_id
  LEFT JOIN hidden_skill h ON h.organization_id = ${organizationId}
    AND h.person_id = coalesce(s.person_id, c.person_id) AND h.skill_id = coalesce(s.skill_id, c.skill_id)`

/** Every skill these people have shown or claim. `withHidden` only for the person themself. */
export async function lineRows(
  db: Db,
  organizationId: string,
  personIds: readonly string[],
  withHidden: boolean,
): Promise<LineRow[]> {
  const found = await sql<LineRow>`
    ${lineSql(organizationId, personIds, withHidden)}
    ORDER BY freed DESC, s.last_at DESC NULLS LAST, c.claimed_at DESC`.execute(db)
  return found.rows
}

/** One person's lines, most people freed first, then the latest, after `[freed, microseconds, skillId]`. */
export async function linesAfter(
  db: Db,
  organizationId: string,
  personId: string,
  page: { withHidden: boolean; onlyClaimed: boolean; after: readonly string[] | null; limit: number },
): Promise<(LineRow & { micros: string })[]> {
  const { after } = page
  const found = await sql<LineRow & { micros: string }>`
    SELECT * FROM (
      SELECT line.*, (extract(epoch FROM coalesce(last_at, claimed_at)) * 1000000)::bigint::text AS micros
      FROM (${lineSql(organizationId, [personId], page.withHidden)}) line
      WHERE ${!page.onlyClaimed} OR claimed_at IS NOT NULL
    ) placed
    WHERE ${after === null} OR (-freed, -micros::bigint, skill_id) > (-${Number(after?.[0] ?? 0)}::int, -${after?.[1] ?? '0'}::bigint, ${after?.[2] ?? nobody}::uuid)
    ORDER BY freed DESC, micros::bigint DESC, skill_id LIMIT ${page.limit}`.execute(db)
  return found.rows
}

const nobody = '00000000-0000-0000-0000-000000000000'

export interface MonthRow {
  personId: string
  /** Null: over all that was shown, also what names no skill. */
  skillId: string | null
  month: string
  freed: number
}

/** People freed by month since `since`: for each skill, and over all (or over what is searched) with `skillId` null. */
export async function monthRows(
  db: Db,
  organizationId: string,
  personIds: readonly string[],
  options: { since: Date; withHidden: boolean; about?: About },
): Promise<MonthRow[]> {
  const found = await sql<MonthRow>`
    SELECT person_id, skill_id, month, freed FROM (
      SELECT person_id, skill_id, month, count(DISTINCT seeker_id)::int AS freed, grouping(skill_id) AS over_all
      FROM (
        SELECT shown.*, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') AS month
        FROM (${shownSql(organizationId, options.withHidden)}) shown
        WHERE person_id = ANY(${[...personIds]}::uuid[]) AND at >= ${options.since}
          ${options.about === undefined ? sql`` : sql`AND ${aboutSql(options.about)}`}
      ) dated
      GROUP BY GROUPING SETS ((person_id, skill_id, month), (person_id, month))
    ) counted
    WHERE over_all = 1 OR skill_id IS NOT NULL`.execute(db)
  return found.rows
}

/** Over all a person has shown (or over what is searched): how many different people it freed, and when last. */
export async function freedRows(
  db: Db,
  organizationId: string,
  personIds: readonly string[],
  options: { withHidden: boolean; about?: About },
): Promise<{ personId: string; freed: number; lastAt: Date }[]> {
  const found = await sql<{ personId: string; freed: number; lastAt: Date }>`
    SELECT person_id, count(DISTINCT seeker_id)::int AS freed, max(at) AS last_at
    FROM (${shownSql(organizationId, options.withHidden)}) shown
    WHERE person_id = ANY(${[...personIds]}::uuid[])
      ${options.about === undefined ? sql`` : sql`AND ${aboutSql(options.about)}`}
    GROUP BY person_id`.execute(db)
  return found.rows
}
