import { sql } from 'kysely'
import { atEnd } from '../platform/commit.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { Stay } from './register.ts'
import type { Spell } from './rules.ts'

/** Rows of session_presence: one unbroken stay each, at most one open for a person in a session. */

/** The timer that turns "reloading" into "gone" [S7]; while it is set the person counts as there in others' eyes. */
export const absenceTimer = 'session_absence'

export interface SpellRow extends Spell {
  id: string
}

/** Every stay in a session, in order. */
export const spellsIn = (organizationId: string, sessionId: string) => sql<SpellRow>`
  SELECT id, person_id, entered_at, left_at FROM session_presence
  WHERE organization_id = ${organizationId} AND session_id = ${sessionId} ORDER BY entered_at, id`

export async function spellsOf(db: Db, organizationId: string, sessionId: string): Promise<SpellRow[]> {
  return (await spellsIn(organizationId, sessionId).execute(db)).rows
}

/** Written at the end of the transaction; nothing when the person is there already. */
export function openSpell(
  tx: Tx,
  organizationId: string,
  spell: { id: string; sessionId: string; personId: string; enteredAt: Date },
): void {
  const opened = sql`
    INSERT INTO session_presence (organization_id, id, session_id, person_id, entered_at, seen_at)
    VALUES (${organizationId}, ${spell.id}, ${spell.sessionId}, ${spell.personId}, ${spell.enteredAt}, ${spell.enteredAt})
    ON CONFLICT (organization_id, session_id, person_id) WHERE left_at IS NULL DO NOTHING`
  atEnd(tx, opened.compile(tx))
}

export async function closeSpell(db: Db, organizationId: string, spellId: string, at: Date): Promise<void> {
  await db
    .updateTable('sessionPresence')
    .set({ leftAt: at })
    .where('organizationId', '=', organizationId)
    .where('id', '=', spellId)
    .where('leftAt', 'is', null)
    .execute()
}

/** Ends every stay that is open. Answers all stays of the session as they were before it. */
export async function closeSpells(db: Db, organizationId: string, sessionId: string, at: Date): Promise<SpellRow[]> {
  // A statement sees the rows as they were when it began (PostgreSQL, 7.8.4), so one serves for both.
  const { rows } = await sql<SpellRow>`
    WITH closed AS (
      UPDATE session_presence SET left_at = ${at}
      WHERE organization_id = ${organizationId} AND session_id = ${sessionId} AND left_at IS NULL
    )
    SELECT id, person_id, entered_at, left_at FROM session_presence
    WHERE organization_id = ${organizationId} AND session_id = ${sessionId} ORDER BY entered_at, id`.execute(db)
  return rows
}

/**
 * The heartbeat: these people were just seen [S12]. One statement for all of a process. A stay that somebody is changing
 * at this moment is left to them: waiting for one row would hold all the others, and everybody behind them (bench/flow).
 * Answers the stays that are open, as "session person".
 */
export async function beat(db: Db, stays: readonly Stay[], at: Date): Promise<string[]> {
  if (stays.length === 0) return []
  const { rows } = await sql<{ key: string }>`
    WITH open AS (
      SELECT spell.organization_id, spell.id, spell.session_id || ' ' || spell.person_id AS key
      FROM unnest(${stays.map((stay) => stay.organizationId)}::uuid[], ${stays.map((stay) => stay.sessionId)}::uuid[],
                  ${stays.map((stay) => stay.personId)}::uuid[]) AS stay (organization_id, session_id, person_id)
      JOIN session_presence spell ON spell.organization_id = stay.organization_id
        AND spell.session_id = stay.session_id AND spell.person_id = stay.person_id AND spell.left_at IS NULL
    ), mine AS (
      SELECT spell.organization_id, spell.id FROM session_presence spell JOIN open USING (organization_id, id)
      WHERE spell.left_at IS NULL FOR NO KEY UPDATE OF spell SKIP LOCKED
    ), seen AS (
      UPDATE session_presence spell SET seen_at = ${at} FROM mine
      WHERE spell.organization_id = mine.organization_id AND spell.id = mine.id
    )
    SELECT key FROM open`.execute(db)
  return rows.map((row) => row.key)
}

/** Ends the open stay of one person where it was last seen, if that is before `notSeenSince`; whether it did. */
export async function closeSilent(
  db: Db,
  organizationId: string,
  sessionId: string,
  personId: string,
  notSeenSince: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('sessionPresence')
    .set((eb) => ({ leftAt: eb.ref('seenAt') }))
    .where('organizationId', '=', organizationId)
    .where('sessionId', '=', sessionId)
    .where('personId', '=', personId)
    .where('leftAt', 'is', null)
    .where('seenAt', '<', notSeenSince)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export interface LostSpell extends Stay {
  id: string
  seenAt: Date
}

/** Stays of every organisation that no living process vouches for any more [S12]. */
export async function lostSpells(db: Db, notSeenSince: Date): Promise<LostSpell[]> {
  return db
    .selectFrom('sessionPresence')
    .select(['organizationId', 'id', 'sessionId', 'personId', 'seenAt'])
    .where('leftAt', 'is', null)
    .where('seenAt', '<', notSeenSince)
    .orderBy('seenAt')
    .limit(500)
    .execute()
}

/** Still open and still not vouched for: closed at the last moment it was seen. False when somebody came back. */
export async function closeLost(db: Db, spell: LostSpell, notSeenSince: Date): Promise<boolean> {
  const result = await db
    .updateTable('sessionPresence')
    .set((eb) => ({ leftAt: eb.ref('seenAt') }))
    .where('organizationId', '=', spell.organizationId)
    .where('id', '=', spell.id)
    .where('leftAt', 'is', null)
    .where('seenAt', '<', notSeenSince)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
