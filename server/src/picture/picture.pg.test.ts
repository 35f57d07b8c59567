import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callerFor, matchedPair, type Pair, type TestHouse, testHouse } from '../../test/pair.ts'
import { insertOffersTo, insertOrganization, insertPeople, insertSearchingAsk, testId } from '../../test/rows.ts'
import type { Caller } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import { addPicture, attach, removePicture, tidyPictures } from './actions.ts'
import { mountPictures } from './routes.ts'
import { fileFor, picturesOf } from './store.ts'

const hour = 60 * 60_000

let t: TestHouse
let app: FastifyInstance
let png: Buffer
let organizationId: string
let owner: Caller

beforeAll(async () => {
  t = await testHouse()
  png = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a21caf' } })
    .png()
    .toBuffer()
  app = Fastify()
  app.setErrorHandler((error, _, reply) =>
    reply
      .code(error instanceof Refusal && error.code === 'NOT_SIGNED_IN' ? 401 : error instanceof Refusal ? 404 : 500)
      .send(),
  )
  mountPictures(app, t.house, async ({ cookie }) => {
    const [organization, person] = (cookie ?? '').split(' ')
    return organization && person ? callerFor(organization, person) : null
  })
})
afterAll(async () => {
  await app.close()
  await t.close()
})
beforeEach(async () => {
  organizationId = await insertOrganization(t.house.db)
  const [ownerId = ''] = await insertPeople(t.house.db, organizationId, 1)
  owner = callerFor(organizationId, ownerId)
})

const add = (caller = owner) => addPicture(t.house, caller, new Blob([png], { type: 'image/png' }))
const give = (askId: string, ids: string[], ownerId = owner.personId) =>
  t.house.transaction((tx) => attach(tx, organizationId, ownerId, ids, askId))
const file = (id: string, personId = owner.personId, organization = organizationId) =>
  fileFor(t.house.db, organization, personId, id)
const get = (id: string, caller: Caller | null) =>
  app.inject({
    url: `/pictures/${id}`,
    headers: caller ? { cookie: `${caller.organizationId} ${caller.personId}` } : {},
  })

test('[I1] is served to its owner as a picture and as nothing else', async () => {
  const picture = await add()
  expect(picture).toEqual({ id: picture.id, width: 64, height: 48, url: `/pictures/${picture.id}` })
  const answer = await get(picture.id, owner)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  })
  expect((await sharp(answer.rawPayload).metadata()).format).toBe('webp')
})

test('[I2] of what is refused nothing is kept', async () => {
  const svg = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], { type: 'image/png' })
  await expect(addPicture(t.house, owner, svg)).rejects.toMatchObject({ code: 'PICTURE_UNREADABLE' })
  const large = new Blob([new Uint8Array(10 * 1024 * 1024 + 1)])
  await expect(addPicture(t.house, owner, large)).rejects.toMatchObject({
    code: 'TOO_LARGE',
    data: { maxBytes: 10_485_760 },
  })
  const rows = await t.house.db
    .selectFrom('picture')
    .select('id')
    .where('organizationId', '=', organizationId)
    .execute()
  expect(rows).toEqual([])
})

test('a flood of loose pictures is stopped', async () => {
  const { db } = t.house
  for (let i = 0; i < 20; i += 1) {
    await sql`INSERT INTO picture (organization_id, id, owner_id, file, width, height, bytes, created_at)
      VALUES (${organizationId}, ${testId()}, ${owner.personId}, ${`pictures/flood/${i}`}, 1, 1, 1, ${t.clock.now()})`.execute(
      db,
    )
  }
  await expect(add()).rejects.toMatchObject({ code: 'TOO_MANY' })
})

describe('[I3] who sees it', () => {
  let pair: Pair
  let pictureId: string

  /** A picture of an ask that searches, with three helpers asked. */
  async function searching() {
    const { db } = t.house
    const askId = await insertSearchingAsk(db, organizationId, owner.personId)
    const helpers = await insertPeople(db, organizationId, 3)
    const offers = await insertOffersTo(db, organizationId, askId, helpers)
    pictureId = (await add()).id
    await give(askId, [pictureId])
    return { askId, helpers, offers }
  }

  test('helpers while they may still say yes, and no longer', async () => {
    const { helpers, offers, askId } = await searching()
    const [helper = ''] = helpers
    const state = (to: string) =>
      sql`UPDATE offer SET state = ${to}, postponed_until = ${to === 'postponed' ? t.clock.now() : null}
          WHERE organization_id = ${organizationId} AND id = ${offers[0]}`.execute(t.house.db)
    for (const open of ['sent', 'seen', 'lapsed', 'postponed']) {
      await state(open)
      expect(await file(pictureId, helper), open).not.toBeNull()
    }
    for (const over of ['declined', 'off_topic', 'withdrawn']) {
      await state(over)
      expect(await file(pictureId, helper), over).toBeNull()
    }
    await state('seen')
    for (const gone of ['matched', 'live', 'parked', 'resolved', 'abandoned', 'expired']) {
      await sql`UPDATE ask SET state = ${gone} WHERE organization_id = ${organizationId} AND id = ${askId}`.execute(
        t.house.db,
      )
      expect(await file(pictureId, helper), gone).toBeNull()
      expect(await file(pictureId), gone).not.toBeNull()
    }
    await state('postponed')
    await sql`UPDATE ask SET state = 'parked' WHERE organization_id = ${organizationId} AND id = ${askId}`.execute(
      t.house.db,
    )
    expect(await file(pictureId, helper), 'later, of a parked ask').not.toBeNull()
  })

  test('a late one loses it at once: 404, as for what never was', async () => {
    const { helpers, askId } = await searching()
    const late = callerFor(organizationId, helpers[1] ?? '')
    expect((await get(pictureId, late)).statusCode).toBe(200)
    await sql`UPDATE ask SET state = 'matched' WHERE organization_id = ${organizationId} AND id = ${askId}`.execute(
      t.house.db,
    )
    const answers = await Promise.all([
      get(pictureId, late),
      get(testId(), late),
      get('..%2F..%2Fetc%2Fpasswd', late),
      get('x', late),
    ])
    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 404, 404])
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
  })

  test('the two who met about it, also afterwards; a helper who never came no longer', async () => {
    pair = await matchedPair(t, organizationId)
    pictureId = (await add(pair.seeker)).id
    await give(pair.askId, [pictureId], pair.seeker.personId)
    const helperSees = () => file(pictureId, pair.helper.personId)
    const session = (set: ReturnType<typeof sql>) =>
      sql`UPDATE session SET ${set} WHERE organization_id = ${organizationId} AND id = ${pair.sessionId}`.execute(
        t.house.db,
      )
    expect(await helperSees()).not.toBeNull()
    await session(sql`state = 'ended', ended_at = now(), ended_because = 'helper_absent'`)
    expect(await helperSees()).toBeNull()
    await session(sql`live_at = opened_at, ended_because = 'said'`)
    expect(await helperSees()).not.toBeNull()
  })

  test('nobody else: a colleague, another house, a visitor', async () => {
    await searching()
    const [colleague = ''] = await insertPeople(t.house.db, organizationId, 1)
    const elsewhere = await insertOrganization(t.house.db)
    const [foreign = ''] = await insertPeople(t.house.db, elsewhere, 1)
    expect(await file(pictureId, colleague)).toBeNull()
    expect(await file(pictureId, foreign, elsewhere)).toBeNull()
    expect(await file(pictureId, owner.personId, elsewhere)).toBeNull()
    expect((await get(pictureId, null)).statusCode).toBe(401)
  })
})

describe('[I4] belongs to one ask', () => {
  test('of its owner, and cannot be taken back then', async () => {
    const { db } = t.house
    const askId = await insertSearchingAsk(db, organizationId, owner.personId)
    const [first, second] = [await add(), await add()]
    await give(askId, [first.id, second.id, first.id])
    expect((await picturesOf(db, organizationId, [askId])).get(askId)?.map((picture) => picture.id)).toEqual([
      first.id,
      second.id,
    ])
    await expect(removePicture(t.house, owner, first.id)).rejects.toThrow('PICTURE_TAKEN')

    await give(askId, [second.id])
    expect((await picturesOf(db, organizationId, [askId])).get(askId)?.map((picture) => picture.id)).toEqual([
      second.id,
    ])
    await removePicture(t.house, owner, first.id)
    await expect(removePicture(t.house, owner, first.id)).rejects.toThrow('NOT_FOUND')

    await sql`UPDATE ask SET state = 'parked' WHERE organization_id = ${organizationId} AND id = ${askId}`.execute(db)
    const other = await insertSearchingAsk(db, organizationId, owner.personId)
    await expect(give(other, [second.id])).rejects.toThrow('PICTURE_TAKEN')
  })

  test('never of somebody else', async () => {
    const [thiefId = ''] = await insertPeople(t.house.db, organizationId, 1)
    const askId = await insertSearchingAsk(t.house.db, organizationId, thiefId)
    const mine = await add()
    await expect(give(askId, [mine.id], thiefId)).rejects.toThrow('NOT_FOUND')
    await expect(removePicture(t.house, callerFor(organizationId, thiefId), mine.id)).rejects.toThrow('NOT_FOUND')
    await expect(give(askId, [testId()], thiefId)).rejects.toThrow('NOT_FOUND')
  })
})

describe('[I5] no file outlives its row', () => {
  const keyOf = async (id: string) => (await file(id)) ?? ''

  test('a loose one goes after a day, one of an ask stays', async () => {
    const askId = await insertSearchingAsk(t.house.db, organizationId, owner.personId)
    const [loose, kept] = [await add(), await add()]
    const [looseKey, keptKey] = [await keyOf(loose.id), await keyOf(kept.id)]
    await give(askId, [kept.id])
    t.clock.advance(23 * hour)
    await tidyPictures(t.house)
    expect(await t.house.files.get(looseKey)).not.toBeNull()
    t.clock.advance(2 * hour)
    await tidyPictures(t.house)
    expect(await file(loose.id)).toBeNull()
    expect(await t.house.files.get(looseKey)).toBeNull()
    expect(await t.house.files.get(keptKey)).not.toBeNull()
  })

  test('it goes with its ask, its owner, its house', async () => {
    const askId = await insertSearchingAsk(t.house.db, organizationId, owner.personId)
    const kept = await add()
    const key = await keyOf(kept.id)
    await give(askId, [kept.id])
    await sql`DELETE FROM organization WHERE id = ${organizationId}`.execute(t.house.db)
    await tidyPictures(t.house)
    expect(await t.house.files.get(key)).toBeNull()
    expect(await tidyPictures(t.house)).toEqual({ loose: 0, files: 0 })
  })

  test('and at once when it is taken back', async () => {
    const picture = await add()
    const key = await keyOf(picture.id)
    await removePicture(t.house, owner, picture.id)
    expect(await t.house.files.get(key)).toBeNull()
  })
})
