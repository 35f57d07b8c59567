import { sql } from 'kysely'
import { sought } from '../ask/store.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { Wish } from './rules.ts'

/** Rows of later_wish. The only SQL of the slice. */

export interface WishOfAsk extends Wish {
  askId: string
  seekerId: string
}

const columns = sql`w.ask_id, a.seeker_id, w.ends_at, w.times, w.asks_until, w.rests_until`
const joined = sql`later_wish w JOIN ask a ON a.organization_id = w.organization_id AND a.id = w.ask_id`

/** The wish of an ask that is put aside, kept from others until the end of `tx`. */
export async function lockWish(tx: Tx, organizationId: string, askId: string): Promise<WishOfAsk | null> {
  const { rows } = await lockedWish(organizationId, askId).execute(tx)
  return rows[0] ?? null
}

/** The statement of `lockWish`. */
export const lockedWish = (organizationId: string, askId: string) => sql<WishOfAsk>`
  SELECT ${columns} FROM ${joined}
  WHERE w.organization_id = ${organizationId} AND w.ask_id = ${askId} AND a.state = 'parked'
  FOR UPDATE OF w`

export async function saveWish(tx: Tx, organizationId: string, askId: string, wish: Wish): Promise<void> {
  const { endsAt, times, asksUntil, restsUntil } = wish
  await sql`
    INSERT INTO later_wish (organization_id, ask_id, ends_at, times, asks_until, rests_until)
    VALUES (${organizationId}, ${askId}, ${endsAt}, ${times}, ${asksUntil}, ${restsUntil})
    ON CONFLICT (organization_id, ask_id) DO UPDATE SET ends_at = excluded.ends_at, times = excluded.times,
      asks_until = excluded.asks_until, rests_until = excluded.rests_until`.execute(tx)
}

/** @returns whether there was one */
export async function deleteWish(db: Db, organizationId: string, askId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM later_wish WHERE organization_id = ${organizationId} AND ask_id = ${askId}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** [G1] Its ask is not put aside any more. */
export async function deleteIfTakenUp(db: Db, organizationId: string, askId: string): Promise<void> {
  await sql`
    DELETE FROM later_wish w USING ask a
    WHERE w.organization_id = ${organizationId} AND w.ask_id = ${askId}
      AND a.organization_id = w.organization_id AND a.id = w.ask_id AND a.state <> 'parked'`.execute(db)
}

export interface WaitingWish extends WishOfAsk {
  text: string
  language: string
  skillIds: string[]
  leftOut: string[]
  /** The one it is for, when nobody else may be asked. */
  onlyId: string | null
}

/** Wishes whose seekers neither search nor meet, the oldest ask first. Whoever was tapped for it since `triedSince` is left out. */
export async function waitingWishes(
  db: Db,
  organizationId: string,
  { triedSince, limit }: { triedSince: Date; limit: number },
): Promise<WaitingWish[]> {
  const { rows } = await sql<WaitingWish>`
    SELECT ${columns}, a.text, a.language, ${sought},
      ARRAY(SELECT person_id::text FROM ask_left_out l WHERE l.organization_id = a.organization_id AND l.ask_id = a.id
        UNION SELECT helper_id::text FROM offer o WHERE o.organization_id = a.organization_id AND o.ask_id = a.id
          AND (o.state IN ('declined', 'off_topic') OR o.sent_at > ${triedSince})) AS left_out
    FROM ${joined}
    WHERE w.organization_id = ${organizationId} AND a.state = 'parked'
      AND NOT EXISTS (SELECT FROM ask other WHERE other.organization_id = a.organization_id
        AND other.seeker_id = a.seeker_id AND other.state IN ('searching', 'matched', 'live'))
      AND NOT EXISTS (SELECT FROM session m WHERE m.organization_id = a.organization_id AND m.state <> 'ended'
        AND (m.seeker_id = a.seeker_id OR m.helper_id = a.seeker_id))
    ORDER BY a.opened_at LIMIT ${limit}`.execute(db)
  return rows
}
