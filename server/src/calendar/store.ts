import type { CalendarFailure } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { Version } from './look.ts'
import type { Stretch } from './stretches.ts'

/** Rows of calendar and busy_stretch. The only SQL of the slice. */

export interface CalendarRow {
  id: string
  sealedAddress: Buffer
  host: string
  addedAt: Date
  zone: string
  readAt: Date
  knownUntil: Date
  unread: number
  etag: string | null
  lastModified: string | null
  failures: number
  failingBecause: CalendarFailure | null
  failingSince: Date | null
}

const columns = sql`c.id, c.sealed_address, c.host, c.added_at, c.zone, c.read_at, c.known_until, c.unread, c.etag,
  c.last_modified, c.failures, c.failing_because, c.failing_since`

export async function calendarOf(db: Db, organizationId: string, personId: string): Promise<CalendarRow | null> {
  const { rows } = await sql<CalendarRow>`
    SELECT ${columns} FROM calendar c
    WHERE c.organization_id = ${organizationId} AND c.person_id = ${personId}`.execute(db)
  return rows[0] ?? null
}

/** Busy at that moment, until; else from when on next. */
export async function busyAround(
  db: Db,
  organizationId: string,
  personId: string,
  now: Date,
): Promise<{ busyUntil: Date | null; nextBusyAt: Date | null }> {
  const { rows } = await sql<{ busyUntil: Date | null; nextBusyAt: Date | null }>`
    SELECT max(ends) FILTER (WHERE starts <= ${now}) AS busy_until, min(starts) FILTER (WHERE starts > ${now}) AS next_busy_at
    FROM busy_stretch
    WHERE organization_id = ${organizationId} AND person_id = ${personId} AND ends > ${now}`.execute(db)
  return rows[0] ?? { busyUntil: null, nextBusyAt: null }
}

export type Whole = Version & { zone: string; readAt: Date; knownUntil: Date; unread: number }

/** An address that could be read; it takes the place of the one before. */
export async function putCalendar(
  tx: Tx,
  organizationId: string,
  personId: string,
  row: Whole & { id: string; sealedAddress: Buffer; host: string },
): Promise<void> {
  await sql`
    INSERT INTO calendar (organization_id, person_id, id, sealed_address, host, added_at, zone, read_at, known_until,
      unread, etag, last_modified)
    VALUES (${organizationId}, ${personId}, ${row.id}, ${row.sealedAddress}, ${row.host}, ${row.readAt}, ${row.zone},
      ${row.readAt}, ${row.knownUntil}, ${row.unread}, ${row.etag}, ${row.lastModified})
    ON CONFLICT (organization_id, person_id) DO UPDATE SET id = excluded.id, sealed_address = excluded.sealed_address,
      host = excluded.host, added_at = excluded.added_at, zone = excluded.zone, read_at = excluded.read_at,
      known_until = excluded.known_until, unread = excluded.unread, etag = excluded.etag,
      last_modified = excluded.last_modified, failures = 0, failing_because = NULL, failing_since = NULL`.execute(tx)
}

/** [C8] A reading went well: of this very address, or nothing is written and the answer is false. `whole`: null when it stands as it did. */
export async function noteRead(
  tx: Tx,
  organizationId: string,
  id: string,
  at: Date,
  whole: Whole | null,
): Promise<boolean> {
  const result = await sql`
    UPDATE calendar SET read_at = ${at}, failures = 0, failing_because = NULL, failing_since = NULL
      ${
        whole === null
          ? sql``
          : sql`, zone = ${whole.zone}, known_until = ${whole.knownUntil}, unread = ${whole.unread}, etag = ${whole.etag}, last_modified = ${whole.lastModified}`
      }
    WHERE organization_id = ${organizationId} AND id = ${id}`.execute(tx)
  return result.numAffectedRows === 1n
}

/** A reading failed: how many in a row did; null when the address is no longer there. */
export async function noteFailure(
  tx: Tx,
  organizationId: string,
  id: string,
  failure: { at: Date; because: CalendarFailure },
): Promise<number | null> {
  const { rows } = await sql<{ failures: number }>`
    UPDATE calendar SET failures = failures + 1, failing_because = ${failure.because},
      failing_since = COALESCE(failing_since, ${failure.at})
    WHERE organization_id = ${organizationId} AND id = ${id} RETURNING failures`.execute(tx)
  return rows[0]?.failures ?? null
}

/** These stretches and no others. False when they were known. */
export async function putStretches(
  tx: Tx,
  organizationId: string,
  personId: string,
  stretches: readonly Stretch[],
): Promise<boolean> {
  const own = sql`organization_id = ${organizationId} AND person_id = ${personId}`
  const wanted = JSON.stringify(
    stretches.map(({ from, to }) => ({ starts: new Date(from).toISOString(), ends: new Date(to).toISOString() })),
  )
  const said = sql`jsonb_to_recordset(${wanted}::jsonb) AS s (starts timestamptz, ends timestamptz)`
  const gone = await sql`
    DELETE FROM busy_stretch WHERE ${own} AND (starts, ends) NOT IN (SELECT s.starts, s.ends FROM ${said})`.execute(tx)
  const added = await sql`
    INSERT INTO busy_stretch (organization_id, person_id, starts, ends)
    SELECT ${organizationId}::uuid, ${personId}::uuid, s.starts, s.ends FROM ${said}
    ON CONFLICT DO NOTHING`.execute(tx)
  return (gone.numAffectedRows ?? 0n) + (added.numAffectedRows ?? 0n) > 0n
}

/** Before its stretches: a reading being written is over then, and one that follows writes nothing [C8]. False when there was none. */
export async function dropCalendar(tx: Tx, organizationId: string, personId: string): Promise<boolean> {
  const result = await sql`
    DELETE FROM calendar WHERE organization_id = ${organizationId} AND person_id = ${personId}`.execute(tx)
  return result.numAffectedRows === 1n
}
