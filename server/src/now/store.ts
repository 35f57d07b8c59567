import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Longer than a session waits to be closed. */
const UNCLOSED_DAYS = 8

/**
 * Whose screens show this person by name just now: the other of an open or unclosed session, seekers whose ask names
 * them or was answered by them, helpers with their tap, the other of a booked moment, whoever may go on with a session or
 * handed it over, whoever is at the same session to look on or to advise. They are told when a name or a photo changes, so
 * that snapshot + events stays true.
 */
export async function facing(db: Db, organizationId: string, personId: string, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - UNCLOSED_DAYS * 86_400_000)
  const { rows } = await sql<{ personId: string }>`
    SELECT seeker_id AS person_id FROM session
      WHERE organization_id = ${organizationId} AND helper_id = ${personId} AND opened_at > ${since}
    UNION SELECT helper_id FROM session
      WHERE organization_id = ${organizationId} AND seeker_id = ${personId} AND opened_at > ${since}
    UNION SELECT seeker_id FROM ask
      WHERE organization_id = ${organizationId} AND for_person_id = ${personId}
        AND state IN ('searching', 'matched', 'live', 'parked')
    UNION SELECT a.seeker_id FROM asked_to_write w
      JOIN ask a ON a.organization_id = w.organization_id AND a.id = w.ask_id
      WHERE w.organization_id = ${organizationId} AND w.person_id = ${personId} AND a.state = 'parked'
    UNION SELECT seeker_id FROM booking
      WHERE organization_id = ${organizationId} AND helper_id = ${personId} AND starts_at > ${since}
    UNION SELECT k.helper_id FROM booking b
      JOIN booking_asked k ON k.organization_id = b.organization_id AND k.booking_id = b.id
      WHERE b.organization_id = ${organizationId} AND b.seeker_id = ${personId} AND b.starts_at > ${since}
    UNION SELECT unnest(ARRAY[s.seeker_id, s.helper_id]) FROM handover h
      JOIN session s ON s.organization_id = h.organization_id AND s.id = h.session_id
      WHERE h.organization_id = ${organizationId} AND h.to_id = ${personId} AND s.opened_at > ${since}
    UNION SELECT o.helper_id FROM session s
      JOIN handover h ON h.organization_id = s.organization_id AND h.session_id = s.id
      JOIN offer o ON o.organization_id = h.organization_id AND o.handover_id = h.id
      WHERE s.organization_id = ${organizationId} AND s.helper_id = ${personId} AND s.opened_at > ${since}
    UNION SELECT o.person_id FROM session s
      JOIN session_observer o ON o.organization_id = s.organization_id AND o.session_id = s.id
      WHERE s.organization_id = ${organizationId} AND ${personId} IN (s.seeker_id, s.helper_id) AND s.state <> 'ended'
    UNION SELECT unnest(ARRAY[s.seeker_id, s.helper_id]) FROM session_observer o
      JOIN session s ON s.organization_id = o.organization_id AND s.id = o.session_id
      WHERE o.organization_id = ${organizationId} AND o.person_id = ${personId} AND s.state <> 'ended'
    UNION SELECT o.person_id FROM session_observer b
      JOIN session_observer o ON o.organization_id = b.organization_id AND o.session_id = b.session_id
      WHERE b.organization_id = ${organizationId} AND b.person_id = ${personId} AND b.state = 'here'
        AND o.state IN ('invited', 'here')
    UNION SELECT o.helper_id FROM offer o
      JOIN ask a ON a.organization_id = o.organization_id AND a.id = o.ask_id
      WHERE o.organization_id = ${organizationId} AND a.seeker_id = ${personId}
        AND o.state IN ('sent', 'seen', 'postponed')`.execute(db)
  return rows.map((row) => row.personId).filter((id) => id !== personId)
}

/** Who met its seeker in a session of this ask that is over. */
export async function helpersMet(db: Db, organizationId: string, askId: string): Promise<string[]> {
  const { rows } = await sql<{ helperId: string }>`
    SELECT DISTINCT helper_id FROM session
    WHERE organization_id = ${organizationId} AND ask_id = ${askId} AND state = 'ended'`.execute(db)
  return rows.map(({ helperId }) => helperId)
}

/** Taps of an ask that are on somebody's screen. */
export async function openTaps(
  db: Db,
  organizationId: string,
  askId: string,
): Promise<{ offerId: string; helperId: string }[]> {
  const { rows } = await sql<{ offerId: string; helperId: string }>`
    SELECT id AS offer_id, helper_id FROM offer
    WHERE organization_id = ${organizationId} AND ask_id = ${askId} AND state IN ('sent', 'seen', 'postponed')`.execute(
    db,
  )
  return rows
}

/** Members whose hours are told as where their team or the house is. */
export async function withoutPlace(db: Db, organizationId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    SELECT m.person_id FROM membership m
    WHERE m.organization_id = ${organizationId} AND m.ended_at IS NULL AND NOT EXISTS (
      SELECT FROM availability v
      WHERE v.organization_id = m.organization_id AND v.person_id = m.person_id AND v.time_zone IS NOT NULL)`.execute(
    db,
  )
  return rows.map(({ personId }) => personId)
}
