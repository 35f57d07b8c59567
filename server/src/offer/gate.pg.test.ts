import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import {
  insertOffersTo,
  insertOrganization,
  insertPeople,
  insertSearchingAsk,
  tapTo,
  testId,
  testTime,
} from '../../test/rows.ts'
import type { Tx } from '../platform/db.ts'
import { claim } from './claim-store.ts'
import { insertOffers, tapAgain } from './plan-store.ts'
import { moveOffer } from './store.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase({ poolSize: 4 })
})
afterAll(() => fresh.drop())

const inTransaction = <T>(fn: (tx: Tx) => Promise<T>) => fresh.db.transaction().execute(fn)

const after = (minutes: number) => new Date(testTime.getTime() + minutes * 60_000)

function accept(organizationId: string, offerId: string, helperId: string) {
  return inTransaction((tx) => claim(tx, organizationId, { offerId, helperId, sessionId: testId(), at: testTime }))
}

/** They rest five minutes after each session, and the one they helped in just ended; nothing has told of it. */
async function justHelped(organizationId: string, helperId: string, met = true): Promise<void> {
  const [seekerId = ''] = await insertPeople(fresh.db, organizationId, 1)
  const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
  const [offerId = ''] = await insertOffersTo(fresh.db, organizationId, askId, [helperId])
  expect(await accept(organizationId, offerId, helperId)).not.toBeNull()
  await sql`UPDATE session SET state = 'ended', live_at = ${met ? testTime : null}, ended_at = ${testTime}, ended_because = 'said'
    WHERE offer_id = ${offerId}`.execute(fresh.db)
  await sql`UPDATE ask SET state = 'parked' WHERE id = ${askId}`.execute(fresh.db)
  await sql`UPDATE availability SET rest_minutes = 5 WHERE person_id = ${helperId}`.execute(fresh.db)
}

describe('[A5] the gate', () => {
  test('[A5] [D6] nobody is tapped whose word has changed since, nor who is stuck, in a session, already tapped or gone', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const people = await insertPeople(fresh.db, organizationId, 9)
    const [seekerId = '', free = '', quiet = '', no = '', past = '', stuck = '', busy = '', tapped = '', gone = ''] =
      people
    const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
    // Their word changed after they were judged, whatever it says now [D6].
    await sql`UPDATE availability SET version = 2 WHERE person_id IN (${quiet}, ${no})`.execute(fresh.db)
    await sql`DELETE FROM availability WHERE person_id = ${past}`.execute(fresh.db)
    const stuckAsk = await insertSearchingAsk(fresh.db, organizationId, stuck)
    const [busyOffer = ''] = await insertOffersTo(fresh.db, organizationId, stuckAsk, [busy])
    expect(await accept(organizationId, busyOffer, busy)).not.toBeNull()
    const [another = ''] = await insertPeople(fresh.db, organizationId, 1)
    const tappedAsk = await insertSearchingAsk(fresh.db, organizationId, another)
    await insertOffersTo(fresh.db, organizationId, tappedAsk, [tapped])
    await sql`UPDATE membership SET ended_at = ${testTime} WHERE person_id = ${gone}`.execute(fresh.db)

    const elsewhere = await insertOrganization(fresh.db)
    const [foreigner = ''] = await insertPeople(fresh.db, elsewhere, 1)
    const wave = { askId, round: 1, wave: 1, at: testTime }
    const candidates = [...people, foreigner].map((id) => tapTo(id, new Date(testTime.getTime() + 90_000)))
    const sent = await inTransaction((tx) => insertOffers(tx, organizationId, wave, candidates))
    expect(sent.map((offer) => offer.helperId)).toEqual([free])
  })
  test('[A5] [D5] nor who rests, though the end of their session was not heard yet; who waited in vain does not', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [seekerId = '', rests = '', alone = ''] = await insertPeople(fresh.db, organizationId, 3)
    const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
    await justHelped(organizationId, rests)
    await justHelped(organizationId, alone, false)
    const sentAt = async (at: Date) => {
      const taps = [rests, alone].map((id) => tapTo(id, after(10)))
      const wave = { askId, round: 1, wave: 1, at }
      return (await inTransaction((tx) => insertOffers(tx, organizationId, wave, taps))).map(({ helperId }) => helperId)
    }
    expect(await sentAt(after(4))).toEqual([alone])
    expect(await sentAt(after(5))).toEqual([rests])
  })

  test('[A5] [D5] a tap that was put off does not come back to somebody who rests', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [seekerId = '', rests = ''] = await insertPeople(fresh.db, organizationId, 2)
    const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
    const [offerId = ''] = await insertOffersTo(fresh.db, organizationId, askId, [rests])
    const later = { helperId: rests, from: ['sent'], to: 'postponed', at: testTime, postponedUntil: after(1) } as const
    expect(await moveOffer(fresh.db, organizationId, offerId, later)).toBeTruthy()
    await justHelped(organizationId, rests)
    const again = (at: Date) =>
      inTransaction((tx) => tapAgain(tx, organizationId, { offerId, version: 1, week: null, at, lapsesAt: after(10) }))
    expect(await again(after(4))).toBe(false)
    expect(await again(after(5))).toBe(true)
  })

  test('[A5] [R7] nor who gave their week by sessions that were not heard of, nor does a tap come back to them', async () => {
    const organizationId = await insertOrganization(fresh.db)
    const [seekerId = '', gave = ''] = await insertPeople(fresh.db, organizationId, 2)
    const askId = await insertSearchingAsk(fresh.db, organizationId, seekerId)
    await justHelped(organizationId, gave)
    await sql`UPDATE session SET minutes = 20 WHERE helper_id = ${gave}`.execute(fresh.db)
    const at = after(5)
    const sent = (week: { since: Date; minutes: number }) => {
      const taps = [{ ...tapTo(gave, after(10)), week }]
      return inTransaction((tx) => insertOffers(tx, organizationId, { askId, round: 1, wave: 1, at }, taps))
    }
    expect(await sent({ since: testTime, minutes: 20 })).toEqual([])
    const [tap] = await sent({ since: testTime, minutes: 21 })
    const offerId = tap?.offerId ?? ''
    const later = { helperId: gave, from: ['sent'], to: 'postponed', at, postponedUntil: after(6) } as const
    expect(await moveOffer(fresh.db, organizationId, offerId, later)).toBeTruthy()
    const again = (week: { since: Date; minutes: number }) =>
      inTransaction((tx) => tapAgain(tx, organizationId, { offerId, version: 1, week, at, lapsesAt: after(10) }))
    expect(await again({ since: testTime, minutes: 20 })).toBe(false)
    // What they gave before it began is of another week.
    expect(await again({ since: after(1), minutes: 20 })).toBe(true)
  })
})
