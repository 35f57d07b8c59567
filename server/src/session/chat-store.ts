import type { Db } from '../platform/db.ts'

/** Rows of message, with the size of the picture one shows. */
export interface MessageRow {
  id: string
  sessionId: string
  authorId: string
  kind: 'text' | 'mark' | 'snippet' | 'picture' | 'file'
  text: string
  at: Date
  pictureId: string | null
  fileBytes: number | null
  fileSha256: string | null
  width: number | null
  height: number | null
}

/** What is written of one. */
export type NewMessage = Omit<MessageRow, 'width' | 'height'>

const withPictures = (db: Db, organizationId: string) =>
  db
    .selectFrom('message')
    .leftJoin('picture', (join) =>
      join.onRef('picture.organizationId', '=', 'message.organizationId').onRef('picture.id', '=', 'message.pictureId'),
    )
    .select([
      'message.id',
      'message.sessionId',
      'message.authorId',
      'message.kind',
      'message.text',
      'message.at',
      'message.pictureId',
      'message.fileBytes',
      'message.fileSha256',
      'picture.width',
      'picture.height',
    ])
    .where('message.organizationId', '=', organizationId)

export async function messageById(db: Db, organizationId: string, id: string): Promise<MessageRow | null> {
  return (await withPictures(db, organizationId).where('message.id', '=', id).executeTakeFirst()) ?? null
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
export async function insertMessage(db: Db, organizationId: string, row: NewMessage): Promise<boolean> {
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
  let query = withPictures(db, organizationId).where('message.sessionId', '=', sessionId)
  const { after } = page
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('message.at', '>', after.at),
        eb.and([eb('message.at', '=', after.at), eb('message.id', '>', after.id)]),
      ]),
    )
  }
  return query.orderBy('message.at').orderBy('message.id').limit(page.limit).execute()
}
