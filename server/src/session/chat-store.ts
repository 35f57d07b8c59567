import type { Db } from '../platform/db.ts'

/** Rows of message. */
export interface MessageRow {
  id: string
  sessionId: string
  authorId: string
  kind: 'text' | 'mark'
  text: string
  at: Date
}

const columns = ['id', 'sessionId', 'authorId', 'kind', 'text', 'at'] as const

export async function messageById(db: Db, organizationId: string, id: string): Promise<MessageRow | null> {
  const row = await db
    .selectFrom('message')
    .select(columns)
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function lastMessageAt(db: Db, organizationId: string, sessionId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('message')
    .select('at')
    .where('organizationId', '=', organizationId)
    .where('sessionId', '=', sessionId)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row?.at ?? null
}

/** False when the id is already somebody's. */
export async function insertMessage(db: Db, organizationId: string, row: MessageRow): Promise<boolean> {
  const inserted = await db
    .insertInto('message')
    .values({ organizationId, ...row })
    .onConflict((conflict) => conflict.columns(['organizationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** A page of them in order, strictly after the cursor. */
export async function messagePage(
  db: Db,
  organizationId: string,
  sessionId: string,
  page: { after: { at: Date; id: string } | null; limit: number },
): Promise<MessageRow[]> {
  let query = db
    .selectFrom('message')
    .select(columns)
    .where('organizationId', '=', organizationId)
    .where('sessionId', '=', sessionId)
  const { after } = page
  if (after) {
    query = query.where((eb) =>
      eb.or([eb('at', '>', after.at), eb.and([eb('at', '=', after.at), eb('id', '>', after.id)])]),
    )
  }
  return query.orderBy('at').orderBy('id').limit(page.limit).execute()
}
