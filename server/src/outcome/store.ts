import type { OutcomeKind, SessionState } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import type { SessionEnd } from '../facts.ts'
import { waitingLines } from '../group/store.ts'
import { type Guide, type GuideJson, guideIn, guideJson, guideOfRows } from '../guide/store.ts'
import { handedToJson } from '../handover/store.ts'
import { advisersJson } from '../observer/store.ts'
import { type RefRow, refJson } from '../people/store.ts'
import { type Db, type Tx, together } from '../platform/db.ts'
import { answerMs, askedAfter, mostSkips } from './rules.ts'

/** Rows of outcome, outcome_reminder and thanks, and the session they are about. */

export interface Encounter {
  sessionId: string
  askId: string
  seekerId: string
  helperId: string
  state: SessionState
  liveAt: Date | null
  endedAt: Date | null
  endedBecause: SessionEnd | null
}

const lockedEncounter = (organizationId: string, sessionId: string) => sql<Encounter>`
  SELECT id AS session_id, ask_id, seeker_id, helper_id, state, live_at, ended_at, ended_because FROM session
  WHERE organization_id = ${organizationId} AND id = ${sessionId} FOR NO KEY UPDATE`

/** Held until the end of the transaction, so that two answers about one encounter follow one another. */
export async function lockEncounter(db: Db, organizationId: string, sessionId: string): Promise<Encounter | null> {
  return (await lockedEncounter(organizationId, sessionId).execute(db)).rows[0] ?? null
}

/** The same with its guide, as it is once the encounter is held. */
export async function lockWithGuide(
  tx: Tx,
  organizationId: string,
  sessionId: string,
): Promise<{ session: Encounter | null; guide: Guide }> {
  const held = lockedEncounter(organizationId, sessionId).compile(tx)
  const [[session], guides] = await together(tx, held, guideIn(organizationId, sessionId).compile(tx))
  return { session: session ?? null, guide: guideOfRows(guides) }
}

export interface KeptAnswer {
  outcome: 'solved' | 'partly' | 'not_solved' | 'unknown'
  kind: OutcomeKind | null
  thanks: string | null
}

/** What this person said about it, with their thanks. */
export async function answerBy(
  db: Db,
  organizationId: string,
  sessionId: string,
  personId: string,
): Promise<KeptAnswer | null> {
  const row = await db
    .selectFrom('outcome')
    .leftJoin('thanks', (join) =>
      join
        .onRef('thanks.organizationId', '=', 'outcome.organizationId')
        .onRef('thanks.sessionId', '=', 'outcome.sessionId')
        .onRef('thanks.fromId', '=', 'outcome.personId'),
    )
    .select(['outcome.outcome', 'outcome.kind', 'thanks.words as thanks'])
    .where('outcome.organizationId', '=', organizationId)
    .where('outcome.sessionId', '=', sessionId)
    .where('outcome.personId', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/** False when this person has answered already. */
export async function insertAnswer(
  db: Db,
  organizationId: string,
  answer: {
    sessionId: string
    personId: string
    outcome: KeptAnswer['outcome']
    kind: OutcomeKind | null
    /** [Y8] */
    alone: { done: number; of: number } | null
    saidAt: Date
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO outcome (organization_id, session_id, person_id, outcome, kind, alone_done, alone_of, said_at)
    VALUES (${organizationId}, ${answer.sessionId}, ${answer.personId}, ${answer.outcome}, ${answer.kind},
      ${answer.alone?.done ?? null}, ${answer.alone?.of ?? null}, ${answer.saidAt})
    ON CONFLICT (organization_id, session_id, person_id) DO NOTHING`.execute(db)
  return numAffectedRows === 1n
}

export async function insertThanks(
  db: Db,
  organizationId: string,
  thanks: { sessionId: string; fromId: string; toId: string; words: string; at: Date },
): Promise<void> {
  await db
    .insertInto('thanks')
    .values({ organizationId, ...thanks })
    .onConflict((conflict) => conflict.columns(['organizationId', 'sessionId', 'fromId', 'toId']).doNothing())
    .execute()
}

/** Those of these skills that the house has. */
export async function knownSkills(db: Db, organizationId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('skill')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map((row) => row.id))
}

/**
 * Whether *not solved* about this encounter takes its ask back to searching: it was the ask's last one, the ask is not
 * with somebody else already, and its seeker has no other ask or session open.
 */
export async function searchesOn(db: Db, organizationId: string, session: Encounter): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    SELECT ask.state IN ('live', 'resolved', 'searching')
      AND NOT EXISTS (SELECT FROM session later WHERE later.organization_id = ask.organization_id
        AND later.ask_id = ask.id AND later.id <> ${session.sessionId}
        AND later.opened_at > (SELECT opened_at FROM session WHERE organization_id = ask.organization_id
                               AND id = ${session.sessionId}))
      AND NOT EXISTS (SELECT FROM ask other WHERE other.organization_id = ask.organization_id
        AND other.seeker_id = ask.seeker_id AND other.id <> ask.id AND other.state IN ('searching', 'matched', 'live'))
      AND NOT EXISTS (SELECT FROM session open WHERE open.organization_id = ask.organization_id AND open.state <> 'ended'
        AND open.id <> ${session.sessionId} AND (open.seeker_id = ask.seeker_id OR open.helper_id = ask.seeker_id)) AS free
    FROM ask WHERE ask.organization_id = ${organizationId} AND ask.id = ${session.askId}`.execute(db)
  return rows[0]?.free ?? false
}

/** *Not now*: counted once for each time it was asked [O4]. False when it was not being asked. */
export async function skip(
  db: Db,
  organizationId: string,
  sessionId: string,
  personId: string,
  at: Date,
): Promise<boolean> {
  const row = await db
    .insertInto('outcomeReminder')
    .values({ organizationId, sessionId, personId, skipped: 1, hiddenSince: at })
    .onConflict((conflict) =>
      conflict
        .columns(['organizationId', 'sessionId', 'personId'])
        .doUpdateSet((eb) => ({ skipped: eb('outcomeReminder.skipped', '+', 1), hiddenSince: at }))
        .where('outcomeReminder.hiddenSince', 'is', null),
    )
    .returning('skipped')
    .executeTakeFirst()
  return row !== undefined
}

/** Is anything of this person waiting for their next visit? */
export async function anyPutOff(db: Db, organizationId: string, personId: string, before: Date): Promise<boolean> {
  const row = await db
    .selectFrom('outcomeReminder')
    .select('sessionId')
    .where('organizationId', '=', organizationId)
    .where('personId', '=', personId)
    .where('skipped', '<', mostSkips)
    .where('hiddenSince', '<=', before)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The next visit [O4]: what was put off before `before` is asked once more. Answers whether anything was. */
export async function askAgain(db: Db, organizationId: string, personId: string, before: Date): Promise<string[]> {
  const rows = await db
    .updateTable('outcomeReminder')
    .set({ hiddenSince: null })
    .where('organizationId', '=', organizationId)
    .where('personId', '=', personId)
    .where('skipped', '<', mostSkips)
    .where('hiddenSince', '<=', before)
    .returning('sessionId')
    .execute()
  return rows.map((row) => row.sessionId)
}

export interface OpenQuestion {
  /** Who is asked. */
  personId: string
  sessionId: string
  askId: string
  seekerId: string
  helperId: string
  text: string
  minutes: number
  askedAt: Date
  openedAt: Date
  endedAt: Date
  tags: string[]
  other: RefRow | null
  guide: GuideJson
  /** So many wait with the same for a line of theirs. */
  waiting: number
  handedTo: RefRow | null
  advisers: RefRow[]
}

/** Questions put to one person at a time. */
const mostQuestions = 20

/** Encounters of the last seven days that took place, and that these people neither answered nor put off. */
export async function openQuestions(
  db: Db,
  organizationId: string,
  personIds: readonly string[],
  now: Date,
): Promise<OpenQuestion[]> {
  const ended = sql`organization_id = ${organizationId} AND state = 'ended' AND ended_at > ${new Date(now.getTime() - answerMs)}`
  const { rows } = await sql<OpenQuestion>`
    SELECT asked.person_id, question.* FROM unnest(${[...personIds]}::uuid[]) AS asked (person_id) CROSS JOIN LATERAL (
      SELECT session.id AS session_id, session.ask_id, session.seeker_id, session.helper_id, ask.text, session.minutes,
             -- Whoever takes over was not waited for.
             CASE WHEN EXISTS (SELECT FROM offer WHERE offer.organization_id = session.organization_id
               AND offer.id = session.offer_id AND offer.handover_id IS NOT NULL) THEN session.opened_at ELSE ask.opened_at END AS asked_at,
             session.opened_at, session.ended_at,
             ARRAY(SELECT skill_id::text FROM ask_skill WHERE ask_skill.organization_id = session.organization_id
                   AND ask_skill.ask_id = session.ask_id ORDER BY skill_id) AS tags,
             ${refJson(organizationId, sql`CASE WHEN session.seeker_id = asked.person_id THEN session.helper_id ELSE session.seeker_id END`)} AS other,
             ${guideJson('session')} AS guide,
             ${waitingLines(sql`asked.person_id`)} AS waiting,
             ${handedToJson(organizationId, 'session')} AS handed_to,
             ${advisersJson(organizationId)} AS advisers
      FROM (
        SELECT * FROM session WHERE seeker_id = asked.person_id AND ${ended}
        UNION ALL SELECT * FROM session WHERE helper_id = asked.person_id AND ${ended}
      ) AS session JOIN ask ON ask.organization_id = session.organization_id AND ask.id = session.ask_id
      WHERE session.live_at IS NOT NULL AND session.ended_because = ANY(${[...askedAfter]})
        -- Values, not joins: each is one look by its whole key, where a join may read all that the person ever said.
        AND (SELECT true FROM outcome WHERE outcome.organization_id = session.organization_id
          AND outcome.session_id = session.id AND outcome.person_id = asked.person_id) IS NULL
        AND (SELECT reminder.hidden_since FROM outcome_reminder AS reminder WHERE reminder.organization_id = session.organization_id
          AND reminder.session_id = session.id AND reminder.person_id = asked.person_id) IS NULL
      ORDER BY session.ended_at DESC, session.id DESC
      LIMIT ${mostQuestions}) AS question
    ORDER BY question.ended_at DESC, question.session_id DESC`.execute(db)
  return rows
}

export interface ThanksRow {
  sessionId: string
  fromId: string
  words: string
  at: Date
  skillIds: string[]
}

/** Thanks a person received, newest first, strictly before the cursor; with the skills their encounter showed. */
export async function thanksTo(
  db: Db,
  organizationId: string,
  personId: string,
  page: { before: { at: Date; id: string } | null; limit: number },
): Promise<ThanksRow[]> {
  const before = page.before
  const { rows } = await sql<ThanksRow>`
    SELECT thanks.session_id, thanks.from_id, thanks.words, thanks.at,
           ARRAY(SELECT skill_id::text FROM evidence_skill
                 WHERE evidence_skill.organization_id = thanks.organization_id
                   AND evidence_skill.session_id = thanks.session_id ORDER BY skill_id) AS skill_ids
    FROM thanks
    WHERE thanks.organization_id = ${organizationId} AND thanks.to_id = ${personId}
      AND (${before === null}::boolean OR (thanks.at, thanks.session_id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    ORDER BY thanks.at DESC, thanks.session_id DESC
    LIMIT ${page.limit}`.execute(db)
  return rows
}
