import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { Pair } from './policy.ts'

/** Wishes that what was written in a session be forgotten, and doing it. */

export async function wishesOf(db: Db, organizationId: string, sessionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('forgetWish')
    .select('personId')
    .where('organizationId', '=', organizationId)
    .where('sessionId', '=', sessionId)
    .execute()
  return rows.map((row) => row.personId)
}

export async function forgottenAt(db: Db, organizationId: string, sessionId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('session')
    .select('forgottenAt')
    .where('organizationId', '=', organizationId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.forgottenAt ?? null
}

/** False when it was so already. */
export async function setWish(
  db: Db,
  organizationId: string,
  wish: { sessionId: string; personId: string; at: Date } | { sessionId: string; personId: string; at: null },
): Promise<boolean> {
  const { sessionId, personId, at } = wish
  if (at === null) {
    const { numDeletedRows } = await db
      .deleteFrom('forgetWish')
      .where('organizationId', '=', organizationId)
      .where('sessionId', '=', sessionId)
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('forgetWish')
    .values({ organizationId, sessionId, personId, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Those of the two who left the house for good. */
export async function erasedOf(db: Db, organizationId: string, { seekerId, helperId }: Pair): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('id', 'in', [seekerId, helperId])
    .where('kind', '=', 'erased')
    .execute()
  return rows.map((row) => row.id)
}

/** Messages, words of steps and wishes; pictures have their own store. */
export async function forgetWords(db: Db, organizationId: string, sessionId: string, at: Date): Promise<void> {
  const of = sql`organization_id = ${organizationId} AND session_id = ${sessionId}`
  await sql`DELETE FROM message WHERE ${of}`.execute(db)
  // That there was a step, and its ticks, say what was done; its words are writing like any other.
  await sql`UPDATE session_step SET words = '' WHERE ${of}`.execute(db)
  await sql`UPDATE handover SET line = '' WHERE ${of}`.execute(db)
  await sql`DELETE FROM forget_wish WHERE ${of}`.execute(db)
  await sql`UPDATE session SET forgotten_at = ${at} WHERE organization_id = ${organizationId} AND id = ${sessionId}`.execute(
    db,
  )
}
