import type { OutcomeKind } from '@binome/contract/terms.ts'
import type { SolvedAsk } from '@binome/matching/model.ts'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Rows of evidence and evidence_skill. */

export interface ClosedSession {
  sessionId: string
  askId: string
  seekerId: string
  helperId: string
  minutes: number
  at: Date
  outcome: 'solved' | 'partly' | 'not_solved' | 'unknown'
  kind: OutcomeKind
  thanked: boolean
}

/** A session with the word of its seeker; null before the seeker said anything. */
export async function closedSession(db: Db, organizationId: string, sessionId: string): Promise<ClosedSession | null> {
  const { rows } = await sql<ClosedSession>`
    SELECT session.id AS session_id, session.ask_id, session.seeker_id, session.helper_id, session.minutes,
           coalesce(session.ended_at, outcome.said_at) AS at, outcome.outcome,
           coalesce(outcome.kind, 'solution') AS kind,
           EXISTS (SELECT FROM thanks WHERE thanks.organization_id = session.organization_id
             AND thanks.session_id = session.id AND thanks.from_id = session.seeker_id) AS thanked
    FROM session
    JOIN outcome ON outcome.organization_id = session.organization_id AND outcome.session_id = session.id
      AND outcome.person_id = session.seeker_id
    WHERE session.organization_id = ${organizationId} AND session.id = ${sessionId}`.execute(db)
  return rows[0] ?? null
}

/** False when this session has given its evidence already [E2]. */
export async function insertEvidence(
  db: Db,
  organizationId: string,
  closed: ClosedSession & { outcome: 'solved' | 'partly' },
  skillIds: readonly string[],
): Promise<boolean> {
  const { sessionId } = closed
  const inserted = await db
    .insertInto('evidence')
    .values({ organizationId, ...closed })
    .onConflict((conflict) => conflict.columns(['organizationId', 'sessionId']).doNothing())
    .returning('sessionId')
    .executeTakeFirst()
  if (!inserted) return false
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
  if (only.sessionIds?.length === 0) return []
  let query = db
    .selectFrom('evidence')
    .innerJoin('ask', (join) =>
      join.onRef('ask.organizationId', '=', 'evidence.organizationId').onRef('ask.id', '=', 'evidence.askId'),
    )
    .select([
      'evidence.askId',
      'evidence.sessionId',
      'evidence.helperId',
      'evidence.seekerId',
      'evidence.at',
      'evidence.outcome',
      'evidence.thanked',
      'evidence.minutes',
      'ask.text',
      'ask.language',
    ])
    .where('evidence.organizationId', '=', organizationId)
  if (only.sessionIds) query = query.where('evidence.sessionId', 'in', [...only.sessionIds])
  if (only.helperId) query = query.where('evidence.helperId', '=', only.helperId)
  const rows = await query.orderBy('evidence.at').orderBy('evidence.sessionId').execute()
  const sessionIds = only.helperId ? rows.map((row) => row.sessionId) : only.sessionIds
  const skills = sessionIds?.length === 0 ? new Map() : await skillsOf(db, organizationId, sessionIds)
  return rows.map((row) => ({ ...row, skills: skills.get(row.sessionId) ?? [] }))
}

async function skillsOf(
  db: Db,
  organizationId: string,
  sessionIds: readonly string[] | undefined,
): Promise<Map<string, SolvedAsk['skills']>> {
  let query = db
    .selectFrom('evidenceSkill')
    .innerJoin('skill', (join) =>
      join
        .onRef('skill.organizationId', '=', 'evidenceSkill.organizationId')
        .onRef('skill.id', '=', 'evidenceSkill.skillId'),
    )
    .select(['evidenceSkill.sessionId', 'skill.id', 'skill.labelFr', 'skill.labelEn', 'skill.synonyms'])
    .where('evidenceSkill.organizationId', '=', organizationId)
  if (sessionIds) query = query.where('evidenceSkill.sessionId', 'in', [...sessionIds])
  const found = new Map<string, SolvedAsk['skills']>()
  for (const row of await query.orderBy('skill.id').execute()) {
    const skill = { skillId: row.id, labels: [row.labelFr, row.labelEn, ...row.synonyms] }
    found.set(row.sessionId, [...(found.get(row.sessionId) ?? []), skill])
  }
  return found
}
