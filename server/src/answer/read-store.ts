import type { Language } from '@binome/contract/terms.ts'
import type { PictureMark } from '@binome/contract/verbs/answer.ts'
import { type RawBuilder, sql } from 'kysely'
import { skillsJson } from '../ask/store.ts'
import { lineLeft } from '../group/store.ts'
import { largeTeam } from '../offer/store.ts'
import type { SkillRow } from '../people/skill-store.ts'
import { type RefRow, refJson } from '../people/store.ts'
import { type PictureRow, picturesJson } from '../picture/store.ts'
import type { Db } from '../platform/db.ts'
import type { AnswerState } from './rules.ts'
import type { AnswerRow } from './store.ts'

/** What is read of asks that wait and of answers: whole, in one statement each. */

type Picture = Pick<PictureRow, 'id' | 'width' | 'height'>

/** An ask with everything somebody asked to write is shown of it. */
export interface WaitingRow {
  askId: string
  text: string
  language: Language
  openedAt: Date
  since: Date
  unnamed: boolean
  from: RefRow | null
  /** Of an ask without a name: its seeker's team, if it is too large to be one. */
  team: string | null
  pictures: Picture[]
  skills: SkillRow[]
  answerState: AnswerState | null
  lastLineBySeeker: boolean
}

const waiting = (organizationId: string, personId: string) => sql`
  SELECT a.id AS ask_id, a.text, a.language, a.opened_at, a.state_since AS since, (a.unnamed OR ${lineLeft}) AS unnamed,
    ${refJson(organizationId, sql`a.seeker_id`)} AS "from", ${largeTeam(organizationId)} AS team,
    ${picturesJson(organizationId, sql`a.id`)} AS pictures, ${skillsJson(organizationId, sql`a.id`)} AS skills,
    n.state AS answer_state,
    COALESCE((SELECT l.author_id <> ${personId} FROM answer_line l WHERE l.organization_id = n.organization_id
              AND l.answer_id = n.id ORDER BY l.at DESC, l.id DESC LIMIT 1), false) AS last_line_by_seeker
  FROM asked_to_write w
  JOIN ask a ON a.organization_id = w.organization_id AND a.id = w.ask_id
  LEFT JOIN answer n ON n.organization_id = a.organization_id AND n.ask_id = a.id AND n.author_id = w.person_id
  WHERE w.organization_id = ${organizationId} AND w.person_id = ${personId}`

/** Shown to one at most. */
export const MOST_WAITING = 50

/** Asks that wait for this person's answer: those asked back first, then what has waited longest. */
export async function waitingFor(db: Db, organizationId: string, personId: string): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    ${waiting(organizationId, personId)} AND w.passed_at IS NULL AND a.state = 'parked' AND (a.written OR ${lineLeft})
      AND EXISTS (SELECT FROM membership m WHERE m.organization_id = a.organization_id AND m.person_id = a.seeker_id
                  AND m.ended_at IS NULL)
    ORDER BY last_line_by_seeker DESC, n.state = 'sent' NULLS FIRST, a.opened_at, a.id LIMIT ${MOST_WAITING}`.execute(
    db,
  )
  return rows
}

/** One of them, whatever became of it: whether it may be shown is the caller's question. */
export async function waitingPage(
  db: Db,
  organizationId: string,
  personId: string,
  askId: string,
): Promise<WaitingRow | null> {
  const { rows } = await sql<WaitingRow>`${waiting(organizationId, personId)} AND w.ask_id = ${askId}`.execute(db)
  return rows[0] ?? null
}

/** An answer with all that is shown of it, to the one or to the other. */
export interface WholeAnswer extends AnswerRow {
  text: string
  shared: boolean
  changedAt: Date
  sentAt: Date | null
  by: RefRow | null
  pictures: { picture: Picture; under: Picture | null; marks: PictureMark[] }[]
  lines: { id: string; authorId: string; text: string; at: string }[]
  /** Words of thanks, once it is accepted. */
  thanks: string | null
}

const pictureJson = (alias: string) => sql`CASE WHEN ${sql.ref(`${alias}.id`)} IS NOT NULL THEN
  jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'width', ${sql.ref(`${alias}.width`)}, 'height', ${sql.ref(`${alias}.height`)}) END`

async function whole(db: Db, organizationId: string, condition: RawBuilder<unknown>): Promise<WholeAnswer[]> {
  const { rows } = await sql<WholeAnswer>`
    SELECT n.id, n.ask_id, n.author_id, a.seeker_id, n.state, n.version, n.text, n.shared, n.changed_at, n.sent_at,
      ${refJson(organizationId, sql`n.author_id`)} AS by,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('picture', ${pictureJson('shown')}, 'under', ${pictureJson('under')},
          'marks', p.marks) ORDER BY p.place), '[]')
       FROM answer_picture p JOIN picture shown ON shown.organization_id = p.organization_id AND shown.id = p.picture_id
       LEFT JOIN picture under ON under.organization_id = p.organization_id AND under.id = p.under_id
       WHERE p.organization_id = n.organization_id AND p.answer_id = n.id) AS pictures,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', l.id, 'authorId', l.author_id, 'text', l.text, 'at', l.at)
          ORDER BY l.at, l.id), '[]')
       FROM answer_line l WHERE l.organization_id = n.organization_id AND l.answer_id = n.id) AS lines,
      (SELECT t.words FROM thanks t WHERE t.organization_id = n.organization_id AND t.session_id = n.session_id
       AND t.to_id = n.author_id) AS thanks
    FROM answer n JOIN ask a ON a.organization_id = n.organization_id AND a.id = n.ask_id
    WHERE n.organization_id = ${organizationId} AND ${condition}
    ORDER BY n.state = 'accepted' DESC, n.sent_at, n.id LIMIT ${MOST_ANSWERS}`.execute(db)
  return rows
}

/** No more were ever asked. */
const MOST_ANSWERS = 50

export async function myWhole(
  db: Db,
  organizationId: string,
  askId: string,
  authorId: string,
): Promise<WholeAnswer | null> {
  const [answer] = await whole(db, organizationId, sql`n.ask_id = ${askId} AND n.author_id = ${authorId}`)
  return answer ?? null
}

/** What the seeker of an ask may read: all but drafts. */
export function answersTo(db: Db, organizationId: string, askId: string): Promise<WholeAnswer[]> {
  return whole(db, organizationId, sql`n.ask_id = ${askId} AND n.state <> 'draft'`)
}

export interface KnownRow {
  id: string
  sessionId: string
  asked: string
  text: string
  by: RefRow
  at: Date
}

/** [Q9] Of these encounters, those that were written and may be found by others, in their order. */
export async function knownAmong(
  db: Db,
  organizationId: string,
  sessionIds: readonly string[],
  limit: number,
): Promise<KnownRow[]> {
  if (sessionIds.length === 0) return []
  const { rows } = await sql<KnownRow>`
    SELECT n.id, n.session_id, a.text AS asked, n.text, e.at, ${refJson(organizationId, sql`n.author_id`)} AS by
    FROM unnest(${[...sessionIds]}::uuid[]) WITH ORDINALITY AS near (id, place)
    JOIN answer n ON n.organization_id = ${organizationId} AND n.session_id = near.id
    JOIN ask a ON a.organization_id = n.organization_id AND a.id = n.ask_id
    JOIN evidence e ON e.organization_id = n.organization_id AND e.session_id = n.session_id AND e.outcome = 'solved'
    JOIN membership m ON m.organization_id = n.organization_id AND m.person_id = n.author_id AND m.ended_at IS NULL
    JOIN person s ON s.organization_id = a.organization_id AND s.id = a.seeker_id AND s.kind <> 'erased'
    WHERE n.state = 'accepted' AND n.shared AND n.seeker_shared AND n.text <> ''
      AND NOT EXISTS (SELECT FROM evidence_skill es JOIN hidden_skill h ON h.organization_id = es.organization_id
        AND h.person_id = n.author_id AND h.skill_id = es.skill_id
        WHERE es.organization_id = e.organization_id AND es.session_id = e.session_id)
    ORDER BY near.place LIMIT ${limit}`.execute(db)
  return rows
}
