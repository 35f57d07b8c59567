import { sql } from 'kysely'
import { type AskRow, lockedAsk } from '../ask/store.ts'
import { heldWords } from '../availability/store.ts'
import { atEnd } from '../platform/commit.ts'
import { asynchronousCommit, type Db, type Tx, together } from '../platform/db.ts'
import type { WeekKept } from '../routing/budget.ts'
import { weekIsLeft } from '../routing/budget-store.ts'

/** What a plan is made around, and what it writes: taps of those who may still be tapped, and what is told of it. */

/**
 * [A5] Taps those of `helpers` who may still be tapped, checked against the database in the same statement:
 * members with no open tap, no session and no active ask of their own, who do not rest and have not given their week
 * [R7], and whose word is still the one they were judged by [D6]. Whether they may be asked at this hour, and can be
 * reached, is the caller's to judge. Helpers are inserted in the order of their ids, so that two plans at once cannot
 * deadlock. Who they are leads, as a list: PostgreSQL takes a recordset for a hundred rows, and would read the words of the
 * whole house for two people.
 */
export async function insertOffers(
  tx: Tx,
  organizationId: string,
  wave: { askId: string; round: number; wave: number; at: Date; handoverId?: string },
  helpers: readonly NewTap[],
): Promise<{ offerId: string; helperId: string }[]> {
  const made = sql<{ offerId: string; helperId: string }>`
    INSERT INTO offer (organization_id, id, ask_id, helper_id, round, wave, state, sent_at, lapses_at, reasons, minutes, named, fit, idle, handover_id)
    SELECT ${organizationId}::uuid, h.id, ${wave.askId}::uuid, h.helper_id, ${wave.round}::int, ${wave.wave}::int, 'sent',
           ${wave.at}::timestamptz, h.lapses_at, h.reasons, h.minutes, h.named, h.fit, h.idle,
           ${wave.handoverId ?? null}::uuid
    FROM unnest(${helpers.map(({ helperId }) => helperId)}::uuid[]) AS tapped (id)
    JOIN membership m ON m.organization_id = ${organizationId} AND m.person_id = tapped.id
    JOIN availability v ON v.organization_id = ${organizationId} AND v.person_id = tapped.id
    JOIN jsonb_to_recordset(${JSON.stringify(helpers.map(tapRow))}::jsonb)
      AS h (id uuid, helper_id uuid, lapses_at timestamptz, reasons jsonb, minutes integer, named boolean, fit real, idle boolean, version integer,
        kept integer, kept_since timestamptz)
      ON h.helper_id = tapped.id
    WHERE ${gate(organizationId, wave.at)} AND v.version = h.version
      AND ${weekIsLeft(organizationId, { since: sql`h.kept_since`, minutes: sql`h.kept` })}
    ORDER BY h.helper_id
    FOR SHARE OF v
    ON CONFLICT DO NOTHING
    RETURNING id AS offer_id, helper_id`
  // Their words are held now. A session or a search that was being written with one of them in hand is there to be seen.
  const tooLate = sql<{ offerId: string }>`
    DELETE FROM offer USING membership m JOIN availability v ON v.organization_id = m.organization_id AND v.person_id = m.person_id
    WHERE offer.organization_id = ${organizationId} AND offer.id = ANY(${helpers.map(({ id }) => id)}::uuid[])
      AND m.organization_id = offer.organization_id AND m.person_id = offer.helper_id AND NOT (${gate(organizationId, wave.at)})
    RETURNING offer.id AS offer_id`
  const [written, undone] = await together(tx, made.compile(tx), tooLate.compile(tx))
  const gone = new Set(undone.map(({ offerId }) => offerId))
  return written.filter(({ offerId }) => !gone.has(offerId))
}

/** A tap to be sent. */
export interface NewTap {
  id: string
  helperId: string
  lapsesAt: Date
  reasons: unknown
  minutes: number | null
  named: boolean
  fit: number
  idle: boolean
  /** Of their word on being asked, as it was judged [D6]. */
  version: number
  /** What they keep of their week [R7], as it was read; what they gave of it the database tells. */
  week: WeekKept | null
}

const tapRow = ({ helperId, lapsesAt, week, ...rest }: NewTap) => ({
  ...{ ...rest, helper_id: helperId, lapses_at: lapsesAt },
  ...{ kept: week?.minutes ?? null, kept_since: week?.since ?? null },
})

/**
 * [A5] As SQL over `m` (membership) and `v` (availability); an open tap is kept out by the unique index offer_one_tap. Of
 * rest [D5] the last session tells in which they helped and met somebody: nobody helps in two at once.
 */
function gate(organizationId: string, at: Date) {
  return sql`m.ended_at IS NULL
    AND NOT EXISTS (SELECT FROM session s WHERE s.organization_id = ${organizationId} AND s.state <> 'ended'
                    AND s.helper_id = m.person_id)
    AND NOT EXISTS (SELECT FROM session s WHERE s.organization_id = ${organizationId} AND s.state <> 'ended'
                    AND s.seeker_id = m.person_id)
    AND NOT EXISTS (SELECT FROM ask a WHERE a.organization_id = ${organizationId} AND a.seeker_id = m.person_id
                    AND a.state IN ('searching', 'matched', 'live'))
    AND COALESCE((SELECT EXTRACT(EPOCH FROM ${at}::timestamptz - s.ended_at) >= v.rest_minutes * 60 FROM session s
                  WHERE s.organization_id = ${organizationId} AND s.helper_id = m.person_id AND s.live_at IS NOT NULL
                  ORDER BY s.opened_at DESC LIMIT 1), true)`
}

/**
 * [A5] A tap that was put off is there again, if its helper is free and their word still the one they were judged by [D6]:
 * checked as for a new one, by the same two looks.
 */
export async function tapAgain(
  tx: Tx,
  organizationId: string,
  tap: { offerId: string; version: number; week: WeekKept | null; at: Date; lapsesAt: Date },
): Promise<boolean> {
  const week = {
    since: sql`${tap.week?.since ?? null}::timestamptz`,
    minutes: sql`${tap.week?.minutes ?? null}::int`,
  }
  const mine = sql`offer.organization_id = ${organizationId} AND offer.id = ${tap.offerId} AND offer.state = 'postponed'`
  const held = heldWords(organizationId, sql`SELECT helper_id FROM offer WHERE ${mine}`)
  const again = sql<{ id: string }>`
    UPDATE offer SET state = 'sent', postponed_until = NULL, lapses_at = ${tap.lapsesAt}
    FROM membership m JOIN availability v ON v.organization_id = m.organization_id AND v.person_id = m.person_id
    WHERE ${mine} AND m.organization_id = offer.organization_id AND m.person_id = offer.helper_id
      AND ${gate(organizationId, tap.at)} AND v.version = ${tap.version}
      AND ${weekIsLeft(organizationId, week)}
      AND NOT EXISTS (SELECT FROM offer o WHERE o.organization_id = ${organizationId} AND o.helper_id = m.person_id
                      AND o.state IN ('sent', 'seen'))
    RETURNING offer.id`
  const [, rows] = await together(tx, held.compile(tx), again.compile(tx))
  return rows.length > 0
}

/** People tapped for an ask, whatever they said; whoever was asked again in a later round is one. */
const peopleTapped = (organizationId: string, askId: string) => sql`(
  SELECT count(DISTINCT helper_id)::int FROM offer o WHERE o.organization_id = ${organizationId} AND o.ask_id = ${askId})`

/** When each of them was tapped first, in that order. */
export async function firstTaps(db: Db, organizationId: string, askId: string): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
    SELECT min(sent_at) AS at FROM offer WHERE organization_id = ${organizationId} AND ask_id = ${askId}
    GROUP BY helper_id ORDER BY at`.execute(db)
  return rows.map(({ at }) => at)
}

/**
 * What a plan did to its ask. `tell`: its seeker is told in the same moment [A6]. Plan and taps that a crash of the
 * database undoes are made again [P11].
 */
export function notePlan(
  tx: Tx,
  organizationId: string,
  askId: string,
  plan: { wave: number; sent: number; at: Date; tapsEnd: Date; nobodyLeft: boolean; tell: boolean },
): void {
  const noted = sql`
    UPDATE ask SET wave = ${plan.wave}, taps_end = ${plan.tapsEnd}, nobody_left = ${plan.nobodyLeft},
      asked = CASE WHEN ${plan.tell} THEN GREATEST(asked, ${peopleTapped(organizationId, askId)}) ELSE asked END,
      exhausted = CASE WHEN ${plan.tell} THEN ${plan.nobodyLeft && plan.sent === 0} ELSE exhausted END,
      first_offer_at = COALESCE(first_offer_at, CASE WHEN ${plan.sent} > 0 THEN ${plan.at}::timestamptz END)
    WHERE organization_id = ${organizationId} AND id = ${askId} AND ${asynchronousCommit}`
  atEnd(tx, noted.compile(tx))
}

/**
 * [A6] A beat: the seeker is told how many were asked, and that nobody is left once every tap would have run out by
 * itself, whatever was answered. False when that is what they know.
 */
export async function tellSeeker(
  tx: Tx,
  organizationId: string,
  askId: string,
  { asked, over, at }: { asked: number; over: boolean; at: Date },
): Promise<boolean> {
  const result = await sql`
    WITH told AS (
      SELECT GREATEST(asked, ${asked}::int) AS asked, ${over} AND nobody_left AND (taps_end IS NULL OR taps_end < ${at}) AS exhausted
      FROM ask WHERE organization_id = ${organizationId} AND id = ${askId}
    )
    UPDATE ask SET asked = told.asked, exhausted = told.exhausted FROM told
    WHERE organization_id = ${organizationId} AND id = ${askId}
      AND (ask.asked, ask.exhausted) <> (told.asked, told.exhausted)`.execute(tx)
  return result.numAffectedRows === 1n
}

/** An open tap as a plan weighs it; times in seconds since 1970. */
export interface OpenOffer {
  helperId: string
  fit: number
  idle: boolean
  seen: boolean
  sentAt: number
  lapsesAt: number
}

/**
 * What a plan is made around: the ask, its tags, who was tapped in this round whatever they said, who is left out (they
 * helped and did not solve it, did not come, or said no in an earlier round), and the taps that are open.
 */
export interface AroundAsk {
  ask: AskRow | null
  skillIds: string[]
  tapped: string[]
  leftOut: string[]
  open: OpenOffer[]
}

/** The same, with the ask held until the end of the transaction. */
export async function lockAround(tx: Tx, organizationId: string, askId: string): Promise<AroundAsk> {
  const around = sql<Omit<AroundAsk, 'ask'>>`
    WITH tap AS (
      SELECT o.*, o.round = a.round AS now FROM offer o
      JOIN ask a ON a.organization_id = o.organization_id AND a.id = o.ask_id
      WHERE o.organization_id = ${organizationId} AND o.ask_id = ${askId}
    )
    SELECT
      ARRAY(SELECT skill_id::text FROM ask_skill WHERE organization_id = ${organizationId} AND ask_id = ${askId}) AS skill_ids,
      ARRAY(SELECT helper_id::text FROM tap WHERE now) AS tapped,
      ARRAY(SELECT person_id::text FROM ask_left_out WHERE organization_id = ${organizationId} AND ask_id = ${askId}
            UNION SELECT helper_id::text FROM tap WHERE NOT now AND state IN ('declined', 'off_topic')
              -- An answer in writing outweighs a no from before it [Q8].
              AND NOT EXISTS (SELECT FROM answer WHERE answer.organization_id = tap.organization_id
                AND answer.ask_id = tap.ask_id AND answer.author_id = tap.helper_id AND answer.sent_at > tap.answered_at)) AS left_out,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('helperId', helper_id, 'fit', fit, 'idle', idle, 'seen', state = 'seen',
                'sentAt', EXTRACT(EPOCH FROM sent_at), 'lapsesAt', EXTRACT(EPOCH FROM lapses_at)) ORDER BY id), '[]')
       FROM tap WHERE now AND state IN ('sent', 'seen')) AS open`
  const [[ask], [found]] = await together(tx, lockedAsk(organizationId, askId).compile(tx), around.compile(tx))
  return { ask: ask ?? null, ...(found ?? { skillIds: [], tapped: [], leftOut: [], open: [] }) }
}

/** Asks that search with nobody left: none free, no tap open. */
export async function stalledAsks(db: Db, organizationId: string): Promise<{ askId: string; round: number }[]> {
  const { rows } = await sql<{ askId: string; round: number }>`
    SELECT id AS ask_id, round FROM ask
    WHERE organization_id = ${organizationId} AND state = 'searching' AND nobody_left
    ORDER BY opened_at LIMIT 200`.execute(db)
  return rows
}
