import type { OfferState } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import { skillsJson } from '../ask/store.ts'
import { tapHandoverJson } from '../handover/store.ts'
import type { SkillRow } from '../people/skill-store.ts'
import { type RefRow, refJson } from '../people/store.ts'
import { type PictureRow, picturesJson } from '../picture/store.ts'
import type { Db, Tx } from '../platform/db.ts'

/** Rows of offer: one tap, what is shown of it, and how it ends. Plans: plan-store.ts; the claim: claim-store.ts. */

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
  /** The tap is of a session that is handed over. */
  handoverId: string | null
}

const withAsk = sql`o.id, o.ask_id, o.helper_id, o.round, o.wave, o.state, o.sent_at, o.lapses_at, o.postponed_until,
  o.reasons, o.minutes, o.named, o.fit, o.idle, a.state AS ask_state, a.round AS ask_round, a.seeker_id, a.text, a.language, a.opened_at, a.unnamed, o.handover_id`

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

/** Those of an ask that wait for somebody who is left out of it, "later" among them, are as if they had run out. */
export async function lapseLeftOut(
  tx: Tx,
  organizationId: string,
  askId: string,
): Promise<{ offerId: string; helperId: string }[]> {
  const { rows } = await sql<{ offerId: string; helperId: string }>`
    UPDATE offer SET state = 'lapsed', postponed_until = NULL FROM ask_left_out l
    WHERE offer.organization_id = ${organizationId} AND offer.ask_id = ${askId}
      AND l.organization_id = offer.organization_id AND l.ask_id = offer.ask_id AND l.person_id = offer.helper_id
      AND offer.state IN ('sent', 'seen', 'postponed')
    RETURNING offer.id AS offer_id, offer.helper_id`.execute(tx)
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
  handover: { from: RefRow | null; line: string } | null
}

/** Still to be answered, by the states of offer `o` and ask `a`. */
const onScreen = sql`o.round = a.round
  AND ((o.state IN ('sent', 'seen') AND a.state = 'searching')
    OR (o.state = 'postponed' AND a.state IN ('searching', 'parked'))
    OR (o.handover_id IS NOT NULL AND o.state IN ('sent', 'seen', 'postponed') AND a.state = 'live'))`

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
         AND skill.id IN (SELECT (reason->>'skillId')::uuid FROM jsonb_array_elements(o.reasons) AS reason)) AS reason_skills,
      ${tapHandoverJson(organizationId)} AS handover
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
 * @returns those that nobody had seen before
 */
export async function noteSeen(
  db: Db,
  organizationId: string,
  pairs: readonly [offerId: string, helperId: string][],
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE offer SET state = 'seen', seen_at = ${at}
    WHERE organization_id = ${organizationId} AND id IN (
      SELECT o.id FROM unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, id]) => id)}::uuid[]) AS mine (id, helper_id)
      JOIN offer o ON o.organization_id = ${organizationId} AND o.id = mine.id AND o.helper_id = mine.helper_id
      WHERE o.state = 'sent' FOR NO KEY UPDATE OF o SKIP LOCKED)
    RETURNING id`.execute(db)
  return rows.map(({ id }) => id)
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
