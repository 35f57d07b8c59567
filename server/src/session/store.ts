import type { SessionState } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import type { SessionEnd } from '../facts.ts'
import { type GuideJson, guideJson } from '../guide/store.ts'
import { type BeforeJson, beforeJson, type HandoverJson, handedOverIn, handoverJson } from '../handover/store.ts'
import { lookedAt, type ObserverJson, observersJson } from '../observer/store.ts'
import { type RefRow, refJson } from '../people/store.ts'
import { type PictureRow, picturesJson } from '../picture/store.ts'
import { atEnd } from '../platform/commit.ts'
import { type Db, type Tx, together } from '../platform/db.ts'
import { type RecordingJson, recordedIn, recordingJson } from '../recording/store.ts'
import type { MessageRow } from './chat-store.ts'
import { absenceTimer, type SpellRow, spellsIn } from './presence-store.ts'

/** Rows of session. Presence and messages have their own stores. */

export interface SessionRow {
  id: string
  askId: string
  seekerId: string
  helperId: string
  state: SessionState
  openedAt: Date
  liveAt: Date | null
  endedAt: Date | null
  endedBecause: SessionEnd | null
  minutes: number
}

const columns = [
  'session.id',
  'session.askId',
  'session.seekerId',
  'session.helperId',
  'session.state',
  'session.openedAt',
  'session.liveAt',
  'session.endedAt',
  'session.endedBecause',
  'session.minutes',
] as const

export async function sessionById(db: Db, organizationId: string, sessionId: string): Promise<SessionRow | null> {
  const row = await db
    .selectFrom('session')
    .select(columns)
    .where('organizationId', '=', organizationId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row ?? null
}

/** The statement of `lockSession`. Not FOR UPDATE: rows that refer to the session may be written meanwhile. */
export const lockedSession = (organizationId: string, sessionId: string) => sql<SessionRow>`
  SELECT id, ask_id, seeker_id, helper_id, state, opened_at, live_at, ended_at, ended_because, minutes FROM session
  WHERE organization_id = ${organizationId} AND id = ${sessionId} FOR NO KEY UPDATE`

/** The same, held until the end of the transaction: whoever moves a session moves it alone. */
export async function lockSession(db: Db, organizationId: string, sessionId: string): Promise<SessionRow | null> {
  return (await lockedSession(organizationId, sessionId).execute(db)).rows[0] ?? null
}

/** The same with every stay in it, as they are once it is held. */
export async function lockWithSpells(
  tx: Tx,
  organizationId: string,
  sessionId: string,
): Promise<{ session: SessionRow | null; spells: SpellRow[] }> {
  const held = lockedSession(organizationId, sessionId).compile(tx)
  const [[session], spells] = await together(tx, held, spellsIn(organizationId, sessionId).compile(tx))
  return { session: session ?? null, spells }
}

/** The one session a person is in; two unique indexes see to it that it is one. */
export async function openSessionOf(db: Db, organizationId: string, personId: string): Promise<SessionRow | null> {
  const row = await db
    .selectFrom('session')
    .select(columns)
    .where('organizationId', '=', organizationId)
    .where('state', '<>', 'ended')
    .where((eb) => eb.or([eb('seekerId', '=', personId), eb('helperId', '=', personId)]))
    .orderBy('openedAt', 'desc')
    .executeTakeFirst()
  return row ?? null
}

export async function openSessionOfAsk(db: Db, organizationId: string, askId: string): Promise<SessionRow | null> {
  const row = await db
    .selectFrom('session')
    .select(columns)
    .where('organizationId', '=', organizationId)
    .where('askId', '=', askId)
    .where('state', '<>', 'ended')
    .executeTakeFirst()
  return row ?? null
}

/** Written at the end of the transaction, which holds the session. */
export function goLive(tx: Tx, organizationId: string, sessionId: string, at: Date): void {
  const moved = sql`
    UPDATE session SET state = 'live', live_at = ${at}
    WHERE organization_id = ${organizationId} AND id = ${sessionId} AND state = 'meeting'`
  atEnd(tx, moved.compile(tx))
}

/**
 * Null when it had already ended [S13]. `beside`: a hand-over, a recording or somebody who looks on ends with it; each
 * began with the session held, as its end is.
 */
export async function endSession(
  db: Db,
  organizationId: string,
  sessionId: string,
  end: { at: Date; because: SessionEnd; minutes: number },
): Promise<{ beside: boolean } | null> {
  const { rows } = await sql<{ beside: boolean }>`
    UPDATE session SET state = 'ended', ended_at = ${end.at}, ended_because = ${end.because}, minutes = ${end.minutes}
    WHERE organization_id = ${organizationId} AND id = ${sessionId} AND state <> 'ended'
    RETURNING ${handedOverIn('session')} OR ${recordedIn('session')} OR ${lookedAt('session')} AS beside`.execute(db)
  return rows[0] ?? null
}

export interface PairRow extends SessionRow {
  text: string
  /** The seeker's word when there is one, else what the reader said. */
  outcome: 'solved' | 'partly' | 'not_solved' | 'unknown' | null
  /** By the seeker's word. */
  aloneDone: number | null
  aloneOf: number | null
  steps: number
}

function withWords(db: Db, organizationId: string, personId: string) {
  return db
    .selectFrom('session')
    .innerJoin('ask', (join) =>
      join.onRef('ask.organizationId', '=', 'session.organizationId').onRef('ask.id', '=', 'session.askId'),
    )
    .leftJoin('outcome as word', (join) =>
      join
        .onRef('word.organizationId', '=', 'session.organizationId')
        .onRef('word.sessionId', '=', 'session.id')
        .onRef('word.personId', '=', 'session.seekerId'),
    )
    .select(columns)
    .select(['ask.text', 'word.aloneDone', 'word.aloneOf'])
    .select(
      sql<number>`(SELECT count(*)::int FROM session_step AS step WHERE step.organization_id = session.organization_id
        AND step.session_id = session.id AND step.place IS NOT NULL)`.as('steps'),
    )
    .select((eb) =>
      eb
        .selectFrom('outcome')
        .select('outcome.outcome')
        .whereRef('outcome.organizationId', '=', 'session.organizationId')
        .whereRef('outcome.sessionId', '=', 'session.id')
        .where((or) =>
          or.or([or('outcome.personId', '=', or.ref('session.seekerId')), or('outcome.personId', '=', personId)]),
        )
        .orderBy(sql`outcome.person_id = session.seeker_id`, 'desc')
        .limit(1)
        .as('outcome'),
    )
    .where('session.organizationId', '=', organizationId)
    .where((eb) => eb.or([eb('session.seekerId', '=', personId), eb('session.helperId', '=', personId)]))
}

export async function pairById(
  db: Db,
  organizationId: string,
  personId: string,
  sessionId: string,
): Promise<PairRow | null> {
  const row = await withWords(db, organizationId, personId).where('session.id', '=', sessionId).executeTakeFirst()
  return row ?? null
}

/** Encounters of a person that took place and are over, newest first, strictly before the cursor. */
export async function pairsOf(
  db: Db,
  organizationId: string,
  personId: string,
  page: { before: { at: Date; id: string } | null; limit: number },
): Promise<PairRow[]> {
  let query = withWords(db, organizationId, personId)
    .where('session.state', '=', 'ended')
    .where('session.liveAt', 'is not', null)
  const { before } = page
  if (before) {
    query = query.where((eb) =>
      eb.or([
        eb('session.openedAt', '<', before.at),
        eb.and([eb('session.openedAt', '=', before.at), eb('session.id', '<', before.id)]),
      ]),
    )
  }
  return query.orderBy('session.openedAt', 'desc').orderBy('session.id', 'desc').limit(page.limit).execute()
}

/** The open session of a person (or this one) with everything the two are shown of it. */
export type WholeSession = SessionRow & {
  text: string
  seeker: RefRow | null
  helper: RefRow | null
  pictures: Pick<PictureRow, 'id' | 'width' | 'height'>[]
  spells: { id: string; personId: string; enteredAt: string; leftAt: string | null; bridged: boolean }[]
  messages: (Omit<MessageRow, 'sessionId' | 'at'> & { at: string })[]
  /** Those who wish that it be forgotten. */
  wishes: string[]
  guide: GuideJson
  handover: HandoverJson | null
  before: BeforeJson | null
  /** The one that is asked for, or runs. */
  recording: RecordingJson | null
  recordingDays: number
  observers: ObserverJson[]
}

/**
 * Sessions whole, in one statement: they are read for both after every coming and going (bench/flow). `bridged`: left
 * so shortly ago that it may be a reload.
 */
export async function wholeSessions(
  db: Db,
  organizationId: string,
  which: { openOf: readonly string[] } | { id: string },
): Promise<WholeSession[]> {
  // Each half by the unique index that lets a person be in one session.
  const wanted =
    'id' in which
      ? sql`SELECT ${which.id}::uuid AS id`
      : sql`
        SELECT id FROM session WHERE organization_id = ${organizationId} AND state <> 'ended'
          AND seeker_id = ANY(${[...which.openOf]}::uuid[])
        UNION SELECT id FROM session WHERE organization_id = ${organizationId} AND state <> 'ended'
          AND helper_id = ANY(${[...which.openOf]}::uuid[])`
  const { rows } = await sql<WholeSession>`
    SELECT s.id, s.ask_id, s.seeker_id, s.helper_id, s.state, s.opened_at, s.live_at, s.ended_at, s.ended_because, s.minutes,
      ask.text,
      ${refJson(organizationId, sql`s.seeker_id`)} AS seeker,
      ${refJson(organizationId, sql`s.helper_id`)} AS helper,
      ${picturesJson(organizationId, sql`s.ask_id`)} AS pictures,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', spell.id, 'personId', person_id, 'enteredAt', entered_at,
          'leftAt', left_at, 'bridged', left_at IS NOT NULL AND EXISTS (SELECT FROM timer
            WHERE timer.kind = ${absenceTimer} AND timer.subject_id = spell.id)) ORDER BY entered_at, spell.id), '[]')
       FROM session_presence spell WHERE spell.organization_id = s.organization_id AND spell.session_id = s.id) AS spells,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', message.id, 'authorId', author_id, 'kind', message.kind,
          'text', message.text, 'at', message.at, 'pictureId', message.picture_id, 'width', picture.width,
          'height', picture.height, 'fileBytes', file_bytes, 'fileSha256', file_sha256) ORDER BY message.at, message.id), '[]')
       FROM message LEFT JOIN picture ON picture.organization_id = message.organization_id AND picture.id = message.picture_id
       WHERE message.organization_id = s.organization_id AND message.session_id = s.id) AS messages,
      (SELECT COALESCE(jsonb_agg(wish.person_id ORDER BY wish.person_id), '[]')
       FROM forget_wish wish WHERE wish.organization_id = s.organization_id AND wish.session_id = s.id) AS wishes,
      ${guideJson('s')} AS guide,
      ${handoverJson(organizationId)} AS handover,
      ${beforeJson(organizationId)} AS before,
      ${recordingJson('s')} AS recording, house.recording_days,
      ${observersJson(organizationId)} AS observers
    FROM (${wanted}) AS wanted
    JOIN session s ON s.organization_id = ${organizationId} AND s.id = wanted.id
    JOIN organization house ON house.id = s.organization_id
    JOIN ask ON ask.organization_id = s.organization_id AND ask.id = s.ask_id`.execute(db)
  return rows
}
