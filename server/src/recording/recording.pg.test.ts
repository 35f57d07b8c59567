import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callerFor, matchedPair, type Pair, type TestHouse, testHouse } from '../../test/pair.ts'
import { insertPeople, testId } from '../../test/rows.ts'
import type { Fact } from '../facts.ts'
import type { House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { end, sessionTimers } from '../session/actions.ts'
import { sessionFor } from '../session/view.ts'
import { ask, consent, recordingDue, sessionEnded, TIMER } from './actions.ts'
import { recordingById, setRecordingDays } from './store.ts'

async function atOnce(house: House, tx: Tx, record: Record, fact: Fact): Promise<void> {
  if (fact.kind === 'session.ended') await sessionEnded(house, tx, record, fact)
}

let t: TestHouse
let pair: Pair
beforeAll(async () => {
  t = await testHouse({ timers: { ...sessionTimers, [TIMER]: recordingDue }, atOnce })
})
afterAll(() => t.close())
beforeEach(async () => {
  pair = await matchedPair(t)
  await t.take()
})

type Who = 'seeker' | 'helper'
const asks = (who: Who, recordingId = testId()) => ask(t.house, pair[who], { sessionId: pair.sessionId, recordingId })
const says = (who: Who, recordingId: string, yes: boolean) =>
  consent(t.house, pair[who], { sessionId: pair.sessionId, recordingId, yes })
const seenBy = async (who: Who) =>
  (await sessionFor(t.house.db, pair.organizationId, pair[who].personId)).session?.recording
const row = (id: string) => recordingById(t.house.db, pair.organizationId, id)
const changes = async () => (await t.take()).filter(({ kind }) => kind === 'recording.changed').length
const running = async () => {
  const id = testId()
  await asks('helper', id)
  await says('seeker', id, true)
  return id
}
/** As if pieces had come. */
const withBytes = (id: string) =>
  sql`UPDATE recording SET page = 'a-page-of-theirs', type = 'video/webm', file = ${`recordings/${id}.webm`},
    started_at = ${t.clock.now()}, last_piece_at = ${t.clock.now()}, bytes = 10 WHERE id = ${id}`.execute(t.house.db)

describe('consent', () => {
  test('[M1] [M2] who asks has said yes, and nothing runs before the other has', async () => {
    const id = testId()
    const { recording } = await asks('seeker', id)
    expect(recording).toMatchObject({ id, state: 'asked', by: 'seeker' })
    expect(await says('seeker', id, true)).toEqual({ recording })
    expect(await row(id)).toMatchObject({ state: 'asked', helperYesAt: null })
    expect(await says('helper', id, true)).toMatchObject({ recording: { id, state: 'running' } })
    expect(await row(id)).toMatchObject({
      state: 'running',
      seekerYesAt: expect.any(Date),
      helperYesAt: expect.any(Date),
    })
  })

  test('[M2] an asking that nobody answers is over after thirty seconds, and leaves nothing', async () => {
    const id = testId()
    await asks('seeker', id)
    await t.pass(29_000)
    expect(await seenBy('helper')).toMatchObject({ id, state: 'asked' })
    await t.pass(1000)
    expect(await seenBy('helper')).toBeNull()
    expect(await row(id)).toBeNull()
    await expect(says('helper', id, true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each(['seeker', 'helper'] as const)('[M3] a no of the %s refuses or takes back what is asked', async (who) => {
    const id = testId()
    await asks('helper', id)
    expect(await says(who, id, false)).toEqual({ recording: null })
    expect(await row(id)).toBeNull()
    await expect(says('seeker', id, true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each(['seeker', 'helper'] as const)(
    '[M3] a no of the %s stops what runs; what was taken is kept',
    async (who) => {
      const bare = await running()
      expect(await says(who, bare, false)).toEqual({ recording: null })
      expect(await row(bare)).toBeNull()
      const id = await running()
      await withBytes(id)
      await says(who, id, false)
      expect(await row(id)).toMatchObject({ state: 'kept', endedBecause: 'stopped' })
      expect(await says(who, id, false)).toEqual({ recording: null })
    },
  )

  test('[M3] it ends with its session', async () => {
    const id = await running()
    await withBytes(id)
    await end(t.house, pair.helper, pair.sessionId)
    expect(await row(id)).toMatchObject({ state: 'kept', endedBecause: 'session' })
    await expect(asks('helper')).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  })

  test('[M4] both see the same, and whoever asks while the other has asked says yes', async () => {
    const [one, other] = [testId(), testId()]
    await asks('seeker', one)
    expect(await seenBy('helper')).toEqual(await seenBy('seeker'))
    expect(await asks('helper', other)).toMatchObject({ recording: { id: one, state: 'running' } })
    expect(await seenBy('helper')).toEqual(await seenBy('seeker'))
    expect(await seenBy('seeker')).toMatchObject({ id: one, state: 'running' })
    expect(await row(other)).toBeNull()
    expect(await changes()).toBe(2)
  })

  test('[M4] twenty askings at once are one recording, which runs', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => asks(i % 2 ? 'helper' : 'seeker')))
    expect(new Set(all.map(({ recording }) => recording?.id)).size).toBe(1)
    expect(await seenBy('seeker')).toMatchObject({ state: 'running' })
  })

  test('to anybody else the session does not exist', async () => {
    const [id = ''] = await insertPeople(t.house.db, pair.organizationId, 1)
    const stranger = callerFor(pair.organizationId, id)
    const what = { sessionId: pair.sessionId, recordingId: testId() }
    await expect(ask(t.house, stranger, what)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(consent(t.house, stranger, { ...what, yes: false })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('time', () => {
  test('[M6] thirty seconds without a piece end it', async () => {
    const id = await running()
    await t.pass(20_000)
    await withBytes(id)
    await t.pass(29_000)
    expect(await row(id)).toMatchObject({ state: 'running' })
    await t.pass(1000)
    expect(await row(id)).toMatchObject({ state: 'kept', endedBecause: 'silent' })
  })

  test('[M6] where no piece ever came nothing is kept', async () => {
    const id = await running()
    await t.pass(30_001)
    expect(await row(id)).toBeNull()
    expect(await seenBy('seeker')).toBeNull()
  })

  test('[M6] an hour ends it', async () => {
    const id = await running()
    for (let passed = 0; passed < 3_590_000; passed += 10_000) {
      await withBytes(id)
      await t.pass(10_000)
    }
    await withBytes(id)
    expect(await row(id)).toMatchObject({ state: 'running' })
    await t.pass(10_001)
    expect(await row(id)).toMatchObject({ state: 'kept', endedBecause: 'full' })
  })

  test('[M9] a house that keeps none makes none', async () => {
    await setRecordingDays(t.house.db, pair.organizationId, 0)
    await expect(asks('helper')).rejects.toMatchObject({ code: 'NOT_RECORDED' })
  })
})
