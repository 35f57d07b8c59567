import type { ComesTo } from '@binome/contract/terms.ts'
import { type RawBuilder, sql } from 'kysely'
import { type GuideJson, guideJson } from '../guide/store.ts'
import { type RefRow, refJson } from '../people/store.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type RecordingJson, recordingJson } from '../recording/store.ts'
import { isAsked, isOpen, type ObserverState, states } from './lifecycle.ts'
import { MOST_ADVISERS_NAMED } from './rules.ts'

/** Rows of session_observer, and what of them stands in views. */

export interface ObserverRow {
  id: string
  sessionId: string
  personId: string
  byId: string
  comesTo: ComesTo
  line: string
  state: ObserverState
  until: Date
}

const columns = sql`id, session_id, person_id, by_id, comes_to, line, state, until`
const open = states.filter(isOpen)
const asked = states.filter(isAsked)

/** Those who look on at a session, or may. */
export async function observersOf(db: Db, organizationId: string, sessionId: string): Promise<ObserverRow[]> {
  const { rows } = await sql<ObserverRow>`
    SELECT ${columns} FROM session_observer
    WHERE organization_id = ${organizationId} AND session_id = ${sessionId} AND state = ANY(${open})
    ORDER BY proposed_at, id`.execute(db)
  return rows
}

/** Whether somebody looks on at the session that a statement has by this name, or may. */
export const lookedAt = (session: string) => sql<boolean>`EXISTS (
  SELECT FROM session_observer WHERE session_observer.organization_id = ${sql.ref(`${session}.organization_id`)}
    AND session_observer.session_id = ${sql.ref(`${session}.id`)} AND session_observer.state = ANY(${open}))`

export async function observerById(db: Db, organizationId: string, id: string): Promise<ObserverRow | null> {
  const { rows } = await sql<ObserverRow>`
    SELECT ${columns} FROM session_observer WHERE organization_id = ${organizationId} AND id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Where somebody looks on, or may. */
export async function observingOf(db: Db, organizationId: string, personId: string): Promise<ObserverRow | null> {
  const { rows } = await sql<ObserverRow>`
    SELECT ${columns} FROM session_observer
    WHERE organization_id = ${organizationId} AND person_id = ${personId} AND state = ANY(${open})`.execute(db)
  return rows[0] ?? null
}

/** Those who see what is done in it: whoever is there; a recording and who looks on, whoever is asked to speak too [S28] [S31]. */
export async function thoseWhoLookOn(db: Db, organizationId: string, sessionId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    SELECT person_id FROM session_observer
    WHERE organization_id = ${organizationId} AND session_id = ${sessionId}
      AND (state = 'here' OR (state = 'invited' AND comes_to = 'advise'))`.execute(db)
  return rows.map(({ personId }) => personId)
}

/** Those of these people who look on somewhere, or may. */
export async function lookingOn(db: Db, organizationId: string, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    SELECT person_id FROM session_observer
    WHERE organization_id = ${organizationId} AND person_id = ANY(${[...personIds]}::uuid[])
      AND state = ANY(${open})`.execute(db)
  return rows.map(({ personId }) => personId)
}

/** [S27] Who of these looks on at it now, or advises. */
export async function whoLooksOn(
  db: Db,
  organizationId: string,
  sessionId: string,
  personIds: readonly string[],
): Promise<Map<string, ComesTo>> {
  const { rows } = await sql<{ personId: string; comesTo: ComesTo }>`
    SELECT person_id, comes_to FROM session_observer
    WHERE organization_id = ${organizationId} AND session_id = ${sessionId} AND state = 'here'
      AND person_id = ANY(${[...personIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ personId, comesTo }) => [personId, comesTo]))
}

/** [S29] Those who were asked to advise in this session and did not come: nobody is asked twice. */
export async function askedBefore(db: Db, organizationId: string, sessionId: string): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    SELECT person_id FROM session_observer
    WHERE organization_id = ${organizationId} AND session_id = ${sessionId} AND comes_to = 'advise'
      AND asked_at IS NOT NULL AND came_at IS NULL`.execute(db)
  return new Set(rows.map(({ personId }) => personId))
}

/** [S24] A member in no session of their own, who looks on nowhere, nobody else advising. False otherwise. */
export async function insertObserver(
  tx: Tx,
  organizationId: string,
  row: Omit<ObserverRow, 'state'> & { at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO session_observer (organization_id, id, session_id, person_id, by_id, comes_to, line, state, proposed_at, until)
    SELECT ${organizationId}::uuid, ${row.id}::uuid, ${row.sessionId}::uuid, m.person_id, ${row.byId}::uuid,
      ${row.comesTo}, ${row.line}, 'proposed', ${row.at}::timestamptz, ${row.until}::timestamptz
    FROM membership m
    WHERE m.organization_id = ${organizationId} AND m.person_id = ${row.personId} AND m.ended_at IS NULL
      AND NOT EXISTS (SELECT FROM session s WHERE s.organization_id = m.organization_id AND s.state <> 'ended'
        AND m.person_id IN (s.seeker_id, s.helper_id))
    ON CONFLICT DO NOTHING`.execute(tx)
  return numAffectedRows === 1n
}

/** Zero rows is an answer: false when it is no longer where it was. */
export async function moveObserver(
  tx: Tx,
  organizationId: string,
  id: string,
  move: { from: ObserverState; to: ObserverState; at: Date; until: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE session_observer SET state = ${move.to}, until = ${move.until},
      asked_at = CASE WHEN ${move.to} = 'invited' THEN ${move.at}::timestamptz ELSE asked_at END,
      came_at = CASE WHEN ${move.to} = 'here' THEN ${move.at}::timestamptz ELSE came_at END
    WHERE organization_id = ${organizationId} AND id = ${id} AND state = ${move.from}`.execute(tx)
  return numAffectedRows === 1n
}

export interface ObserverJson {
  id: string
  comesTo: ComesTo
  line: string
  state: 'proposed' | 'invited' | 'here'
  byId: string
  until: string
  person: RefRow | null
}

/** [S26] As SQL over the session `s`; a no is still an invitation [S30]. */
export const observersJson = (organizationId: string) => sql<ObserverJson[]>`(
  SELECT COALESCE(jsonb_agg(jsonb_build_object('id', o.id, 'comesTo', o.comes_to, 'line', o.line,
    'state', CASE o.state WHEN 'declined' THEN 'invited' ELSE o.state END,
    'byId', o.by_id, 'until', o.until, 'person', ${refJson(organizationId, sql`o.person_id`)}) ORDER BY o.proposed_at, o.id), '[]')
  FROM session_observer o WHERE o.organization_id = s.organization_id AND o.session_id = s.id
    AND o.state = ANY(${open}))`

export interface ObservingRow {
  sessionId: string
  comesTo: ComesTo
  line: string
  beside: { person: RefRow | null; comesTo: ComesTo } | null
  state: 'invited' | 'here'
  until: Date
  text: string
  seeker: RefRow | null
  helper: RefRow | null
  guide: GuideJson
  recording: RecordingJson | null
}

/** What somebody who is invited, or there, is told of it. */
export async function observingRow(db: Db, organizationId: string, personId: string): Promise<ObservingRow | null> {
  const { rows } = await sql<ObservingRow>`
    SELECT o.session_id, o.comes_to, o.line, o.state, o.until, ask.text,
      (SELECT jsonb_build_object('person', ${refJson(organizationId, sql`b.person_id`)}, 'comesTo', b.comes_to)
       FROM session_observer b WHERE b.organization_id = o.organization_id AND b.session_id = o.session_id
         AND b.state = 'here' AND b.id <> o.id ORDER BY b.came_at, b.id LIMIT 1) AS beside,
      ${refJson(organizationId, sql`s.seeker_id`)} AS seeker, ${refJson(organizationId, sql`s.helper_id`)} AS helper,
      ${guideJson('s')} AS guide, ${recordingJson('s')} AS recording
    FROM session_observer o
    JOIN session s ON s.organization_id = o.organization_id AND s.id = o.session_id
    JOIN ask ON ask.organization_id = s.organization_id AND ask.id = s.ask_id
    WHERE o.organization_id = ${organizationId} AND o.person_id = ${personId} AND o.state IN ('invited', 'here')`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Those who are asked to advise, or do: they are in the middle of something. As SQL. */
export const advising = (organizationId: string) => sql`
  SELECT person_id, 'sessions' AS what, id, proposed_at AS at FROM session_observer
  WHERE organization_id = ${organizationId} AND comes_to = 'advise' AND state = ANY(${asked})`

/** Those who came to advise in the session that a statement has by this name, as SQL. */
const whoAdvised = (organizationId: string, session: RawBuilder<unknown>) => sql`
  SELECT person_id, min(came_at) AS came_at FROM session_observer
  WHERE organization_id = ${organizationId} AND session_id = ${session} AND comes_to = 'advise' AND came_at IS NOT NULL
  GROUP BY person_id ORDER BY min(came_at), person_id LIMIT ${MOST_ADVISERS_NAMED}`

export async function advisersOf(db: Db, organizationId: string, sessionId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`${whoAdvised(organizationId, sql`${sessionId}::uuid`)}`.execute(db)
  return rows.map(({ personId }) => personId)
}

/** The same with their names, over `session`. */
export const advisersJson = (organizationId: string) => sql<RefRow[]>`(
  SELECT COALESCE(jsonb_agg(${refJson(organizationId, sql`advised.person_id`)} ORDER BY advised.came_at), '[]')
  FROM (${whoAdvised(organizationId, sql`session.id`)}) AS advised)`
