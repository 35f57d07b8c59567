import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { LetterKind } from './token.ts'

/** SQL of channels and browsers. */

export interface Switches {
  tab: boolean
  push: boolean
  pushWords: boolean
  sound: boolean
  mailParked: boolean
  mailDigest: boolean
  mailNotices: boolean
}

/** Whoever never said anything. */
const asBorn: Switches = {
  tab: true,
  push: true,
  pushWords: true,
  sound: false,
  mailParked: true,
  mailDigest: true,
  mailNotices: true,
}

export async function switchesOf(db: Db, organizationId: string, personId: string): Promise<Switches> {
  const { rows } = await sql<Switches>`
    SELECT tab, push, push_words, sound, mail_parked, mail_digest, mail_notices FROM reach
    WHERE organization_id = ${organizationId} AND person_id = ${personId}`.execute(db)
  return rows[0] ?? asBorn
}

export async function saveSwitches(
  db: Db,
  organizationId: string,
  personId: string,
  changed: Partial<Switches>,
): Promise<void> {
  const own = { ...(await switchesOf(db, organizationId, personId)), ...changed }
  await sql`
    INSERT INTO reach (organization_id, person_id, tab, push, push_words, sound, mail_parked, mail_digest, mail_notices)
    VALUES (${organizationId}, ${personId}, ${own.tab}, ${own.push}, ${own.pushWords}, ${own.sound}, ${own.mailParked},
            ${own.mailDigest}, ${own.mailNotices})
    ON CONFLICT (organization_id, person_id) DO UPDATE SET tab = excluded.tab, push = excluded.push,
      push_words = excluded.push_words, sound = excluded.sound, mail_parked = excluded.mail_parked,
      mail_digest = excluded.mail_digest, mail_notices = excluded.mail_notices`.execute(db)
}

/** Which switch a kind of letter has. */
export const switchOf = { parked: 'mailParked', digest: 'mailDigest', notices: 'mailNotices' } as const satisfies {
  [K in LetterKind]: keyof Switches
}

/** A sign-in that is over reaches nobody, though its row may still be there. */
const signedIn = (at: Date) =>
  sql`EXISTS (SELECT FROM auth_session s WHERE s.id = d.auth_session_id AND s.expires_at > ${at})`

/** Channels of those who have said something of them or have a browser that takes notifications; of others, none. */
export async function waysOf(
  db: Db,
  organizationId: string,
  at: Date,
  personIds?: readonly string[],
): Promise<{ personId: string; tab: boolean; push: boolean }[]> {
  const these = personIds === undefined ? sql`true` : sql`person_id = ANY(${[...personIds]}::uuid[])`
  const { rows } = await sql<{ personId: string; tab: boolean; push: boolean }>`
    WITH here AS (
      SELECT DISTINCT person_id FROM push_subscription d
      WHERE organization_id = ${organizationId} AND ${these} AND ${signedIn(at)}
    ), said AS (
      SELECT person_id, tab, push FROM reach WHERE organization_id = ${organizationId} AND ${these}
    )
    SELECT COALESCE(said.person_id, here.person_id) AS person_id, COALESCE(said.tab, true) AS tab,
      here.person_id IS NOT NULL AND COALESCE(said.push, true) AS push
    FROM said FULL JOIN here USING (person_id)`.execute(db)
  return rows
}

export interface Device {
  id: string
  endpoint: string
  p256dh: string
  auth: string
  browser: string
  system: string
  createdAt: Date
  lastSuccessAt: Date | null
  authSessionId: string
}

const deviceColumns = sql`d.id, d.endpoint, d.p256dh, d.auth, d.browser, d.system, d.created_at, d.last_success_at,
  d.auth_session_id`

/** Browsers of one person, at most; the oldest gives way. */
export const MOST_DEVICES = 20

export async function devicesOf(db: Db, organizationId: string, personId: string, at: Date): Promise<Device[]> {
  const { rows } = await sql<Device>`
    SELECT ${deviceColumns} FROM push_subscription d
    WHERE d.organization_id = ${organizationId} AND d.person_id = ${personId} AND ${signedIn(at)}
    ORDER BY d.created_at, d.id LIMIT ${MOST_DEVICES}`.execute(db)
  return rows
}

/** A browser is its endpoint: told again, by whoever signs in there now, it is theirs. */
export async function saveDevice(
  db: Db,
  organizationId: string,
  personId: string,
  device: Omit<Device, 'lastSuccessAt'>,
): Promise<Device> {
  await sql`DELETE FROM push_subscription WHERE endpoint = ${device.endpoint}
    AND (organization_id, person_id) <> (${organizationId}::uuid, ${personId}::uuid)`.execute(db)
  await sql`DELETE FROM push_subscription WHERE organization_id = ${organizationId} AND id IN (
    SELECT id FROM push_subscription WHERE organization_id = ${organizationId} AND person_id = ${personId}
      AND endpoint <> ${device.endpoint} ORDER BY created_at DESC, id DESC OFFSET ${MOST_DEVICES - 1})`.execute(db)
  const { rows } = await sql<Device>`
    INSERT INTO push_subscription AS d (organization_id, id, person_id, auth_session_id, endpoint, p256dh, auth, browser, system, created_at)
    VALUES (${organizationId}, ${device.id}, ${personId}, ${device.authSessionId}, ${device.endpoint}, ${device.p256dh},
            ${device.auth}, ${device.browser}, ${device.system}, ${device.createdAt})
    ON CONFLICT (endpoint) DO UPDATE SET auth_session_id = excluded.auth_session_id, p256dh = excluded.p256dh,
      auth = excluded.auth, browser = excluded.browser, system = excluded.system
    RETURNING ${deviceColumns}`.execute(db)
  return rows[0] ?? { ...device, lastSuccessAt: null }
}

/** Returns how many went. */
export async function removeDevices(
  db: Db,
  organizationId: string,
  personId: string,
  ids: readonly string[],
): Promise<number> {
  const gone = await sql`DELETE FROM push_subscription
    WHERE organization_id = ${organizationId} AND person_id = ${personId} AND id = ANY(${[...ids]}::uuid[])`.execute(db)
  return Number(gone.numAffectedRows ?? 0n)
}

export async function deviceWorked(db: Db, organizationId: string, ids: readonly string[], at: Date): Promise<void> {
  await sql`UPDATE push_subscription SET last_success_at = ${at}
    WHERE organization_id = ${organizationId} AND id = ANY(${[...ids]}::uuid[])`.execute(db)
}

/** Notes that a tap goes out as a notification; false when it did already. */
export async function notePush(db: Db, organizationId: string, offerId: string, at: Date): Promise<boolean> {
  const noted =
    await sql`INSERT INTO tap_push (organization_id, offer_id, at) VALUES (${organizationId}, ${offerId}, ${at})
    ON CONFLICT DO NOTHING`.execute(db)
  return Number(noted.numAffectedRows ?? 0n) > 0
}

/** A tap that is put off may go out once more; false when it never did, or has come again by now. */
export async function forgetPush(tx: Tx, organizationId: string, offerId: string): Promise<boolean> {
  const gone = await sql`DELETE FROM tap_push p USING offer o
    WHERE p.organization_id = ${organizationId} AND p.offer_id = ${offerId}
      AND o.organization_id = p.organization_id AND o.id = p.offer_id AND o.state = 'postponed'`.execute(tx)
  return Number(gone.numAffectedRows ?? 0n) > 0
}

/** Those of these taps that went out as notifications. */
export async function pushedOf(db: Db, organizationId: string, offerIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ offerId: string }>`SELECT offer_id FROM tap_push
    WHERE organization_id = ${organizationId} AND offer_id = ANY(${[...offerIds]}::uuid[])`.execute(db)
  return new Set(rows.map((row) => row.offerId))
}

/** Moves the end of a tap that is still open, never to earlier. Zero rows: it is not. */
export async function livesUntil(db: Db, organizationId: string, offerId: string, until: Date): Promise<Date | null> {
  const { rows } = await sql<{ lapsesAt: Date }>`
    UPDATE offer SET lapses_at = GREATEST(lapses_at, ${until}::timestamptz)
    WHERE organization_id = ${organizationId} AND id = ${offerId} AND state IN ('sent', 'seen')
    RETURNING lapses_at`.execute(db)
  return rows[0]?.lapsesAt ?? null
}

export interface Reader {
  name: string
  email: string | null
  language: 'fr' | 'en'
  organizationName: string
}

/** Somebody who is here, as a letter needs them. */
export async function readerOf(db: Db, organizationId: string, personId: string): Promise<Reader | null> {
  const { rows } = await sql<Reader>`
    SELECT p.name, p.email, p.language, o.name AS organization_name
    FROM person p
    JOIN organization o ON o.id = p.organization_id
    JOIN membership m ON m.organization_id = p.organization_id AND m.person_id = p.id AND m.ended_at IS NULL
    WHERE p.organization_id = ${organizationId} AND p.id = ${personId} AND p.kind = 'member'`.execute(db)
  return rows[0] ?? null
}
