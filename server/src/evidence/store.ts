import type { SolvedAsk } from '@binome/matching/model.ts'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Rows of evidence and evidence_skill. */

/**
 * A session that ended, with the word of its seeker when that says it helped, becomes evidence. False when it did not
 * help, or has given its evidence already [E2].
 */
export async function insertEvidence(
  db: Db,
  organizationId: string,
  sessionId: string,
  skillIds: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO evidence (organization_id, session_id, ask_id, seeker_id, helper_id, minutes, at, outcome, kind, alone_done,
      alone_of, thanked)
    SELECT session.organization_id, session.id, session.ask_id, session.seeker_id, session.helper_id, session.minutes,
           coalesce(session.ended_at, outcome.said_at), outcome.outcome, coalesce(outcome.kind, 'solution'),
           outcome.alone_done, outcome.alone_of,
           EXISTS (SELECT FROM thanks WHERE thanks.organization_id = session.organization_id
             AND thanks.session_id = session.id AND thanks.from_id = session.seeker_id)
    FROM session
    JOIN outcome ON outcome.organization_id = session.organization_id AND outcome.session_id = session.id
      AND outcome.person_id = session.seeker_id
    WHERE session.organization_id = ${organizationId} AND session.id = ${sessionId}
      AND outcome.outcome IN ('solved', 'partly')
    ON CONFLICT (organization_id, session_id) DO NOTHING
    RETURNING session_id`.execute(db)
  if (rows.length === 0) return false
  if (skillIds.length === 0) return true
  // A skill may have gone since it was named.
  await sql`
    INSERT INTO evidence_skill (organization_id, session_id, skill_id)
    SELECT ${organizationId}::uuid, ${sessionId}::uuid, id FROM skill
    WHERE organization_id = ${organizationId} AND id = ANY(${[...skillIds]}::uuid[])
    ON CONFLICT DO NOTHING`.execute(db)
  return true
}

/** Still here, or never had an account here: whose know-how is told on, and whose name stands in others' evidence. */
const present = (person: string) => sql`(${sql.ref(`${person}.kind`)} IN ('imported', 'guest') OR EXISTS (
  SELECT FROM membership AS m WHERE m.organization_id = ${sql.ref(`${person}.organization_id`)}
    AND m.person_id = ${sql.ref(`${person}.id`)} AND m.ended_at IS NULL))`

/** What is read of the evidence of an organisation. */
export type Part =
  | { sessionIds: readonly string[] }
  | { askId: string }
  /** Who helped or was helped. */
  | { personId: string }
  /** A page in the order of time, after this one. */
  | { after: { at: Date; sessionId: string } | null; limit: number }

/**
 * Evidence as the matching engine takes it, oldest first, a skill with all its names. [E5] Nothing of helpers who have
 * left or were erased; a seeker who did has no name in it.
 */
export async function evidenceOf(db: Db, organizationId: string, part: Part): Promise<SolvedAsk[]> {
  if ('sessionIds' in part && part.sessionIds.length === 0) return []
  const { rows } = await sql<SolvedAsk>`
    SELECT evidence.ask_id, evidence.session_id, evidence.helper_id, evidence.at, evidence.outcome, evidence.thanked,
           evidence.minutes, ask.text, ask.language, CASE WHEN ${present('seeker')} THEN evidence.seeker_id END AS seeker_id,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('skillId', skill.id,
                     'labels', jsonb_build_array(label_fr, label_en) || to_jsonb(synonyms)) ORDER BY skill.id), '[]')
            FROM evidence_skill AS shown
            JOIN skill ON skill.organization_id = shown.organization_id AND skill.id = shown.skill_id
            WHERE shown.organization_id = evidence.organization_id AND shown.session_id = evidence.session_id) AS skills
    FROM evidence
    JOIN ask ON ask.organization_id = evidence.organization_id AND ask.id = evidence.ask_id
    JOIN person AS helper ON helper.organization_id = evidence.organization_id AND helper.id = evidence.helper_id
    JOIN person AS seeker ON seeker.organization_id = evidence.organization_id AND seeker.id = evidence.seeker_id
    WHERE evidence.organization_id = ${organizationId} AND ${present('helper')} AND ${these(part)}
    ORDER BY evidence.at, evidence.session_id
    ${'limit' in part ? sql`LIMIT ${part.limit}` : sql``}`.execute(db)
  return rows
}

function these(part: Part) {
  if ('sessionIds' in part) return sql`evidence.session_id = ANY(${[...part.sessionIds]}::uuid[])`
  if ('askId' in part) return sql`evidence.ask_id = ${part.askId}`
  if ('personId' in part) return sql`(evidence.helper_id = ${part.personId} OR evidence.seeker_id = ${part.personId})`
  if (part.after === null) return sql`true`
  return sql`(evidence.at, evidence.session_id) > (${part.after.at}, ${part.after.sessionId}::uuid)`
}
