import type { BookingState } from '@binome/contract/now.ts'
import type { Language } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import { sought } from '../ask/store.ts'
import { type RefRow, refJson } from '../people/store.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { BookingActor } from './lifecycle.ts'

/** Rows of booking and booking_asked. The only SQL of the slice. */

export interface BookingRow {
  id: string
  askId: string
  seekerId: string
  helperId: string | null
  startsAt: Date
  minutes: number
  state: BookingState
  unnamed: boolean
  /** Were asked and did not say no. */
  asked: string[]
}

const columns = sql`b.id, b.ask_id, b.seeker_id, b.helper_id, b.starts_at, b.minutes, b.state, a.unnamed,
  ARRAY(SELECT k.helper_id::text FROM booking_asked k
        WHERE k.organization_id = b.organization_id AND k.booking_id = b.id AND k.no_at IS NULL) AS asked`

export async function bookingOf(db: Db, organizationId: string, id: string): Promise<BookingRow | null> {
  const { rows } = await sql<BookingRow>`
    SELECT ${columns} FROM booking b JOIN ask a ON a.organization_id = b.organization_id AND a.id = b.ask_id
    WHERE b.organization_id = ${organizationId} AND b.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The same, held until the end of the transaction. */
export async function lockBooking(tx: Tx, organizationId: string, id: string): Promise<BookingRow | null> {
  await lockedBooking(organizationId, id).execute(tx)
  return bookingOf(tx, organizationId, id)
}

/** The statement that holds it. */
export const lockedBooking = (organizationId: string, id: string) => sql`
  SELECT FROM booking WHERE organization_id = ${organizationId} AND id = ${id} FOR UPDATE`

/** What still waits of an ask, or of a person. */
export async function waiting(
  db: Db,
  organizationId: string,
  of: { askId: string } | { personId: string },
): Promise<string[]> {
  const whose =
    'askId' in of ? sql`ask_id = ${of.askId}` : sql`(seeker_id = ${of.personId} OR helper_id = ${of.personId})`
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM booking WHERE organization_id = ${organizationId} AND ${whose} AND state IN ('proposed', 'booked')
    ORDER BY id`.execute(db)
  return rows.map((row) => row.id)
}

export interface AskToBook {
  id: string
  seekerId: string
  text: string
  language: Language
  state: string
  /** For this person alone. */
  onlyId: string | null
  skillIds: string[]
  /** Said no in any round or to a moment, or tried without solving it. */
  not: string[]
  /** When those who said "later" would be there. */
  later: { helperId: string; at: Date }[]
}

export async function askToBook(db: Db, organizationId: string, askId: string): Promise<AskToBook | null> {
  const { rows } = await sql<Omit<AskToBook, 'later'> & { later: { helperId: string; at: string }[] }>`
    SELECT a.id, a.seeker_id, a.text, a.language, a.state, ${sought},
      ARRAY(SELECT person_id::text FROM ask_left_out l WHERE l.organization_id = a.organization_id AND l.ask_id = a.id
            UNION SELECT helper_id::text FROM offer o WHERE o.organization_id = a.organization_id AND o.ask_id = a.id
              AND o.state IN ('declined', 'off_topic')
            UNION SELECT k.helper_id::text FROM booking_asked k
              JOIN booking b ON b.organization_id = k.organization_id AND b.id = k.booking_id
              WHERE b.organization_id = a.organization_id AND b.ask_id = a.id AND k.no_at IS NOT NULL) AS not,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('helperId', helper_id, 'at', postponed_until)), '[]') FROM offer o
       WHERE o.organization_id = a.organization_id AND o.ask_id = a.id AND o.round = a.round AND o.state = 'postponed') AS later
    FROM ask a WHERE a.organization_id = ${organizationId} AND a.id = ${askId}`.execute(db)
  const found = rows[0]
  return found ? { ...found, later: found.later.map(({ helperId, at }) => ({ helperId, at: new Date(at) })) } : null
}

/** [B5] Of these, who is asked about so many moments already. */
export async function asAskedEnough(
  db: Db,
  organizationId: string,
  personIds: readonly string[],
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ helperId: string }>`
    SELECT k.helper_id FROM booking_asked k JOIN booking b ON b.organization_id = k.organization_id AND b.id = k.booking_id
    WHERE k.organization_id = ${organizationId} AND k.helper_id = ANY(${[...personIds]}::uuid[]) AND k.no_at IS NULL
      AND b.state = 'proposed'
    GROUP BY k.helper_id HAVING count(*) >= ${most}`.execute(db)
  return rows.map((row) => row.helperId)
}

/** [B3] One at a time of an ask that waits: false when there is one, or when it does not wait any more. */
export async function insertBooking(
  tx: Tx,
  organizationId: string,
  booking: { id: string; askId: string; startsAt: Date; minutes: number; at: Date },
  helperIds: readonly string[],
): Promise<boolean> {
  const result = await sql`
    INSERT INTO booking (organization_id, id, ask_id, seeker_id, starts_at, minutes, state, asked_at)
    SELECT a.organization_id, ${booking.id}::uuid, a.id, a.seeker_id, ${booking.startsAt}::timestamptz,
      ${booking.minutes}::smallint, 'proposed', ${booking.at}::timestamptz
    FROM ask a WHERE a.organization_id = ${organizationId} AND a.id = ${booking.askId} AND a.state = 'parked'
    ON CONFLICT DO NOTHING`.execute(tx)
  if (result.numAffectedRows !== 1n) return false
  await sql`
    INSERT INTO booking_asked (organization_id, booking_id, helper_id)
    SELECT ${organizationId}::uuid, ${booking.id}::uuid, unnest(${[...helperIds].toSorted()}::uuid[])`.execute(tx)
  return true
}

/** [B4] A no, seen by nobody. False when it was said, or is not theirs to say. */
export async function noteNo(tx: Tx, organizationId: string, id: string, helperId: string, at: Date): Promise<boolean> {
  const result = await sql`
    UPDATE booking_asked SET no_at = ${at}
    WHERE organization_id = ${organizationId} AND booking_id = ${id} AND helper_id = ${helperId} AND no_at IS NULL`.execute(
    tx,
  )
  return result.numAffectedRows === 1n
}

/**
 * [B3] The yes: one wins, of those asked, who has no other moment then. Their word is renewed before, in this transaction,
 * which makes two yeses of one person wait for one another. Zero rows: too late, or booked elsewhere.
 */
export async function confirm(
  tx: Tx,
  organizationId: string,
  id: string,
  helperId: string,
  at: Date,
): Promise<'booked' | 'busy' | 'gone'> {
  const free = sql`NOT EXISTS (SELECT FROM booking o WHERE o.organization_id = b.organization_id AND o.state = 'booked'
    AND (${helperId}::uuid IN (o.helper_id, o.seeker_id) OR b.seeker_id IN (o.helper_id, o.seeker_id))
    AND o.starts_at < b.starts_at + b.minutes * interval '1 minute'
    AND b.starts_at < o.starts_at + o.minutes * interval '1 minute')`
  const { rows } = await sql<{ free: boolean }>`
    SELECT ${free} AS free FROM booking b
    JOIN booking_asked k ON k.organization_id = b.organization_id AND k.booking_id = b.id AND k.helper_id = ${helperId}
    JOIN ask a ON a.organization_id = b.organization_id AND a.id = b.ask_id AND a.state IN ('parked', 'searching')
    WHERE b.organization_id = ${organizationId} AND b.id = ${id} AND b.state = 'proposed' AND k.no_at IS NULL
      AND b.starts_at > ${at}
    FOR UPDATE OF b`.execute(tx)
  const [found] = rows
  if (found === undefined) return 'gone'
  if (!found.free) return 'busy'
  await sql`UPDATE booking SET state = 'booked', helper_id = ${helperId}
    WHERE organization_id = ${organizationId} AND id = ${id}`.execute(tx)
  return 'booked'
}

/** It is over. False when it was already, or stood elsewhere. */
export async function endBooking(
  tx: Tx,
  organizationId: string,
  id: string,
  end: { from: BookingState; to: BookingState; by: BookingActor; at: Date },
): Promise<boolean> {
  const result = await sql`
    UPDATE booking SET state = ${end.to}, ended_at = ${end.at}, ended_by = ${end.by}
    WHERE organization_id = ${organizationId} AND id = ${id} AND state = ${end.from}`.execute(tx)
  return result.numAffectedRows === 1n
}

/** The two met, or are about to: a session of theirs for this ask since then. */
export async function metSince(db: Db, organizationId: string, booking: BookingRow, since: Date): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM session WHERE organization_id = ${organizationId} AND ask_id = ${booking.askId}
      AND helper_id = ${booking.helperId} AND opened_at >= ${since} LIMIT 1`.execute(db)
  return rows.length > 0
}

/**
 * [B7] The offer by which a booked helper comes, in the place of any other of theirs in this round; null when the ask
 * does not wait. How well it fits was judged when they were chosen, and is not known any more.
 */
export async function offerToJoin(
  tx: Tx,
  organizationId: string,
  booking: BookingRow,
  offer: { id: string; at: Date; until: Date },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO offer (organization_id, id, ask_id, helper_id, round, wave, state, sent_at, seen_at, lapses_at,
      postponed_until, reasons, minutes, named, fit, idle)
    SELECT a.organization_id, ${offer.id}::uuid, a.id, ${booking.helperId}::uuid, a.round, GREATEST(1, a.wave), 'postponed',
      ${offer.at}::timestamptz, ${offer.at}::timestamptz, ${offer.until}::timestamptz, ${offer.until}::timestamptz,
      '[{"kind": "willing"}]'::jsonb, ${booking.minutes}::int, true, 0.3, false
    FROM ask a WHERE a.organization_id = ${organizationId} AND a.id = ${booking.askId} AND a.state IN ('parked', 'searching')
    ON CONFLICT (organization_id, ask_id, round, helper_id)
    DO UPDATE SET state = 'postponed', postponed_until = excluded.postponed_until WHERE offer.state <> 'accepted'
    RETURNING id`.execute(tx)
  return rows[0]?.id ?? null
}

export type Shown = BookingRow & {
  text: string
  language: Language
  seeker: RefRow | null
  helper: RefRow | null
  endedBy: BookingActor | null
}

/** What waits for somebody, and what came to nothing since. One who was asked sees it until somebody said yes. */
export async function shownTo(db: Db, organizationId: string, personId: string, since: Date): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    SELECT ${columns}, a.text, a.language, b.ended_by, ${refJson(organizationId, sql`b.seeker_id`)} AS seeker,
      ${refJson(organizationId, sql`b.helper_id`)} AS helper
    FROM booking b JOIN ask a ON a.organization_id = b.organization_id AND a.id = b.ask_id
    WHERE b.organization_id = ${organizationId} AND b.state <> 'kept' AND (b.ended_at IS NULL OR b.ended_at > ${since})
      AND b.id IN (
        SELECT id FROM booking WHERE organization_id = ${organizationId} AND seeker_id = ${personId}
        UNION SELECT id FROM booking WHERE organization_id = ${organizationId} AND helper_id = ${personId}
        UNION SELECT o.id FROM booking_asked k JOIN booking o ON o.organization_id = k.organization_id AND o.id = k.booking_id
          WHERE k.organization_id = ${organizationId} AND k.helper_id = ${personId} AND k.no_at IS NULL AND o.state = 'proposed')
    ORDER BY b.starts_at, b.id LIMIT 40`.execute(db)
  return rows
}
