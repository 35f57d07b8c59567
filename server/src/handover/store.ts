import type { Language } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import { type GuideJson, guideJson } from '../guide/store.ts'
import { type RefRow, refJson } from '../people/store.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type HandoverState, isOpen, states } from './lifecycle.ts'
import { MOST_BEFORE } from './rules.ts'

/** Rows of handover, and what of them stands in the views of sessions and taps. */

export interface HandoverRow {
  id: string
  sessionId: string
  byId: string
  toId: string
  line: string
  state: HandoverState
  until: Date
}

const columns = sql`id, session_id, by_id, to_id, line, state, until`
const open = states.filter(isOpen)

/** False when one of its session is open already [T1]. */
export async function insertHandover(
  tx: Tx,
  organizationId: string,
  row: Omit<HandoverRow, 'state'> & { at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO handover (organization_id, id, session_id, by_id, to_id, line, state, proposed_at, until)
    VALUES (${organizationId}, ${row.id}, ${row.sessionId}, ${row.byId}, ${row.toId}, ${row.line}, 'proposed', ${row.at}, ${row.until})
    ON CONFLICT DO NOTHING`.execute(tx)
  return numAffectedRows === 1n
}

export async function handoverById(db: Db, organizationId: string, id: string): Promise<HandoverRow | null> {
  const { rows } = await sql<HandoverRow>`
    SELECT ${columns} FROM handover WHERE organization_id = ${organizationId} AND id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The one that is open in a session, if any. */
export async function openOf(db: Db, organizationId: string, sessionId: string): Promise<HandoverRow | null> {
  const { rows } = await sql<HandoverRow>`
    SELECT ${columns} FROM handover
    WHERE organization_id = ${organizationId} AND session_id = ${sessionId} AND state = ANY(${open})`.execute(db)
  return rows[0] ?? null
}

/** Whether one is open in the session that a statement has by this name. */
export const handedOverIn = (session: string) => sql<boolean>`EXISTS (
  SELECT FROM handover WHERE handover.organization_id = ${sql.ref(`${session}.organization_id`)}
    AND handover.session_id = ${sql.ref(`${session}.id`)} AND handover.state = ANY(${open}))`

/** Zero rows is an answer: false when it is no longer where it was. */
export async function moveHandover(
  tx: Tx,
  organizationId: string,
  id: string,
  move: { from: HandoverState; to: HandoverState; until: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE handover SET state = ${move.to}, until = ${move.until}
    WHERE organization_id = ${organizationId} AND id = ${id} AND state = ${move.from}`.execute(tx)
  return numAffectedRows === 1n
}

/** The session of a proposal, held until the end of the transaction: whoever moves either moves it alone. */
export const lockedSessionOf = (organizationId: string, handoverId: string) => sql`
  SELECT 1 FROM session WHERE organization_id = ${organizationId}
    AND id = (SELECT session_id FROM handover WHERE organization_id = ${organizationId} AND id = ${handoverId})
  FOR NO KEY UPDATE`

/** The taps of it that somebody could still answer are taken back. */
export async function withdrawTaps(
  tx: Tx,
  organizationId: string,
  handoverId: string,
): Promise<{ offerId: string; helperId: string }[]> {
  const { rows } = await sql<{ offerId: string; helperId: string }>`
    UPDATE offer SET state = 'withdrawn', postponed_until = NULL
    WHERE organization_id = ${organizationId} AND handover_id = ${handoverId}
      AND state IN ('sent', 'seen', 'postponed', 'lapsed')
    RETURNING id AS offer_id, helper_id`.execute(tx)
  return rows
}

/** A tap of a live ask is of a round of its own: the one before had its accepted offer [A3]. Its number. */
export async function nextRound(tx: Tx, organizationId: string, askId: string): Promise<number | null> {
  const { rows } = await sql<{ round: number }>`
    UPDATE ask SET round = round + 1
    WHERE organization_id = ${organizationId} AND id = ${askId} AND state = 'live' RETURNING round`.execute(tx)
  return rows[0]?.round ?? null
}

/** What one looks for a colleague by, and who is left out [T2]: they said no to this ask, or were asked to go on with it. */
export interface Sought {
  askId: string
  seekerId: string
  text: string
  language: Language
  unnamed: boolean
  skillIds: string[]
  leftOut: string[]
}

export async function soughtFor(db: Db, organizationId: string, askId: string): Promise<Sought | null> {
  const { rows } = await sql<Sought>`
    SELECT a.id AS ask_id, a.seeker_id, a.text, a.language, a.unnamed,
      ARRAY(SELECT skill_id::text FROM ask_skill WHERE organization_id = a.organization_id AND ask_id = a.id) AS skill_ids,
      ARRAY(SELECT person_id::text FROM ask_left_out WHERE organization_id = a.organization_id AND ask_id = a.id
            UNION SELECT helper_id::text FROM offer WHERE organization_id = a.organization_id AND ask_id = a.id
              AND (state IN ('declined', 'off_topic') OR handover_id IS NOT NULL)) AS left_out
    FROM ask a WHERE a.organization_id = ${organizationId} AND a.id = ${askId}`.execute(db)
  return rows[0] ?? null
}

/** The proposal a session shows: the newest, unless it was taken back. */
export interface HandoverJson {
  id: string
  state: HandoverState
  byId: string
  line: string
  until: string
  to: RefRow | null
}

/** As SQL over the session `s`. */
export const handoverJson = (organizationId: string) => sql<HandoverJson | null>`(
  SELECT jsonb_build_object('id', h.id, 'state', h.state, 'byId', h.by_id, 'line', h.line, 'until', h.until,
    'to', ${refJson(organizationId, sql`h.to_id`)})
  FROM handover h WHERE h.organization_id = s.organization_id AND h.session_id = s.id
  ORDER BY h.proposed_at DESC, h.id DESC LIMIT 1)`

export interface BeforeJson {
  sessionId: string
  helper: RefRow | null
  line: string
}

/** By which hand-over the session of this alias opened. */
const cameBy = (session: string) => sql`
  JOIN offer tap ON tap.organization_id = ${sql.ref(session)}.organization_id AND tap.id = ${sql.ref(session)}.offer_id
  JOIN handover h ON h.organization_id = tap.organization_id AND h.id = tap.handover_id AND h.state = 'taken'`

/** Who handed it over to the session `s`. */
export const beforeJson = (organizationId: string) => sql<BeforeJson | null>`(
  SELECT jsonb_build_object('sessionId', h.session_id, 'line', h.line, 'helper', ${refJson(organizationId, sql`earlier.helper_id`)})
  FROM session mine ${cameBy('mine')}
  JOIN session earlier ON earlier.organization_id = h.organization_id AND earlier.id = h.session_id
  WHERE mine.organization_id = s.organization_id AND mine.id = s.id)`

/** Who hands over with the tap `o`. */
export const tapHandoverJson = (organizationId: string) => sql<{ from: RefRow | null; line: string } | null>`(
  SELECT jsonb_build_object('line', h.line, 'from', ${refJson(organizationId, sql`earlier.helper_id`)})
  FROM handover h JOIN session earlier ON earlier.organization_id = h.organization_id AND earlier.id = h.session_id
  WHERE h.organization_id = o.organization_id AND h.id = o.handover_id)`

/** With whom the session of this alias went on, if it was handed over. */
export const handedToJson = (organizationId: string, session: string) => sql<RefRow | null>`(
  SELECT ${refJson(organizationId, sql`h.to_id`)} FROM handover h
  WHERE h.organization_id = ${sql.ref(session)}.organization_id AND h.session_id = ${sql.ref(session)}.id AND h.state = 'taken')`

/** An encounter before, whole. */
export interface EarlierRow {
  id: string
  line: string
  helper: RefRow | null
  openedAt: Date
  minutes: number
  guide: GuideJson
}

/** [T8] Those a session was handed over from, one after another, oldest first. */
export async function earlierOf(db: Db, organizationId: string, sessionId: string): Promise<EarlierRow[]> {
  const { rows } = await sql<EarlierRow>`
    WITH RECURSIVE earlier AS (
      SELECT h.session_id, h.line, 1 AS back FROM session mine ${cameBy('mine')}
      WHERE mine.organization_id = ${organizationId} AND mine.id = ${sessionId}
      UNION ALL
      SELECT h.session_id, h.line, back + 1 FROM earlier
      JOIN session s ON s.organization_id = ${organizationId} AND s.id = earlier.session_id ${cameBy('s')}
      WHERE back < ${MOST_BEFORE}
    )
    SELECT session.id, earlier.line, ${refJson(organizationId, sql`session.helper_id`)} AS helper, session.opened_at,
      session.minutes, ${guideJson('session')} AS guide
    FROM earlier JOIN session ON session.organization_id = ${organizationId} AND session.id = earlier.session_id
    ORDER BY back DESC`.execute(db)
  return rows
}

/** [T8] As SQL: the session of this alias was handed over, by one hand or several, to this helper. */
export const handedOnTo = (session: string, personId: string) => sql`EXISTS (
  WITH RECURSIVE onward AS (
    SELECT ${sql.ref(session)}.organization_id, ${sql.ref(session)}.id
    UNION
    SELECT later.organization_id, later.id FROM onward
    JOIN handover h ON h.organization_id = onward.organization_id AND h.session_id = onward.id AND h.state = 'taken'
    JOIN offer tap ON tap.organization_id = h.organization_id AND tap.handover_id = h.id AND tap.state = 'accepted'
    JOIN session later ON later.organization_id = tap.organization_id AND later.offer_id = tap.id
  )
  SELECT FROM onward JOIN session theirs ON theirs.organization_id = onward.organization_id AND theirs.id = onward.id
  WHERE theirs.helper_id = ${personId})`
