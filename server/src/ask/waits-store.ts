import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { PastWait } from './estimate.ts'

/** How long past asks waited, for the wait curve and the estimate. */

/** Weeks and days looked back over for this hour, and how many asks of each hour are taken. */
const LOOK = { weeks: 26, anHourOfAWeek: 40, days: 28, anHour: 20, lately: 500 }

/**
 * [A21] Seconds from asking to the accepted offer, or to the end of the first search nobody came to (given up, put aside
 * or run out); of an ask that still searches, until now.
 */
const wait = (now: Date) => sql`
  ask.opened_at,
  ask.matched_at IS NOT NULL AND (ask.searched_until IS NULL OR ask.matched_at <= ask.searched_until) AS found,
  GREATEST(0, EXTRACT(EPOCH FROM LEAST(ask.matched_at, ask.searched_until,
    CASE WHEN ask.state = 'searching' THEN ${now}::timestamptz ELSE ask.state_since END) - ask.opened_at))::float8 AS seconds`

/** Waits of these asks, in no order. Imported asks are left out: nobody was looked for. */
export async function waitsOf(
  db: Db,
  organizationId: string,
  askIds: readonly string[],
  now: Date,
): Promise<Omit<PastWait, 'similar'>[]> {
  if (askIds.length === 0) return []
  const { rows } = await sql<Omit<PastWait, 'similar'>>`
    SELECT ${wait(now)} FROM ask
    WHERE organization_id = ${organizationId} AND id = ANY(${[...askIds]}::uuid[]) AND NOT imported`.execute(db)
  return rows
}

/**
 * Waits of the house that may tell of one that begins at this moment: this hour of the week for half a year, this hour
 * of the day for four weeks, and the last ones whatever their hour. Not those of `except`, nor of this seeker's ask.
 */
export async function waitsAround(
  db: Db,
  organizationId: string,
  look: { at: Date; now: Date; except: readonly string[] },
): Promise<Omit<PastWait, 'similar'>[]> {
  const { at, now, except } = look
  const past = sql`ask.organization_id = ${organizationId} AND NOT ask.imported AND NOT ask.id = ANY(${[...except]}::uuid[])`
  const hours = (every: string, many: number, most: number) => sql`
    SELECT found.id FROM generate_series(1, ${many}::int) AS ago CROSS JOIN LATERAL (
      SELECT ask.id FROM ask WHERE ${past}
        AND ask.opened_at BETWEEN ${at}::timestamptz - ago * ${every}::interval - interval '1 hour'
          AND ${at}::timestamptz - ago * ${every}::interval + interval '1 hour'
      ORDER BY ask.opened_at DESC LIMIT ${most}) AS found`
  const { rows } = await sql<Omit<PastWait, 'similar'>>`
    SELECT ${wait(now)} FROM ask
    WHERE ask.organization_id = ${organizationId} AND ask.id IN (
      (${hours('168 hours', LOOK.weeks, LOOK.anHourOfAWeek)})
      UNION (${hours('24 hours', LOOK.days, LOOK.anHour)})
      UNION (SELECT ask.id FROM ask WHERE ${past} AND ask.opened_at < ${now} ORDER BY ask.opened_at DESC LIMIT ${LOOK.lately}))`.execute(
    db,
  )
  return rows
}
