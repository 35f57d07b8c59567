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
    INSERT INTO evidence (organization_id, session_id, ask_id, seeker_id, helper_id, minutes, at, outcome, kind, thanked)
    SELECT session.organization_id, session.id, session.ask_id, session.seeker_id, session.helper_id, session.minutes,
           coalesce(session.ended_at, outcome.said_at), outcome.outcome, coalesce(outcome.kind, 'solution'),
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

/**
 * Everything an organisation knows by evidence, or that of some sessions or of one helper, as the matching engine
 * takes it: oldest first, a skill with all its names.
 */
export async function evidenceOf(
  db: Db,
  organizationId: string,
  only: { sessionIds?: readonly string[]; helperId?: string } = {},
): Promise<SolvedAsk[]> {
  const { sessionIds, helperId } = only
  if (sessionIds?.length === 0) return []
  const { rows } = await sql<SolvedAsk>`
    SELECT evidence.ask_id, evidence.session_id, evidence.helper_id, evidence.seeker_id, evidence.at, evidence.outcome,
           evidence.thanked, evidence.minutes, ask.text, ask.language,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('skillId', skill.id,
                     'labels', jsonb_build_array(label_fr, label_en) || to_jsonb(synonyms)) ORDER BY skill.id), '[]')
            FROM evidence_skill AS shown
            JOIN skill ON skill.organization_id = shown.organization_id AND skill.id = shown.skill_id
            WHERE shown.organization_id = evidence.organization_id AND shown.session_id = evidence.session_id) AS skills
    FROM evidence
    JOIN ask ON ask.organization_id = evidence.organization_id AND ask.id = evidence.ask_id
    WHERE evidence.organization_id = ${organizationId}
      ${sessionIds ? sql`AND evidence.session_id = ANY(${[...sessionIds]}::uuid[])` : sql``}
      ${helperId ? sql`AND evidence.helper_id = ${helperId}` : sql``}
    ORDER BY evidence.at, evidence.session_id`.execute(db)
  return rows
}
