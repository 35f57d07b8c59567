import type { RecordedMark } from '@binome/contract/verbs/recording.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { Recording } from './rules.ts'

/** Rows of recording and recording_mark, and how long the house keeps them. The only SQL of the slice. */

const columns = sql`r.id, r.session_id, r.state, r.seeker_yes_at, r.helper_yes_at, r.page, r.type, r.file, r.started_at,
  r.last_piece_at, r.bytes::float8 AS bytes, r.ended_at, r.ended_because`

/** How long this house keeps recordings, days; 0: it makes none. */
export async function recordingDays(db: Db, organizationId: string): Promise<number> {
  const row = await db
    .selectFrom('organization')
    .select('recordingDays')
    .where('id', '=', organizationId)
    .executeTakeFirst()
  return row?.recordingDays ?? 0
}

export async function setRecordingDays(db: Db, organizationId: string, days: number): Promise<void> {
  await db.updateTable('organization').set({ recordingDays: days }).where('id', '=', organizationId).execute()
}

/** What of a recording a view of its session says. */
export interface RecordingJson {
  id: string
  state: 'asked' | 'running'
  seekerYesAt: string | null
  helperYesAt: string | null
}

/** The one that is open in the session that a statement has by this name, as JSON; null: none is. */
export function recordingJson(session: 's') {
  return sql<RecordingJson | null>`(SELECT jsonb_build_object('id', rec.id, 'state', rec.state,
      'seekerYesAt', rec.seeker_yes_at, 'helperYesAt', rec.helper_yes_at)
    FROM recording rec WHERE rec.organization_id = ${sql.ref(`${session}.organization_id`)}
      AND rec.session_id = ${sql.ref(`${session}.id`)} AND rec.state IN ('asked', 'running'))`
}

/** Whether one is open in it. */
export const recordedIn = (session: string) => sql<boolean>`EXISTS (
  SELECT FROM recording WHERE recording.organization_id = ${sql.ref(`${session}.organization_id`)}
    AND recording.session_id = ${sql.ref(`${session}.id`)} AND recording.state IN ('asked', 'running'))`

const one = async (db: Db, organizationId: string, where: RawBuilder<unknown>): Promise<Recording | null> => {
  const { rows } = await sql<Recording>`
    SELECT ${columns} FROM recording r WHERE r.organization_id = ${organizationId} AND ${where}`.execute(db)
  return rows[0] ?? null
}

/** The one that is open in a session, held. */
export const lockOpen = (db: Db, organizationId: string, sessionId: string) =>
  one(db, organizationId, sql`r.session_id = ${sessionId} AND r.state IN ('asked', 'running') FOR UPDATE`)

/** Held: whoever adds to it waits for whoever stops it, and the other way round [M3]. */
export const lockRecording = (db: Db, organizationId: string, id: string) =>
  one(db, organizationId, sql`r.id = ${id} FOR UPDATE`)

export const recordingById = (db: Db, organizationId: string, id: string) => one(db, organizationId, sql`r.id = ${id}`)

/** Those of a session that are over, oldest first. */
export async function keptOf(db: Db, organizationId: string, sessionId: string): Promise<Recording[]> {
  const { rows } = await sql<Recording>`
    SELECT ${columns} FROM recording r
    WHERE r.organization_id = ${organizationId} AND r.session_id = ${sessionId} AND r.state = 'kept'
    ORDER BY r.started_at, r.id LIMIT 100`.execute(db)
  return rows
}

/** False when the id is taken, in whichever house. */
export async function insertAsked(
  db: Db,
  organizationId: string,
  asked: { id: string; sessionId: string; seekerYesAt: Date | null; helperYesAt: Date | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO recording (organization_id, id, session_id, state, seeker_yes_at, helper_yes_at)
    VALUES (${organizationId}, ${asked.id}, ${asked.sessionId}, 'asked', ${asked.seekerYesAt}, ${asked.helperYesAt})
    ON CONFLICT DO NOTHING`.execute(db)
  return numAffectedRows === 1n
}

/** Writes what may change of it; of a recording that is held. */
export async function saveRecording(db: Db, organizationId: string, recording: Recording): Promise<void> {
  const {
    id,
    state,
    seekerYesAt,
    helperYesAt,
    page,
    type,
    file,
    startedAt,
    lastPieceAt,
    bytes,
    endedAt,
    endedBecause,
  } = recording
  await sql`
    UPDATE recording SET state = ${state}, seeker_yes_at = ${seekerYesAt}, helper_yes_at = ${helperYesAt},
      page = ${page}, type = ${type}, file = ${file}, started_at = ${startedAt}, last_piece_at = ${lastPieceAt},
      bytes = ${bytes}, ended_at = ${endedAt}, ended_because = ${endedBecause}
    WHERE organization_id = ${organizationId} AND id = ${id}`.execute(db)
}

/** Its marks go with it, and its file is written down to go (a trigger). */
export async function deleteRecording(db: Db, organizationId: string, id: string): Promise<void> {
  await sql`DELETE FROM recording WHERE organization_id = ${organizationId} AND id = ${id}`.execute(db)
}

/** All of a session. */
export async function deleteOfSession(db: Db, organizationId: string, sessionId: string): Promise<void> {
  await sql`DELETE FROM recording WHERE organization_id = ${organizationId} AND session_id = ${sessionId}`.execute(db)
}

/** Those that are past what their house says [M9]. Returns how many. */
export async function deleteExpired(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM recording r USING organization o WHERE o.id = r.organization_id AND r.state = 'kept'
      AND r.ended_at <= ${now}::timestamptz - make_interval(hours => 24 * o.recording_days)`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/** False when there are as many as are kept. */
export async function saveMark(
  db: Db,
  organizationId: string,
  recordingId: string,
  { id, by, from, to, ...drawn }: RecordedMark,
  most: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO recording_mark (organization_id, recording_id, id, by, from_ms, to_ms, drawn)
    SELECT ${organizationId}, ${recordingId}, ${id}, ${by}, ${from}, ${to}, ${JSON.stringify(drawn)}::jsonb
    WHERE (SELECT count(*) FROM recording_mark m WHERE m.organization_id = ${organizationId}
      AND m.recording_id = ${recordingId} AND m.id <> ${id}) < ${most}
    ON CONFLICT (organization_id, recording_id, id) DO UPDATE SET from_ms = excluded.from_ms, to_ms = excluded.to_ms,
      drawn = excluded.drawn`.execute(db)
  return numAffectedRows === 1n
}

export async function marksOf(db: Db, organizationId: string, recordingId: string): Promise<RecordedMark[]> {
  const { rows } = await sql<{ mark: RecordedMark }>`
    SELECT m.drawn || jsonb_build_object('id', m.id, 'by', m.by, 'from', m.from_ms, 'to', m.to_ms) AS mark
    FROM recording_mark m WHERE m.organization_id = ${organizationId} AND m.recording_id = ${recordingId}
    ORDER BY m.from_ms, m.id`.execute(db)
  return rows.map(({ mark }) => mark)
}
