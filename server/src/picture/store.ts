import type { PictureRef } from '@binome/contract/terms.ts'
import { type RawBuilder, sql } from 'kysely'
import { handedOnTo } from '../handover/store.ts'
import type { Db } from '../platform/db.ts'

/** Rows of picture, and of files that are still to go. */

export interface PictureRow {
  id: string
  ownerId: string
  askId: string | null
  answerId: string | null
  sessionId: string | null
  file: string
  width: number
  height: number
}

const columns = [
  'picture.id',
  'picture.ownerId',
  'picture.askId',
  'picture.answerId',
  'picture.sessionId',
  'picture.file',
  'picture.width',
  'picture.height',
] as const

export function pictureRef(row: Pick<PictureRow, 'id' | 'width' | 'height'>): PictureRef {
  return { id: row.id, width: row.width, height: row.height, url: `/pictures/${row.id}` }
}

/** The pictures of one ask as JSON, for a statement that reads a whole view at once. `askId` is SQL for its id. */
export function picturesJson(organizationId: string, askId: RawBuilder<unknown>) {
  return sql<Pick<PictureRow, 'id' | 'width' | 'height'>[]>`(
    SELECT COALESCE(jsonb_agg(jsonb_build_object('id', id, 'width', width, 'height', height) ORDER BY created_at, id), '[]')
    FROM picture WHERE organization_id = ${organizationId} AND ask_id = ${askId})`
}

/** The pictures of these asks, in the order they were pasted. Whose asks one may look at is the caller's question. */
export async function picturesOf(
  db: Db,
  organizationId: string,
  askIds: readonly string[],
): Promise<Map<string, PictureRef[]>> {
  const found = new Map<string, PictureRef[]>()
  if (askIds.length === 0) return found
  const rows = await db
    .selectFrom('picture')
    .select(columns)
    .where('organizationId', '=', organizationId)
    .where('askId', 'in', [...askIds])
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  for (const row of rows) {
    if (row.askId === null) continue
    found.set(row.askId, [...(found.get(row.askId) ?? []), pictureRef(row)])
  }
  return found
}

export async function insertPicture(
  db: Db,
  organizationId: string,
  row: Omit<PictureRow, 'askId' | 'answerId' | 'sessionId'> & { bytes: number; createdAt: Date },
): Promise<void> {
  await db
    .insertInto('picture')
    .values({ organizationId, ...row, askId: null })
    .execute()
}

/** How many pictures of this person belong to nothing yet. */
export async function looseCount(db: Db, organizationId: string, ownerId: string): Promise<number> {
  const row = await db
    .selectFrom('picture')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organizationId', '=', organizationId)
    .where('ownerId', '=', ownerId)
    .where('askId', 'is', null)
    .where('answerId', 'is', null)
    .where('sessionId', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Those of these pictures that are this person's, held until the end of the transaction. */
export async function lockMine(
  db: Db,
  organizationId: string,
  ownerId: string,
  ids: readonly string[],
): Promise<PictureRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('picture')
    .select(columns)
    .where('organizationId', '=', organizationId)
    .where('ownerId', '=', ownerId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The ask, or the written answer, has these pictures of its owner and no others; the rest are loose again. */
export async function setPictures(
  db: Db,
  organizationId: string,
  ownerId: string,
  to: { column: 'askId' | 'answerId'; id: string },
  ids: readonly string[],
): Promise<void> {
  const mine = db.updateTable('picture').where('organizationId', '=', organizationId).where('ownerId', '=', ownerId)
  let loose = mine.set(to.column, null).where(to.column, '=', to.id)
  if (ids.length > 0) loose = loose.where('id', 'not in', [...ids])
  await loose.execute()
  if (ids.length > 0)
    await mine
      .set(to.column, to.id)
      .where('id', 'in', [...ids])
      .execute()
}

/** The picture is that of a session from now on. */
export async function setSession(db: Db, organizationId: string, id: string, sessionId: string): Promise<void> {
  await db
    .updateTable('picture')
    .set({ sessionId })
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .execute()
}

/** Pictures passed across in a session; what showed them goes with them. */
export async function deleteOfSession(db: Db, organizationId: string, sessionId: string): Promise<void> {
  await db
    .deleteFrom('picture')
    .where('organizationId', '=', organizationId)
    .where('sessionId', '=', sessionId)
    .execute()
}

/** Those of these pictures that are of this ask. */
export async function amongAsk(
  db: Db,
  organizationId: string,
  askId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('picture')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('askId', '=', askId)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function deletePicture(db: Db, organizationId: string, id: string): Promise<void> {
  await db.deleteFrom('picture').where('organizationId', '=', organizationId).where('id', '=', id).execute()
}

/**
 * The file of a picture this person may look at [I3]: their own; one of an ask they may still say yes to, or may answer
 * in writing; one of an ask they met about, or wrote the accepted answer to; one passed across in a session of theirs, or in one
 * that was handed over to them;
 * one that an answer to their ask shows. Null for anybody and anything else.
 */
export async function fileFor(db: Db, organizationId: string, personId: string, id: string): Promise<string | null> {
  const { rows } = await sql<{ file: string }>`
    SELECT picture.file FROM picture
    WHERE picture.organization_id = ${organizationId} AND picture.id = ${id} AND (
      picture.owner_id = ${personId}
      OR EXISTS (
        SELECT FROM session WHERE session.organization_id = picture.organization_id AND session.id = picture.session_id
          AND (${personId} IN (session.seeker_id, session.helper_id) OR ${handedOnTo('session', personId)}))
      OR EXISTS (
        SELECT FROM offer JOIN ask ON ask.organization_id = offer.organization_id AND ask.id = offer.ask_id
        WHERE offer.organization_id = picture.organization_id AND offer.ask_id = picture.ask_id
          AND offer.helper_id = ${personId} AND offer.round = ask.round
          AND ((offer.state IN ('sent', 'seen', 'lapsed', 'postponed') AND ask.state = 'searching')
            OR (offer.state = 'postponed' AND ask.state = 'parked')))
      OR EXISTS (
        SELECT FROM session
        WHERE session.organization_id = picture.organization_id AND session.ask_id = picture.ask_id
          AND session.helper_id = ${personId}
          AND (session.state <> 'ended' OR session.live_at IS NOT NULL OR session.way = 'written'))
      OR EXISTS (
        SELECT FROM asked_to_write asked JOIN ask ON ask.organization_id = asked.organization_id AND ask.id = asked.ask_id
        JOIN membership m ON m.organization_id = ask.organization_id AND m.person_id = ask.seeker_id AND m.ended_at IS NULL
        WHERE asked.organization_id = picture.organization_id AND asked.ask_id = picture.ask_id
          AND asked.person_id = ${personId} AND asked.passed_at IS NULL AND ask.state = 'parked' AND ask.written)
      OR EXISTS (
        SELECT FROM answer_picture shown
        JOIN answer ON answer.organization_id = shown.organization_id AND answer.id = shown.answer_id
        JOIN ask ON ask.organization_id = answer.organization_id AND ask.id = answer.ask_id
        WHERE shown.organization_id = picture.organization_id AND shown.picture_id = picture.id
          AND answer.state <> 'draft' AND ask.seeker_id = ${personId}))`.execute(db)
  return rows[0]?.file ?? null
}

/** Pictures nobody asked with. Their rows go here, their files through `droppedFiles`. */
export async function deleteLoose(db: Db, before: Date): Promise<number> {
  const result = await db
    .deleteFrom('picture')
    .where('askId', 'is', null)
    .where('answerId', 'is', null)
    .where('sessionId', 'is', null)
    .where('createdAt', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Files whose rows are gone, whichever way they went (a trigger writes them down). */
export async function droppedFiles(db: Db, limit: number): Promise<{ organizationId: string; file: string }[]> {
  return db.selectFrom('droppedFile').select(['organizationId', 'file']).orderBy('droppedAt').limit(limit).execute()
}

export async function forgetDropped(db: Db, organizationId: string, file: string): Promise<void> {
  await db.deleteFrom('droppedFile').where('organizationId', '=', organizationId).where('file', '=', file).execute()
}
