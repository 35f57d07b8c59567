import { sql } from 'kysely'
import { heldWords } from '../availability/store.ts'
import { type Tx, together } from '../platform/db.ts'

/** The claim. */

export interface Claimed {
  askId: string
  seekerId: string
  round: number
  later: boolean
  /** Nobody had said otherwise of this tap meanwhile, in another tab, and neither of the two met somebody else. */
  stands: boolean
}

/** What goes with a claim: taps of others that are taken back, and taps of the two for other asks that are let go. */
export interface ClaimedWith {
  withdrawn: { offerId: string; helperId: string }[]
  letGo: { offerId: string; helperId: string; askId: string }[]
}

/**
 * [A3] The claim: the most important statement of the product. If the ask still searches (or was parked after this
 * helper said "later", or is live and handed over to them), and neither of the two is in a session, the ask is matched, the offer
 * accepted and the session opened, all at once. Zero rows: somebody else was first, or it is over. Racers queue on the ask's row; the loser's
 * WHERE is evaluated anew on the winner's version (READ COMMITTED) and finds nothing. The offer is another row, whose
 * newest version counts where it is written: one that was declined meanwhile no longer `stands`, and whoever asked takes
 * the whole of it back.
 *
 * [A8] With it every other tap of the round is taken back, by a statement that leaves with the first, so that a plan
 * which committed while the claim waited is seen too. Those who already said no stay as they are. [A11] Both are in a
 * session now: their words are held, so that no plan overlooks it, and taps they have for other asks are let go. Two claims
 * at once of one person, once as a seeker and once as a helper, wait for one another there: the later one sees that they
 * are not `alone` any more.
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
        AND (ask.state = 'searching' OR (ask.state = 'parked' AND o.state = 'postponed')
          OR (ask.state = 'live' AND o.handover_id IS NOT NULL))
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
  const theirs = sql<{ offerId: string | null; helperId: string; askId: string; alone: boolean }>`
    WITH two AS (
      SELECT id, helper_id, seeker_id FROM session WHERE organization_id = ${organizationId} AND id = ${accept.sessionId}
    ), let_go AS (
      UPDATE offer SET state = 'lapsed'
      FROM two
      WHERE offer.organization_id = ${organizationId} AND offer.helper_id IN (two.helper_id, two.seeker_id)
        AND offer.state IN ('sent', 'seen')
      RETURNING offer.id AS offer_id, offer.helper_id, offer.ask_id
    )
    SELECT let_go.offer_id, let_go.helper_id, let_go.ask_id, NOT EXISTS (
      SELECT FROM session s WHERE s.organization_id = ${organizationId} AND s.state <> 'ended' AND s.id <> two.id
        AND (s.helper_id IN (two.helper_id, two.seeker_id) OR s.seeker_id IN (two.helper_id, two.seeker_id))) AS alone
    FROM two LEFT JOIN let_go ON true`
  const statements = [claimed.compile(tx), held.compile(tx), others.compile(tx), theirs.compile(tx)] as const
  const [[won], , withdrawn, last] = await together<
    [Claimed, unknown, ClaimedWith['withdrawn'][number], Awaited<ReturnType<typeof theirs.execute>>['rows'][number]]
  >(tx, ...statements)
  if (!won) return null
  const letGo = last.flatMap(({ offerId, helperId, askId }) => (offerId === null ? [] : [{ offerId, helperId, askId }]))
  return { ...won, stands: won.stands && last.every(({ alone }) => alone), withdrawn, letGo }
}
