import type { PictureRef } from '@binome/contract/terms.ts'
import type { Caller, House } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { encode, maxBytes } from './encode.ts'
import {
  amongAsk,
  deleteLoose,
  deleteOfSession,
  deletePicture,
  droppedFiles,
  forgetDropped,
  insertPicture,
  lockMine,
  looseCount,
  type PictureRow,
  pictureRef,
  setPictures,
  setSession,
} from './store.ts'

/** Pasting a picture, giving it to an ask, taking it back, and clearing up. Laws: LAWS.md. */

const allowance = { burst: 20, perMinute: 10 }
/** Six belong to an ask; the rest is pasting and thinking again. */
const mostLoose = 20
const looseMs = 24 * 60 * 60_000

/** It belongs to no ask, no answer and no session yet. */
const isLoose = (picture: PictureRow) =>
  picture.askId === null && picture.answerId === null && picture.sessionId === null

/** @throws Refusal TOO_LARGE | PICTURE_UNREADABLE | TOO_MANY | BUSY */
export async function addPicture(house: House, caller: Caller, file: Blob): Promise<PictureRef> {
  const { organizationId, personId } = caller
  house.rate.take(`picture:${personId}`, allowance)
  if (file.size > maxBytes) throw new Refusal('TOO_LARGE', { maxBytes })
  if ((await looseCount(house.db, organizationId, personId)) >= mostLoose) {
    throw new Refusal('TOO_MANY', { retryAfterSeconds: 3600 })
  }
  const encoded = await encode(new Uint8Array(await file.arrayBuffer()))
  const id = house.newId()
  const key = `pictures/${organizationId}/${id}.webp`
  const { width, height, bytes } = encoded
  await house.files.put(key, bytes)
  try {
    const createdAt = house.clock.now()
    const row = { id, ownerId: personId, file: key, width, height, bytes: bytes.length, createdAt }
    await insertPicture(house.db, organizationId, row)
  } catch (error) {
    // Without its row nobody would ever find the file again.
    await house.files.remove(key)
    throw error
  }
  house.log.info({ organizationId, picture: id, bytes: bytes.length }, 'picture added')
  return pictureRef({ id, width, height })
}

/** Takes a picture back before asking [I4]. @throws Refusal NOT_FOUND | PICTURE_TAKEN */
export async function removePicture(house: House, caller: Caller, pictureId: string): Promise<void> {
  const { organizationId, personId } = caller
  await house.transaction(async (tx) => {
    const [picture] = await lockMine(tx, organizationId, personId, [pictureId])
    if (!picture) throw new Refusal('NOT_FOUND', {})
    if (!isLoose(picture)) throw new Refusal('PICTURE_TAKEN', {})
    await deletePicture(tx, organizationId, pictureId)
  })
  await clearFiles(house)
}

/**
 * Gives an ask exactly these pictures of its owner; those it had and that are not among them are loose again.
 * @throws Refusal PICTURE_TAKEN (of another ask) | NOT_FOUND (not theirs, or gone)
 */
export async function attach(
  tx: Tx,
  organizationId: string,
  ownerId: string,
  pictureIds: readonly string[],
  askId: string,
): Promise<void> {
  const ids = [...new Set(pictureIds)]
  const mine = await lockMine(tx, organizationId, ownerId, ids)
  if (mine.some((picture) => picture.askId !== askId && !isLoose(picture))) throw new Refusal('PICTURE_TAKEN', {})
  if (mine.length < ids.length) throw new Refusal('NOT_FOUND', {})
  await setPictures(tx, organizationId, ownerId, { column: 'askId', id: askId }, ids)
}

/**
 * The same for a written answer. What was drawn on may be a picture of the ask it answers: that one stays the ask's.
 * @throws Refusal PICTURE_TAKEN (of something else) | NOT_FOUND (neither theirs nor the ask's, or gone)
 */
export async function attachToAnswer(
  tx: Tx,
  organizationId: string,
  ownerId: string,
  pictures: readonly { pictureId: string; underId: string | null }[],
  to: { answerId: string; askId: string },
): Promise<void> {
  const under = pictures.flatMap(({ underId }) => underId ?? [])
  const ofAsk = await amongAsk(tx, organizationId, to.askId, under)
  const ids = [...new Set([...pictures.map(({ pictureId }) => pictureId), ...under.filter((id) => !ofAsk.has(id))])]
  const mine = await lockMine(tx, organizationId, ownerId, ids)
  if (mine.some((picture) => picture.answerId !== to.answerId && !isLoose(picture)))
    throw new Refusal('PICTURE_TAKEN', {})
  if (mine.length < ids.length) throw new Refusal('NOT_FOUND', {})
  await setPictures(tx, organizationId, ownerId, { column: 'answerId', id: to.answerId }, ids)
}

/** Passes one across in a session [I4]. @throws Refusal PICTURE_TAKEN | NOT_FOUND (not theirs, or gone) */
export async function attachToSession(
  tx: Tx,
  organizationId: string,
  ownerId: string,
  pictureId: string,
  sessionId: string,
): Promise<void> {
  const [picture] = await lockMine(tx, organizationId, ownerId, [pictureId])
  if (!picture) throw new Refusal('NOT_FOUND', {})
  if (!isLoose(picture)) throw new Refusal('PICTURE_TAKEN', {})
  await setSession(tx, organizationId, pictureId, sessionId)
}

/** Pictures passed across in a session go; their files with {@link clearFiles}, after the commit. */
export const forgetOfSession = (tx: Tx, organizationId: string, sessionId: string) =>
  deleteOfSession(tx, organizationId, sessionId)

/** Deletes files whose rows are gone [I5]. A file that cannot be deleted now is tried again next time. */
export async function clearFiles(house: House): Promise<number> {
  const dropped = await droppedFiles(house.db, 1000)
  for (const { organizationId, file } of dropped) {
    await house.files.remove(file)
    await forgetDropped(house.db, organizationId, file)
  }
  return dropped.length
}

/** The clean-up, for an hourly job: loose pictures older than a day, and every file without a row [I5]. */
export async function tidyPictures(house: House): Promise<{ loose: number; files: number }> {
  const loose = await deleteLoose(house.db, new Date(house.clock.now().getTime() - looseMs))
  const files = await clearFiles(house)
  if (loose + files > 0) house.log.info({ loose, files }, 'pictures tidied')
  return { loose, files }
}
