import type { PictureMark } from '@binome/contract/verbs/answer.ts'
import { sql } from 'kysely'
import { lockAsk } from '../ask/store.ts'
import { lineLeft } from '../group/store.ts'
import type { Db } from '../platform/db.ts'
import type { AskedToWrite } from './policy.ts'
import type { AnswerState } from './rules.ts'

/** Rows of answer, answer_line, answer_picture, and of who was asked to write. What is read of them: read-store.ts. */

/** An answer with whose it is. */
export interface AnswerRow {
  id: string
  askId: string
  authorId: string
  seekerId: string
  state: AnswerState
  version: number
}

/** Whether and how this person was asked to write for this ask; null when they were not. The ask is held. */
export async function lockAsked(
  db: Db,
  organizationId: string,
  askId: string,
  personId: string,
): Promise<AskedToWrite | null> {
  // The ask first: whoever decides about it or its answers decides alone.
  await lockAsk(db, organizationId, askId)
  return askedToWrite(db, organizationId, askId, personId)
}

export async function askedToWrite(
  db: Db,
  organizationId: string,
  askId: string,
  personId: string,
): Promise<AskedToWrite | null> {
  const { rows } = await sql<AskedToWrite>`
    SELECT a.seeker_id, a.state, (a.written OR ${lineLeft}) AS written, w.passed_at IS NOT NULL AS passed,
      EXISTS (SELECT FROM membership m WHERE m.organization_id = a.organization_id AND m.person_id = a.seeker_id
              AND m.ended_at IS NULL) AS seeker_here
    FROM asked_to_write w JOIN ask a ON a.organization_id = w.organization_id AND a.id = w.ask_id
    WHERE w.organization_id = ${organizationId} AND w.ask_id = ${askId} AND w.person_id = ${personId}`.execute(db)
  return rows[0] ?? null
}

const whose = sql`SELECT w.id, w.ask_id, w.author_id, a.seeker_id, w.state, w.version
  FROM answer w JOIN ask a ON a.organization_id = w.organization_id AND a.id = w.ask_id`

export async function answerById(db: Db, organizationId: string, answerId: string): Promise<AnswerRow | null> {
  const { rows } = await sql<AnswerRow>`
    ${whose} WHERE w.organization_id = ${organizationId} AND w.id = ${answerId}`.execute(db)
  return rows[0] ?? null
}

export async function answerOf(
  db: Db,
  organizationId: string,
  askId: string,
  authorId: string,
): Promise<AnswerRow | null> {
  const { rows } = await sql<AnswerRow>`
    ${whose} WHERE w.organization_id = ${organizationId} AND w.ask_id = ${askId} AND w.author_id = ${authorId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The answer of an author as it is now; a first one is made. Their ask is held [Q3]. */
export async function write(
  db: Db,
  organizationId: string,
  answer: {
    id: string
    askId: string
    authorId: string
    state: 'draft' | 'sent'
    text: string
    shared: boolean
    at: Date
  },
): Promise<void> {
  const sentAt = answer.state === 'sent' ? answer.at : null
  await sql`
    INSERT INTO answer (organization_id, id, ask_id, author_id, state, text, shared, changed_at, sent_at)
    VALUES (${organizationId}, ${answer.id}, ${answer.askId}, ${answer.authorId}, ${answer.state}, ${answer.text},
            ${answer.shared}, ${answer.at}, ${sentAt})
    ON CONFLICT (organization_id, ask_id, author_id) DO UPDATE SET state = excluded.state, text = excluded.text,
      shared = excluded.shared, version = answer.version + 1, changed_at = excluded.changed_at,
      sent_at = CASE WHEN excluded.state = 'sent' THEN COALESCE(answer.sent_at, excluded.sent_at) END`.execute(db)
}

/** sent → draft. */
export async function takeBackAnswer(db: Db, organizationId: string, answerId: string): Promise<boolean> {
  const result = await sql`
    UPDATE answer SET state = 'draft', sent_at = NULL, version = version + 1
    WHERE organization_id = ${organizationId} AND id = ${answerId} AND state = 'sent'`.execute(db)
  return result.numAffectedRows === 1n
}

export async function deleteDraft(db: Db, organizationId: string, askId: string, authorId: string): Promise<void> {
  await sql`DELETE FROM answer WHERE organization_id = ${organizationId} AND ask_id = ${askId}
    AND author_id = ${authorId} AND state = 'draft'`.execute(db)
}

/**
 * [Q4] [Q5] The claim: the answer as it was read becomes the accepted one, with the encounter it stands for, all at
 * once. False: it was changed, taken back or accepted, or another one was.
 */
export async function claimAnswer(
  db: Db,
  organizationId: string,
  accept: { answerId: string; version: number; sessionId: string; shared: boolean; at: Date },
): Promise<boolean> {
  const result = await sql`
    WITH accepted AS (
      UPDATE answer SET state = 'accepted', accepted_round = ask.round, session_id = ${accept.sessionId},
        seeker_shared = ${accept.shared}
      FROM ask
      WHERE ask.organization_id = answer.organization_id AND ask.id = answer.ask_id AND ask.state = 'parked'
        AND answer.organization_id = ${organizationId} AND answer.id = ${accept.answerId}
        AND answer.state = 'sent' AND answer.version = ${accept.version}
      RETURNING answer.ask_id, answer.author_id, ask.seeker_id
    )
    INSERT INTO session (organization_id, id, ask_id, seeker_id, helper_id, state, way, opened_at, ended_at, ended_because)
    SELECT ${organizationId}::uuid, ${accept.sessionId}::uuid, ask_id, seeker_id, author_id, 'ended', 'written',
           ${accept.at}::timestamptz, ${accept.at}::timestamptz, 'said' FROM accepted`.execute(db)
  return result.numAffectedRows === 1n
}

export interface PictureOf {
  pictureId: string
  underId: string | null
  marks: PictureMark[]
}

/** The answer shows exactly these, in this order. */
export async function setAnswerPictures(
  db: Db,
  organizationId: string,
  answerId: string,
  pictures: readonly PictureOf[],
): Promise<void> {
  await sql`DELETE FROM answer_picture WHERE organization_id = ${organizationId} AND answer_id = ${answerId}`.execute(
    db,
  )
  for (const [place, { pictureId, underId, marks }] of pictures.entries()) {
    await sql`
      INSERT INTO answer_picture (organization_id, answer_id, place, picture_id, under_id, marks)
      VALUES (${organizationId}, ${answerId}, ${place}, ${pictureId}, ${underId}, ${JSON.stringify(marks)}::jsonb)`.execute(
      db,
    )
  }
}

/** False when it was kept already, or there are so many [Q7]. The answer's ask is held. */
export async function insertLine(
  db: Db,
  organizationId: string,
  line: { id: string; answerId: string; authorId: string; text: string; at: Date; most: number },
): Promise<boolean> {
  const result = await sql`
    INSERT INTO answer_line (organization_id, id, answer_id, author_id, text, at)
    SELECT ${organizationId}::uuid, ${line.id}::uuid, ${line.answerId}::uuid, ${line.authorId}::uuid, ${line.text},
           ${line.at}::timestamptz
    WHERE (SELECT count(*) FROM answer_line WHERE organization_id = ${organizationId} AND answer_id = ${line.answerId})
      < ${line.most}
    ON CONFLICT (organization_id, id) DO NOTHING`.execute(db)
  return result.numAffectedRows === 1n
}

export async function lineById(
  db: Db,
  organizationId: string,
  id: string,
): Promise<{ id: string; answerId: string; authorId: string; text: string; at: Date } | null> {
  const { rows } = await sql<{ id: string; answerId: string; authorId: string; text: string; at: Date }>`
    SELECT id, answer_id, author_id, text, at FROM answer_line
    WHERE organization_id = ${organizationId} AND id = ${id}`.execute(db)
  return rows[0] ?? null
}
