import { sql } from 'kysely'
import { zoneOf } from '../availability/store.ts'
import { largeTeam } from '../offer/store.ts'
import type { Db } from '../platform/db.ts'

/** SQL of the letters that come by themselves: to whom, about what, and what was written already. */

export interface Addressee {
  personId: string
  email: string
  language: 'fr' | 'en'
  organizationName: string
  timeZone: string
  parked: boolean
  digest: boolean
  parkedSentAt: Date | null
  digestSentAt: Date | null
  joinedAt: Date
}

/** Members with an address who left some such letter on, by id, after `after`. */
export async function addressees(
  db: Db,
  organizationId: string,
  page: { after: string | null; limit: number },
): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    SELECT p.id AS person_id, p.email, p.language, o.name AS organization_name, m.started_at AS joined_at,
      ${zoneOf(organizationId, sql`p.id`)} AS time_zone,
      COALESCE(c.mail_parked, true) AS parked, COALESCE(c.mail_digest, true) AS digest, c.parked_sent_at, c.digest_sent_at
    FROM person p
    JOIN organization o ON o.id = p.organization_id
    JOIN membership m ON m.organization_id = p.organization_id AND m.person_id = p.id AND m.ended_at IS NULL
    LEFT JOIN reach c ON c.organization_id = p.organization_id AND c.person_id = p.id
    WHERE p.organization_id = ${organizationId} AND p.kind = 'member' AND p.email IS NOT NULL
      AND COALESCE(c.mail_parked OR c.mail_digest, true)
      AND (${page.after}::uuid IS NULL OR p.id > ${page.after}::uuid)
    ORDER BY p.id LIMIT ${page.limit}`.execute(db)
  return rows
}

export async function organizations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM organization ORDER BY id`.execute(db)
  return rows.map(({ id }) => id)
}

export interface ParkedAsk {
  askId: string
  text: string
  /** Null: its seeker is not named until an answer is accepted; then their team, if it is too large to be a name. */
  from: string | null
  team: string | null
  /** To whom it may be written of: those asked to answer it. */
  personId: string
}

/**
 * Asks that wait for a written answer since lately, the longest waiting first, with those of the people asked that it fits best:
 * not who was written to of it already, who has begun to answer, or who said a no of any kind to its taps.
 */
export async function parkedAsks(
  db: Db,
  organizationId: string,
  since: Date,
  most: { asks: number; people: number },
): Promise<ParkedAsk[]> {
  const { rows } = await sql<ParkedAsk>`
    SELECT a.id AS ask_id, a.text, CASE WHEN NOT a.unnamed THEN p.name END AS "from",
      ${largeTeam(organizationId)} AS team, asked.person_id
    FROM (SELECT * FROM ask WHERE organization_id = ${organizationId} AND state = 'parked' AND written
            AND state_since >= ${since} ORDER BY opened_at LIMIT ${most.asks}) a
    JOIN person p ON p.organization_id = a.organization_id AND p.id = a.seeker_id AND p.kind = 'member'
    JOIN membership seeker ON seeker.organization_id = a.organization_id AND seeker.person_id = a.seeker_id
      AND seeker.ended_at IS NULL
    CROSS JOIN LATERAL (
      SELECT w.person_id FROM asked_to_write w
      WHERE w.organization_id = a.organization_id AND w.ask_id = a.id AND w.passed_at IS NULL AND w.fits
      ORDER BY w.place LIMIT ${most.people}) AS asked
    WHERE NOT EXISTS (SELECT FROM parked_letter l WHERE l.organization_id = a.organization_id AND l.ask_id = a.id
                      AND l.person_id = asked.person_id)
      AND NOT EXISTS (SELECT FROM answer n WHERE n.organization_id = a.organization_id AND n.ask_id = a.id
                      AND (n.author_id = asked.person_id OR n.state = 'sent'))
      AND NOT EXISTS (SELECT FROM offer f WHERE f.organization_id = a.organization_id AND f.ask_id = a.id
                      AND f.helper_id = asked.person_id AND f.state IN ('declined', 'off_topic', 'postponed'))
    ORDER BY a.opened_at, a.id`.execute(db)
  return rows
}

export async function noteParkedLetter(
  db: Db,
  organizationId: string,
  personId: string,
  askIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql`INSERT INTO reach (organization_id, person_id, parked_sent_at) VALUES (${organizationId}, ${personId}, ${at})
    ON CONFLICT (organization_id, person_id) DO UPDATE SET parked_sent_at = excluded.parked_sent_at`.execute(db)
  await sql`INSERT INTO parked_letter (organization_id, ask_id, person_id, at)
    SELECT ${organizationId}::uuid, unnest(${[...askIds]}::uuid[]), ${personId}::uuid, ${at}::timestamptz
    ON CONFLICT DO NOTHING`.execute(db)
}

export async function noteDigest(db: Db, organizationId: string, personId: string, at: Date): Promise<void> {
  await sql`INSERT INTO reach (organization_id, person_id, digest_sent_at) VALUES (${organizationId}, ${personId}, ${at})
    ON CONFLICT (organization_id, person_id) DO UPDATE SET digest_sent_at = excluded.digest_sent_at`.execute(db)
}

export interface Week {
  freed: number
  minutes: number
  solved: number
  thanks: { words: string; from: string }[]
  waiting: { askId: string; text: string }[]
}

/** What came of a person's week. */
export async function weekOf(db: Db, organizationId: string, personId: string, since: Date): Promise<Week> {
  const mine = sql`organization_id = ${organizationId}`
  const { rows } = await sql<Week>`
    SELECT
      (SELECT count(DISTINCT seeker_id)::int FROM evidence WHERE ${mine} AND helper_id = ${personId} AND at >= ${since}
        AND outcome IN ('solved', 'partly')) AS freed,
      (SELECT COALESCE(sum(minutes), 0)::int FROM evidence WHERE ${mine} AND helper_id = ${personId} AND at >= ${since}) AS minutes,
      (SELECT count(*)::int FROM ask WHERE ${mine} AND seeker_id = ${personId} AND state = 'resolved'
        AND state_since >= ${since}) AS solved,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('words', words, 'from', name)) FROM (
        SELECT t.words, p.name FROM thanks t JOIN person p ON p.organization_id = t.organization_id AND p.id = t.from_id
        WHERE t.organization_id = ${organizationId} AND t.to_id = ${personId} AND t.at >= ${since}
        ORDER BY t.at DESC LIMIT 5) AS lately), '[]') AS thanks,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('askId', id, 'text', left(text, 200))) FROM (
        SELECT id, text FROM ask WHERE ${mine} AND seeker_id = ${personId} AND state = 'parked'
        ORDER BY state_since DESC LIMIT 5) AS parked), '[]') AS waiting`.execute(db)
  return rows[0] ?? { freed: 0, minutes: 0, solved: 0, thanks: [], waiting: [] }
}
