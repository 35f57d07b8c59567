import type { OfferState } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import { type AskRow, lockedAsk, skillsJson } from '../ask/store.ts'
import { heldWords } from '../availability/store.ts'
import type { SkillRow } from '../people/skill-store.ts'
import { type RefRow, refJson } from '../people/store.ts'
import { type PictureRow, picturesJson } from '../picture/store.ts'
import { atEnd } from '../platform/commit.ts'
import { type Db, type Tx, together } from '../platform/db.ts'

/** Rows of offer, and the claim. The only SQL of the slice. */

export interface OfferRow {
  id: string
  askId: string
  helperId: string
  round: number
  wave: number
  state: OfferState
  sentAt: Date
  lapsesAt: Date
  postponedUntil: Date | null
  reasons: unknown
  minutes: number | null
  named: boolean
  fit: number
  idle: boolean
  /** Of their word on being asked, as it was judged [D6]. */
  version: number
}

/** An offer with what it takes to show or answer it. */
export type OfferWithAsk = OfferRow & {
  askState: string
  askRound: number
  seekerId: string
  text: string
  language: 'fr' | 'en'
  openedAt: Date
  /** Whoever is tapped does not see who asks. */
  unnamed: boolean
}

const withAsk = sql`o.id, o.ask_id, o.helper_id, o.round, o.wave, o.state, o.sent_at, o.lapses_at, o.postponed_until,
  o.reasons, o.minutes, o.named, o.fit, o.idle, a.state AS ask_state, a.round AS ask_round, a.seeker_id, a.text, a.language, a.opened_at, a.unnamed`

/**
 * [A5] Taps those of `helpers` who may still be tapped, checked against the database in the same statement:
 * members with no open tap, no session and no active ask of their own, whose word is still the one they were judged
 * by [D6]. Whether they may be asked at this hour, and can be reached, is the caller's to judge. Helpers are inserted in the order of their ids, so that two plans at once cannot deadlock.
 */
export async function insertOffers(
  tx: Tx,
  organizationId: string,
  wave: { askId: string; round: number; wave: number; at: Date },
  helpers: readonly NewTap[],
): Promise<{ offerId: string; helperId: string }[]> {
  const made = sql<{ offerId: string; helperId: string }>`
    INSERT INTO offer (organization_id, id, ask_id, helper_id, round, wave, state, sent_at, lapses_at, reasons, minutes, named, fit, idle)
    SELECT ${organizationId}::uuid, h.id, ${wave.askId}::uuid, h.helper_id, ${wave.round}::int, ${wave.wave}::int, 'sent',
           ${wave.at}::timestamptz, h.lapses_at, h.reasons, h.minutes, h.named, h.fit, h.idle
    FROM jsonb_to_recordset(${JSON.stringify(helpers.map(tapRow))}::jsonb)
      AS h (id uuid, helper_id uuid, lapses_at timestamptz, reasons jsonb, minutes integer, named boolean, fit real, idle boolean, version integer)
    JOIN membership m ON m.organization_id = ${organizationId} AND m.person_id = h.helper_id
    JOIN availability v ON v.organization_id = ${organizationId} AND v.person_id = h.helper_id
    WHERE ${gate(organizationId)} AND v.version = h.version
    ORDER BY h.helper_id
    FOR SHARE OF v
    ON CONFLICT DO NOTHING
    RETURNING id AS offer_id, helper_id`
  // Their words are held now. A session or a search that was being written with one of them in hand is there to be seen.
  const tooLate = sql<{ offerId: string }>`
    DELETE FROM offer USING membership m
    WHERE offer.organization_id = ${organizationId} AND offer.id = ANY(${helpers.map(({ id }) => id)}::uuid[])
      AND m.organization_id = offer.organization_id AND m.person_id = offer.helper_id AND NOT (${gate(organizationId)})
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
}

const tapRow = ({ helperId, lapsesAt, ...rest }: NewTap) => ({ ...rest, helper_id: helperId, lapses_at: lapsesAt })

/** [A5] As SQL over `m` (membership); an open tap is kept out by the unique index offer_one_tap. */
function gate(organizationId: string) {
  return sql`m.ended_at IS NULL
    AND NOT EXISTS (SELECT FROM session s WHERE s.organization_id = ${organizationId} AND s.state <> 'ended'
                    AND s.helper_id = m.person_id)
    AND NOT EXISTS (SELECT FROM session s WHERE s.organization_id = ${organizationId} AND s.state <> 'ended'
                    AND s.seeker_id = m.person_id)
    AND NOT EXISTS (SELECT FROM ask a WHERE a.organization_id = ${organizationId} AND a.seeker_id = m.person_id
                    AND a.state IN ('searching', 'matched', 'live'))`
}

/**
 * [A5] A tap that was put off is there again, if its helper is free and their word still the one they were judged by [D6]:
 * checked as for a new one, by the same two looks.
 */
export async function tapAgain(
  tx: Tx,
  organizationId: string,
  tap: { offerId: string; version: number; lapsesAt: Date },
): Promise<boolean> {
  const mine = sql`offer.organization_id = ${organizationId} AND offer.id = ${tap.offerId} AND offer.state = 'postponed'`
  const held = heldWords(organizationId, sql`SELECT helper_id FROM offer WHERE ${mine}`)
  const again = sql<{ id: string }>`
    UPDATE offer SET state = 'sent', postponed_until = NULL, lapses_at = ${tap.lapsesAt}
    FROM membership m JOIN availability v ON v.organization_id = m.organization_id AND v.person_id = m.person_id
    WHERE ${mine} AND m.organization_id = offer.organization_id AND m.person_id = offer.helper_id
      AND ${gate(organizationId)} AND v.version = ${tap.version}
      AND NOT EXISTS (SELECT FROM offer o WHERE o.organization_id = ${organizationId} AND o.helper_id = m.person_id
                      AND o.state IN ('sent', 'seen'))
    RETURNING offer.id`
  const [, rows] = await together(tx, held.compile(tx), again.compile(tx))
  return rows.length > 0
}

/** People tapped for an ask before that moment, whatever they said; whoever was asked again in a later round is one. */
const peopleTapped = (organizationId: string, askId: string, before: Date | null) => sql`(
  SELECT count(DISTINCT helper_id)::int FROM offer o WHERE o.organization_id = ${organizationId} AND o.ask_id = ${askId}
    AND (${before}::timestamptz IS NULL OR o.sent_at < ${before}))`

/** What a plan did to its ask. `tell`: its seeker is told in the same moment [A6]. */
export function notePlan(
  tx: Tx,
  organizationId: string,
  askId: string,
  plan: { wave: number; sent: number; at: Date; tapsEnd: Date; nobodyLeft: boolean; tell: boolean },
): void {
  const noted = sql`
    UPDATE ask SET wave = ${plan.wave}, taps_end = ${plan.tapsEnd}, nobody_left = ${plan.nobodyLeft},
      asked = CASE WHEN ${plan.tell} THEN GREATEST(asked, ${peopleTapped(organizationId, askId, null)}) ELSE asked END,
      exhausted = CASE WHEN ${plan.tell} THEN ${plan.nobodyLeft && plan.sent === 0} ELSE exhausted END,
      first_offer_at = COALESCE(first_offer_at, CASE WHEN ${plan.sent} > 0 THEN ${plan.at}::timestamptz END)
    WHERE organization_id = ${organizationId} AND id = ${askId}`
  atEnd(tx, noted.compile(tx))
}

/**
 * [A6] A beat: the seeker is told how many were asked before it, and that nobody is left once every tap would have run
 * out by itself, whatever was answered. What happens in the same instant is told at the next one, so that no order of
 * two timers shows. False when that is what they know.
 */
export async function tellSeeker(tx: Tx, organizationId: string, askId: string, beat: Date): Promise<boolean> {
  const result = await sql`
    WITH told AS (
      SELECT GREATEST(asked, ${peopleTapped(organizationId, askId, beat)}) AS asked,
        nobody_left AND (taps_end IS NULL OR taps_end < ${beat}) AS exhausted
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

export interface Claimed {
  askId: string
  seekerId: string
  round: number
  later: boolean
  /** Nobody had said otherwise of this tap meanwhile, in another tab. */
  stands: boolean
}

/** What goes with a claim: taps of others that are taken back, and taps of the two for other asks that are let go. */
export interface ClaimedWith {
  withdrawn: { offerId: string; helperId: string }[]
  letGo: { offerId: string; helperId: string; askId: string }[]
}

/**
 * [A3] The claim: the most important statement of the product. If the ask still searches (or was parked after this
 * helper said "later"), and neither of the two is in a session, the ask is matched, the offer accepted and the session
 * opened, all at once. Zero rows: somebody else was first, or it is over. Racers queue on the ask's row; the loser's
 * WHERE is evaluated anew on the winner's version (READ COMMITTED) and finds nothing. The offer is another row, whose
 * newest version counts where it is written: one that was declined meanwhile no longer `stands`, and whoever asked takes
 * the whole of it back.
 *
 * [A8] With it every other tap of the round is taken back, by a statement that leaves with the first, so that a plan
 * which committed while the claim waited is seen too. Those who already said no stay as they are. [A11] Both are in a
 * session now: their words are held, so that no plan overlooks it, and taps they have for other asks are let go.
 */
export async function claim(
  tx: Tx,
  organizationId: string,
  accept: { offerId: string; helperId: string; sessionId: string; at: Date },
): Promise<(Claimed & ClaimedWith) | null> {
  const claimed = sql<Claimed>`
    WITH claimed AS (
      UPDATE ask SET state = 'matched', state_since = ${accept.at}, matched_at = COALESCE(ask.matched_at, ${accept.at}), taps_end = NULL, exhausted = false, nobody_left = false
      FROM offer o
      WHERE o.organization_id = ${organizationId} AND o.id = ${accept.offerId} AND o.helper_id = ${accept.helperId}
        AND o.state IN ('sent', 'seen', 'lapsed', 'postponed')
        AND ask.organization_id = ${organizationId} AND ask.id = o.ask_id AND ask.round = o.round
        AND (ask.state = 'searching' OR (ask.state = 'parked' AND o.state = 'postponed'))
        AND NOT EXISTS (SELECT FROM session s WHERE s.organization_id = ${organizationId} AND s.state <> 'ended'
                        AND (s.helper_id IN (${accept.helperId}, ask.seeker_id) OR s.seeker_id IN (${accept.helperId}, ask.seeker_id)))
      RETURNING ask.id AS ask_id, ask.seeker_id, ask.round, o.state = 'postponed' AS later
    ), accepted AS (
      UPDATE offer SET state = 'accepted', answered_at = ${accept.at}, postponed_until = NULL
      FROM claimed WHERE offer.organization_id = ${organizationId} AND offer.id = ${accept.offerId}
        AND offer.state IN ('sent', 'seen', 'lapsed', 'postponed')
      RETURNING offer.id
    ), opened AS (
      INSERT INTO session (organization_id, id, ask_id, offer_id, seeker_id, helper_id, state, opened_at)
      SELECT ${organizationId}::uuid, ${accept.sessionId}::uuid, ask_id, ${accept.offerId}::uuid, seeker_id,
             ${accept.helperId}::uuid, 'meeting', ${accept.at}::timestamptz
      FROM claimed
    )
    SELECT ask_id, seeker_id, round, later, EXISTS (SELECT FROM accepted) AS stands FROM claimed`
  const held = heldWords(
    organizationId,
    sql`SELECT unnest(ARRAY[seeker_id, helper_id]) FROM session
        WHERE organization_id = ${organizationId} AND id = ${accept.sessionId}`,
  )
  const others = sql<{ offerId: string; helperId: string }>`
    UPDATE offer SET state = 'withdrawn', postponed_until = NULL
    FROM session won JOIN offer mine ON mine.organization_id = won.organization_id AND mine.id = won.offer_id
    WHERE won.organization_id = ${organizationId} AND won.id = ${accept.sessionId}
      AND offer.organization_id = won.organization_id AND offer.ask_id = won.ask_id AND offer.round = mine.round
      AND offer.id <> mine.id AND offer.state IN ('sent', 'seen', 'postponed')
    RETURNING offer.id AS offer_id, offer.helper_id`
  const theirs = sql<{ offerId: string; helperId: string; askId: string }>`
    UPDATE offer SET state = 'lapsed'
    FROM session won
    WHERE won.organization_id = ${organizationId} AND won.id = ${accept.sessionId}
      AND offer.organization_id = won.organization_id AND offer.helper_id IN (won.helper_id, won.seeker_id)
      AND offer.state IN ('sent', 'seen')
    RETURNING offer.id AS offer_id, offer.helper_id, offer.ask_id`
  const statements = [claimed.compile(tx), held.compile(tx), others.compile(tx), theirs.compile(tx)] as const
  const [[won], , withdrawn, letGo] = await together<
    [Claimed, unknown, ClaimedWith['withdrawn'][number], ClaimedWith['letGo'][number]]
  >(tx, ...statements)
  return won ? { ...won, withdrawn, letGo } : null
}

/** Takes back every tap of a round that is still open. */
export async function withdraw(
  tx: Tx,
  organizationId: string,
  askId: string,
  round: number,
  options: { keepPostponed: boolean },
): Promise<{ offerId: string; helperId: string }[]> {
  const { rows } = await sql<{ offerId: string; helperId: string }>`
    UPDATE offer SET state = 'withdrawn', postponed_until = NULL
    WHERE organization_id = ${organizationId} AND ask_id = ${askId} AND round = ${round}
      AND (state IN ('sent', 'seen') OR (state = 'postponed' AND NOT ${options.keepPostponed}))
    RETURNING id AS offer_id, helper_id`.execute(tx)
  return rows
}

/** Takes back what is still open or put off in earlier rounds. */
export async function withdrawBefore(
  tx: Tx,
  organizationId: string,
  askId: string,
  round: number,
): Promise<{ offerId: string; helperId: string }[]> {
  const { rows } = await sql<{ offerId: string; helperId: string }>`
    UPDATE offer SET state = 'withdrawn', postponed_until = NULL
    WHERE organization_id = ${organizationId} AND ask_id = ${askId} AND round < ${round}
      AND state IN ('sent', 'seen', 'postponed')
    RETURNING id AS offer_id, helper_id`.execute(tx)
  return rows
}

/** An offer, held until the end of the transaction. */
export const lockedOffer = (organizationId: string, offerId: string) => sql`
  SELECT 1 FROM offer WHERE organization_id = ${organizationId} AND id = ${offerId} FOR NO KEY UPDATE`

/** The ask of an offer, held until the end of the transaction. */
export const lockedAskOf = (organizationId: string, offerId: string) => sql`
  SELECT 1 FROM ask WHERE organization_id = ${organizationId}
    AND id = (SELECT ask_id FROM offer WHERE organization_id = ${organizationId} AND id = ${offerId}) FOR UPDATE`

export async function offerOf(db: Db, organizationId: string, offerId: string): Promise<OfferWithAsk | null> {
  const { rows } = await sql<OfferWithAsk>`
    SELECT ${withAsk} FROM offer o JOIN ask a ON a.organization_id = o.organization_id AND a.id = o.ask_id
    WHERE o.organization_id = ${organizationId} AND o.id = ${offerId}`.execute(db)
  return rows[0] ?? null
}

/** An offer and everything its helper is shown of it. */
export type WholeTap = OfferWithAsk & {
  from: RefRow | null
  /** Of an ask without a name: its seeker's team, if it is too large to be one. */
  team: string | null
  pictures: Pick<PictureRow, 'id' | 'width' | 'height'>[]
  /** Tags of the ask. */
  skills: SkillRow[]
  /** Skills its reasons speak of. */
  reasonSkills: SkillRow[]
}

/** Still to be answered, by the states of offer `o` and ask `a`. */
const onScreen = sql`o.round = a.round
  AND ((o.state IN ('sent', 'seen') AND a.state = 'searching')
    OR (o.state = 'postponed' AND a.state IN ('searching', 'parked')))`

/** Taps on one screen; one tap at a time is open, the others were put off. */
const mostTaps = 20

/** A team of fewer would be as good as a name (experience.md: groups of five at least). */
const LEAST_TEAM = 5

/** The name of the team of `a`'s seeker, of an ask without a name, if it is too large to be one [A10]. */
export const largeTeam = (organizationId: string) => sql`(CASE WHEN a.unnamed THEN (
  SELECT t.name FROM membership m JOIN team t ON t.organization_id = m.organization_id AND t.id = m.team_id
  WHERE m.organization_id = ${organizationId} AND m.person_id = a.seeker_id AND m.ended_at IS NULL
    AND (SELECT count(*) FROM membership c WHERE c.organization_id = m.organization_id AND c.team_id = m.team_id
         AND c.ended_at IS NULL) >= ${LEAST_TEAM}) END)`

/** These offers whole, in one statement: taps are read for every helper of every plan (bench/flow). */
export async function wholeTaps(
  db: Db,
  organizationId: string,
  which: { offerId: string } | { onScreenOf: string } | { onScreen: readonly string[] },
): Promise<WholeTap[]> {
  const condition =
    'offerId' in which
      ? sql`o.id = ${which.offerId}`
      : 'onScreen' in which
        ? sql`o.id = ANY(${[...which.onScreen]}::uuid[]) AND ${onScreen}`
        : sql`o.helper_id = ${which.onScreenOf} AND ${onScreen}`
  const { rows } = await sql<WholeTap>`
    SELECT ${withAsk},
      ${refJson(organizationId, sql`a.seeker_id`)} AS "from",
      ${largeTeam(organizationId)} AS team,
      ${picturesJson(organizationId, sql`a.id`)} AS pictures,
      ${skillsJson(organizationId, sql`a.id`)} AS skills,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', skill.id, 'labelFr', label_fr, 'labelEn', label_en, 'synonyms', synonyms)), '[]')
       FROM skill WHERE skill.organization_id = ${organizationId}
         AND skill.id IN (SELECT (reason->>'skillId')::uuid FROM jsonb_array_elements(o.reasons) AS reason)) AS reason_skills
    FROM offer o JOIN ask a ON a.organization_id = o.organization_id AND a.id = o.ask_id
    WHERE o.organization_id = ${organizationId} AND ${condition}
    ORDER BY o.sent_at DESC ${'onScreenOf' in which ? sql`LIMIT ${mostTaps}` : sql``}`.execute(db)
  return rows
}

/** Moves an offer if it is in one of `from`. Zero rows is an answer: null. */
export async function moveOffer(
  db: Db,
  organizationId: string,
  offerId: string,
  move: {
    helperId: string | null
    from: readonly OfferState[]
    to: OfferState
    at: Date
    postponedUntil?: Date
    lapsesAt?: Date
  },
): Promise<{ askId: string; helperId: string } | null> {
  const { rows } = await sql<{ askId: string; helperId: string }>`
    UPDATE offer SET state = ${move.to},
      seen_at = CASE WHEN ${move.to} = 'seen' THEN ${move.at} ELSE seen_at END,
      answered_at = CASE WHEN ${move.to} IN ('declined', 'off_topic', 'postponed') THEN ${move.at} ELSE answered_at END,
      postponed_until = ${move.postponedUntil ?? null}::timestamptz,
      lapses_at = COALESCE(${move.lapsesAt ?? null}::timestamptz, lapses_at)
    WHERE organization_id = ${organizationId} AND id = ${offerId} AND state = ANY(${[...move.from]})
      AND (${move.helperId}::uuid IS NULL OR helper_id = ${move.helperId})
    RETURNING ask_id, helper_id`.execute(db)
  return rows[0] ?? null
}

/**
 * These taps were seen by these helpers. One that somebody is changing at this moment leaves its first state by that
 * and is left to them: waiting for it while holding others could hold a claim up.
 */
export async function noteSeen(
  db: Db,
  organizationId: string,
  pairs: readonly [offerId: string, helperId: string][],
  at: Date,
): Promise<void> {
  await sql`
    UPDATE offer SET state = 'seen', seen_at = ${at}
    WHERE organization_id = ${organizationId} AND id IN (
      SELECT o.id FROM unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, id]) => id)}::uuid[]) AS mine (id, helper_id)
      JOIN offer o ON o.organization_id = ${organizationId} AND o.id = mine.id AND o.helper_id = mine.helper_id
      WHERE o.state = 'sent' FOR NO KEY UPDATE OF o SKIP LOCKED)`.execute(db)
}

/** Asks that search with nobody left: none free, no tap open. */
export async function stalledAsks(db: Db, organizationId: string): Promise<{ askId: string; round: number }[]> {
  const { rows } = await sql<{ askId: string; round: number }>`
    SELECT id AS ask_id, round FROM ask
    WHERE organization_id = ${organizationId} AND state = 'searching' AND nobody_left
    ORDER BY opened_at LIMIT 200`.execute(db)
  return rows
}

/** Open taps of one person. */
export async function openTapsOf(
  db: Db,
  organizationId: string,
  helperId: string,
): Promise<{ offerId: string; askId: string }[]> {
  const { rows } = await sql<{ offerId: string; askId: string }>`
    SELECT id AS offer_id, ask_id FROM offer
    WHERE organization_id = ${organizationId} AND helper_id = ${helperId} AND state IN ('sent', 'seen')`.execute(db)
  return rows
}

/** The session this helper opened by accepting, for somebody who comes back to the tap's page. */
export async function sessionOfOffer(db: Db, organizationId: string, offerId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM session WHERE organization_id = ${organizationId} AND offer_id = ${offerId}`.execute(db)
  return rows[0]?.id ?? null
}

/** The best of those whose tap for an ask is open (ids are made in the order of rank); null when nobody. */
export async function bestTapped(db: Db, organizationId: string, askId: string): Promise<string | null> {
  const { rows } = await sql<{ helperId: string }>`
    SELECT helper_id FROM offer
    WHERE organization_id = ${organizationId} AND ask_id = ${askId} AND state IN ('sent', 'seen')
    ORDER BY wave, id LIMIT 1`.execute(db)
  return rows[0]?.helperId ?? null
}
