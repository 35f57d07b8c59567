import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { insertOrganization, insertPeople, testId, testTime } from '../../test/rows.ts'
import { moveAsk } from './store.ts'
import { waitsAround, waitsOf } from './waits-store.ts'

let fresh: FreshDatabase
let organizationId = ''
let seekers: string[] = []
const HOUR = 3_600_000
const DAY = 24 * HOUR

beforeAll(async () => {
  fresh = await freshDatabase()
  organizationId = await insertOrganization(fresh.db)
  seekers = await insertPeople(fresh.db, organizationId, 8)
})
afterAll(() => fresh.drop())

async function past(
  agoMs: number,
  more: {
    state?: string
    found?: number
    until?: number
    imported?: boolean
    organization?: string
    seeker?: string
  } = {},
): Promise<string> {
  const { state = 'resolved', imported = false, organization = organizationId, seeker = seekers[0] } = more
  const opened = new Date(testTime.getTime() - agoMs)
  const after = (seconds: number | undefined) =>
    seconds === undefined ? null : new Date(opened.getTime() + seconds * 1000)
  const id = testId()
  await sql`INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at, matched_at, searched_until, imported)
    VALUES (${organization}, ${id}, ${seeker}, ${state}, ${new Date(opened.getTime() + HOUR)}, 'mots', 'fr', ${opened},
      ${after(more.found)}, ${after(more.until)}, ${imported})`.execute(fresh.db)
  return id
}

const waitOf = async (id: string) => (await waitsOf(fresh.db, organizationId, [id], testTime))[0]

test('[A21] who was found, and who was looked for in vain and how long', async () => {
  expect(await waitOf(await past(DAY, { found: 90 }))).toMatchObject({ seconds: 90, found: true })
  expect(await waitOf(await past(DAY, { until: 240, state: 'abandoned' }))).toMatchObject({
    seconds: 240,
    found: false,
  })
  const later = await past(DAY, { until: 240, found: 7200 })
  expect(await waitOf(later), 'put aside, and found in a second search').toMatchObject({ seconds: 240, found: false })
  const again = await past(DAY, { found: 60, until: 7200 })
  expect(await waitOf(again), 'found, and searching once more in vain').toMatchObject({ seconds: 60, found: true })
  const old = await past(DAY, { state: 'expired' })
  expect(await waitOf(old), 'from before it was written down').toMatchObject({ seconds: 3600, found: false })
  const searching = await past(600_000, { state: 'searching', seeker: seekers[1] ?? '' })
  expect(await waitOf(searching)).toMatchObject({ seconds: 600, found: false })
  expect(await waitOf(await past(DAY, { found: 1, imported: true }))).toBeUndefined()
})

test('[A21] the end of a search nobody came to is written down, once', async () => {
  const id = await past(HOUR, { state: 'searching', seeker: seekers[2] ?? '' })
  const at = (minutes: number) => new Date(testTime.getTime() - HOUR + minutes * 60_000)
  const go = (from: 'searching' | 'parked', to: 'searching' | 'parked', minutes: number) =>
    moveAsk(fresh.db, organizationId, id, { from: [from], to, at: at(minutes), newRound: to === 'searching' })
  await go('searching', 'parked', 5)
  await go('parked', 'searching', 20)
  await go('searching', 'parked', 30)
  expect(await waitOf(id)).toMatchObject({ seconds: 300, found: false })
})

test('the house at this hour of the week and of the day, and lately; of nobody else, and without those left out', async () => {
  const elsewhere = await insertOrganization(fresh.db)
  const [foreign = ''] = await insertPeople(fresh.db, elsewhere, 1)
  await past(7 * DAY, { found: 1, organization: elsewhere, seeker: foreign })
  const home = await insertOrganization(fresh.db)
  const [seeker = ''] = await insertPeople(fresh.db, home, 1)
  const here = { organization: home, seeker }
  const week = await past(21 * 7 * DAY + HOUR / 2, { ...here, found: 11 })
  await past(30 * 7 * DAY, { ...here, found: 12 })
  const mine = await past(HOUR / 2, { ...here, found: 13 })
  await sql`INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at, matched_at)
    SELECT ${home}, gen_random_uuid(), ${seeker}, 'resolved', at + interval '1 hour', 'mots', 'fr', at, at + interval '20 seconds'
    FROM generate_series(1, 510) AS i, LATERAL (SELECT ${testTime}::timestamptz - interval '78 hours' - i * interval '1 ms' AS at) AS t`.execute(
    fresh.db,
  )
  const day = await past(5 * DAY, { ...here, found: 14 })
  const found = await waitsAround(fresh.db, home, { at: testTime, now: testTime, except: [mine] })
  const seconds = found.map((wait) => wait.seconds).filter((wait) => wait < 20)
  expect(seconds.sort()).toEqual([11, 14])
  expect(found).toHaveLength(502)
  const without = await waitsAround(fresh.db, home, { at: testTime, now: testTime, except: [mine, week, day] })
  expect(without.every((wait) => wait.seconds === 20)).toBe(true)
})
