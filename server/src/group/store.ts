import type { Language } from '@binome/contract/terms.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { FollowState } from './lifecycle.ts'

/** Rows of ask_following. The only SQL of the slice. */

/** An ask under way that is for everybody. */
export interface LiveRow {
  askId: string
  seekerId: string
  state: string
  round: number
  openedAt: Date
  text: string
  language: Language
  skillIds: string[]
}

const live = sql`
  SELECT a.id AS ask_id, a.seeker_id, a.state, a.round, a.opened_at, a.text, a.language,
    ARRAY(SELECT skill_id::text FROM ask_skill s WHERE s.organization_id = a.organization_id AND s.ask_id = a.id) AS skill_ids
  FROM ask a`
const forAll = sql`a.state IN ('searching', 'matched', 'live') AND (a.for_person_id IS NULL OR a.wide)`

/** Of one that is over there is nothing. */
export async function liveAsks(
  db: Db,
  organizationId: string,
  askIds: readonly string[],
): Promise<Map<string, LiveRow>> {
  const { rows } = await sql<LiveRow>`
    ${live} WHERE a.organization_id = ${organizationId} AND a.id = ANY(${[...askIds]}::uuid[]) AND ${forAll}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.askId, row]))
}

export type OtherLive = Pick<LiveRow, 'askId' | 'seekerId' | 'openedAt'>

/** One of them with others of its language that began before it, the newest, without their words. Null: it is over. */
export async function liveAmong(
  db: Db,
  organizationId: string,
  askId: string,
  limit: number,
): Promise<{ mine: LiveRow; others: OtherLive[] } | null> {
  const { rows } = await sql<LiveRow & { others: (Omit<OtherLive, 'openedAt'> & { openedAt: string })[] }>`
    SELECT mine.*, (
      SELECT COALESCE(jsonb_agg(jsonb_build_object('askId', id, 'seekerId', seeker_id, 'openedAt', opened_at)
        ORDER BY opened_at DESC, id DESC), '[]')
      FROM (SELECT a.id, a.seeker_id, a.opened_at FROM ask a
        WHERE a.organization_id = ${organizationId} AND a.id <> mine.ask_id AND ${forAll}
          AND a.language = mine.language AND a.opened_at <= mine.opened_at
        ORDER BY a.opened_at DESC, a.id DESC LIMIT ${limit}) AS other) AS others
    FROM (${live} WHERE a.organization_id = ${organizationId} AND a.id = ${askId} AND ${forAll}) AS mine`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const { others, ...mine } = row
  return { mine, others: others.map((one) => ({ ...one, openedAt: new Date(one.openedAt) })) }
}

export interface Following {
  askId: string
  firstId: string
  /** Of the ask itself. */
  seekerId: string
  askState: string
  state: FollowState
  endsAt: Date | null
  sessionId: string | null
  /** [J5] Which of the two of that session may be asked for a line. */
  seekerMay: boolean
  helperMay: boolean
}

const following = sql`
  SELECT f.ask_id, f.first_id, a.seeker_id, a.state AS ask_state, f.state, f.ends_at, f.session_id,
    f.seeker_may, f.helper_may
  FROM ask_following f JOIN ask a ON a.organization_id = f.organization_id AND a.id = f.ask_id`
/** Of the search that it was offered in. */
const holds = sql`f.round = a.round`

const followingSql = (organizationId: string, askId: string) => sql<Following>`
  ${following} WHERE f.organization_id = ${organizationId} AND f.ask_id = ${askId} AND ${holds}`

export async function followingOf(db: Db, organizationId: string, askId: string): Promise<Following | null> {
  const { rows } = await followingSql(organizationId, askId).execute(db)
  return rows[0] ?? null
}

/** Held until the end of the transaction: what becomes of the first one moves it, too, and holds that ask alone. */
export async function lockFollowing(tx: Tx, organizationId: string, askId: string): Promise<Following | null> {
  const { rows } = await sql<Following>`${followingSql(organizationId, askId)} FOR UPDATE OF f`.execute(tx)
  return rows[0] ?? null
}

const followersSql = (organizationId: string, firstId: string) => sql<Following>`
  ${following} WHERE f.organization_id = ${organizationId} AND f.first_id = ${firstId} AND ${holds}
  ORDER BY f.ask_id`

/** Those of an ask, whose search it still is, in the order of ids. */
export async function followersOf(db: Db, organizationId: string, firstId: string): Promise<Following[]> {
  const { rows } = await followersSql(organizationId, firstId).execute(db)
  return rows
}

/** The same, held until the end of the transaction: a line may be left for one of them meanwhile. */
export async function lockFollowers(tx: Tx, organizationId: string, firstId: string): Promise<Following[]> {
  const { rows } = await sql<Following>`${followersSql(organizationId, firstId)} FOR UPDATE OF f`.execute(tx)
  return rows
}

/** Those that wait for a line of the two of an encounter. */
export async function followersOfSession(db: Db, organizationId: string, sessionId: string): Promise<Following[]> {
  const { rows } = await sql<Following>`
    ${following} WHERE f.organization_id = ${organizationId} AND f.session_id = ${sessionId} AND ${holds}
      AND a.state = 'parked' ORDER BY f.ask_id`.execute(db)
  return rows
}

/** [J2] Both asks, held until the end of the transaction, in one order everywhere. */
export async function lockBoth(
  tx: Tx,
  organizationId: string,
  askIds: readonly string[],
): Promise<Map<string, { state: string; seekerId: string }>> {
  const { rows } = await sql<{ id: string; state: string; seekerId: string }>`
    SELECT id, state, seeker_id FROM ask WHERE organization_id = ${organizationId} AND id = ANY(${[...askIds]}::uuid[])
    ORDER BY id FOR UPDATE`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Offered, unless it was offered or refused already in this search. False then. */
export async function insertOffered(
  tx: Tx,
  organizationId: string,
  offer: { askId: string; firstId: string; round: number; at: Date },
): Promise<boolean> {
  const result = await sql`
    INSERT INTO ask_following (organization_id, ask_id, first_id, state, round, since)
    VALUES (${organizationId}, ${offer.askId}, ${offer.firstId}, 'offered', ${offer.round}, ${offer.at})
    ON CONFLICT (organization_id, ask_id) DO UPDATE SET first_id = excluded.first_id, state = 'offered',
      round = excluded.round, since = excluded.since, ends_at = NULL, session_id = NULL
      WHERE ask_following.round <> excluded.round
        AND (ask_following.state <> 'refused' OR ask_following.first_id <> excluded.first_id)`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function setFollowing(
  tx: Tx,
  organizationId: string,
  askId: string,
  to: { state: FollowState; endsAt: Date | null; at: Date },
): Promise<void> {
  await sql`
    UPDATE ask_following SET state = ${to.state}, ends_at = ${to.endsAt}, since = ${to.at},
      session_id = CASE WHEN ${to.state} = 'answered' THEN session_id END
    WHERE organization_id = ${organizationId} AND ask_id = ${askId}`.execute(tx)
}

/** [J5] Its two are asked for a line. */
export async function setHanded(
  tx: Tx,
  organizationId: string,
  askId: string,
  to: { sessionId: string; seekerMay: boolean; helperMay: boolean; endsAt: Date; at: Date },
): Promise<void> {
  await sql`
    UPDATE ask_following SET state = 'handed', session_id = ${to.sessionId}, seeker_may = ${to.seekerMay},
      helper_may = ${to.helperMay}, ends_at = ${to.endsAt}, since = ${to.at}
    WHERE organization_id = ${organizationId} AND ask_id = ${askId}`.execute(tx)
}

/** [J2] Whoever followed an ask follows what it now follows. */
export async function flatten(tx: Tx, organizationId: string, from: string, to: string): Promise<void> {
  await sql`
    UPDATE ask_following SET first_id = ${to}
    WHERE organization_id = ${organizationId} AND first_id = ${from} AND state = 'waits'`.execute(tx)
}

/** [J3] Whoever waits with the same is not asked to solve it. */
export async function leaveFollowersOut(tx: Tx, organizationId: string, firstId: string): Promise<void> {
  await sql`
    INSERT INTO ask_left_out (organization_id, ask_id, person_id)
    SELECT f.organization_id, f.first_id, a.seeker_id
    FROM ask_following f JOIN ask a ON a.organization_id = f.organization_id AND a.id = f.ask_id
    WHERE f.organization_id = ${organizationId} AND f.first_id = ${firstId} AND f.state = 'waits'
    ON CONFLICT DO NOTHING`.execute(tx)
}

export async function deleteFollowing(tx: Tx, organizationId: string, askId: string): Promise<boolean> {
  const result = await sql`
    DELETE FROM ask_following WHERE organization_id = ${organizationId} AND ask_id = ${askId}`.execute(tx)
  return result.numAffectedRows === 1n
}

/** The last encounter of an ask that was live and is over. */
export async function metLast(
  db: Db,
  organizationId: string,
  askId: string,
): Promise<{ sessionId: string; seekerId: string; helperId: string } | null> {
  const { rows } = await sql<{ sessionId: string; seekerId: string; helperId: string }>`
    SELECT id AS session_id, seeker_id, helper_id FROM session
    WHERE organization_id = ${organizationId} AND ask_id = ${askId} AND state = 'ended' AND live_at IS NOT NULL
    ORDER BY opened_at DESC LIMIT 1`.execute(db)
  return rows[0] ?? null
}

/** It does not wait any more, or searches anew: its row goes. Null when there was none to go. */
export async function takenUp(
  tx: Tx,
  organizationId: string,
  askId: string,
): Promise<{ sessionId: string | null } | null> {
  const { rows } = await sql<{ sessionId: string | null }>`
    DELETE FROM ask_following f USING ask a
    WHERE f.organization_id = ${organizationId} AND f.ask_id = ${askId}
      AND a.organization_id = f.organization_id AND a.id = f.ask_id
      AND f.state IN ('waits', 'handed', 'answered') AND (a.state <> 'parked' OR f.round <> a.round)
    RETURNING f.session_id`.execute(tx)
  return rows[0] ?? null
}

/** The author of a line is among those asked to write, so that the two can go on about it. */
export async function insertWriter(
  tx: Tx,
  organizationId: string,
  askId: string,
  personId: string,
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO asked_to_write (organization_id, ask_id, person_id, fits, asked_at, place)
    SELECT ${organizationId}::uuid, ${askId}::uuid, ${personId}::uuid, true, ${at}::timestamptz, 1 + (SELECT count(*)::int
      FROM asked_to_write w WHERE w.organization_id = ${organizationId} AND w.ask_id = ${askId})
    ON CONFLICT DO NOTHING`.execute(tx)
}

/** What its seeker is shown, of ask `ask`: as JSON; null when nothing. */
export const followsJson = (organizationId: string): RawBuilder<{ state: FollowState; endsAt: string | null } | null> =>
  sql`CASE WHEN ask.state IN ('searching', 'parked') THEN (
    SELECT jsonb_build_object('state', f.state, 'endsAt', f.ends_at) FROM ask_following f
    WHERE f.organization_id = ${organizationId} AND f.ask_id = ask.id AND f.round = ask.round) END`

/** How many wait for a line of this side of session `session`, who wrote none yet. */
export const waitingLines = (personId: RawBuilder<unknown>): RawBuilder<number> => sql`(
  SELECT count(*)::int FROM ask_following f JOIN ask w ON w.organization_id = f.organization_id AND w.id = f.ask_id
  WHERE f.organization_id = session.organization_id AND f.session_id = session.id AND f.round = w.round
    AND w.state = 'parked' AND f.state IN ('handed', 'answered')
    AND CASE WHEN session.seeker_id = ${personId} THEN f.seeker_may ELSE f.helper_may END
    AND NOT EXISTS (SELECT FROM answer n WHERE n.organization_id = f.organization_id AND n.ask_id = f.ask_id
      AND n.author_id = ${personId}))`

/** [J6] Of ask `a`: a line was left for it, so that its author may go on writing; without the seeker's name. */
export const lineLeft = sql`EXISTS (SELECT FROM ask_following f WHERE f.organization_id = a.organization_id
  AND f.ask_id = a.id AND f.round = a.round AND f.state = 'answered')`
