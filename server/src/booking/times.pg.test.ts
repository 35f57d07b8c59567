import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, tapped } from '../../test/asking.ts'
import { booking } from '../../test/booking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { saveAsking } from '../availability/actions.ts'
import { ANY_TIME } from '../availability/rules.ts'
import { declineOffer, postponeOffer } from '../offer/actions.ts'
import { answer, callOff } from './actions.ts'

/** It is Friday 27 March 2026, 09:00 UTC, 10:00 in Paris; two days later clocks go forward there. */
let world: TestCore
let seekerId: string
let helpers: string[]
beforeEach(async () => {
  world = await testCore({ people: 5 })
  ;[seekerId = '', ...helpers] = world.people
})
afterEach(() => world.stop())

const house = () => world.core.house
const caller = (id: string) => world.caller(id)
const settled = () => world.pass(0)
const { waitingAsk, times, proposed, shown, asked } = booking(() => world)

describe('[B1] [B2] times', () => {
  test('are of people’s hours, never while either is quiet', async () => {
    const mornings = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '10:00' }))
    for (const personId of helpers) {
      const self = { organizationId: world.organizationId, personId }
      await saveAsking(house(), self, { ...ANY_TIME, help: mornings, timeZone: 'Europe/Paris' })
      await sql`UPDATE availability SET available = NULL WHERE person_id = ${personId}`.execute(world.fresh.db)
      await saveAsking(house(), self, { ...ANY_TIME, help: mornings, timeZone: 'Europe/Paris' })
    }
    await settled()
    const askId = await waitingAsk()
    // Monday is after the clock change: nine in the morning is seven in UTC.
    const all = await times(askId, 30)
    expect(all[0]).toBe('2026-03-30T07:00:00.000Z')
    expect(all.every((at) => /T07:(00|15|30)/.test(at))).toBe(true)
    const quiet = [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '09:20' }))
    const self = { organizationId: world.organizationId, personId: seekerId }
    await saveAsking(house(), self, { ...ANY_TIME, quiet, timeZone: 'Europe/Paris' })
    await settled()
    expect((await times(askId, 30))[0]).toBe('2026-03-30T07:30:00.000Z')
  })

  test('nor while the seeker is busy, by their own calendar', async () => {
    await sql`INSERT INTO busy_stretch (organization_id, person_id, starts, ends)
      VALUES (${world.organizationId}, ${seekerId}, '2026-03-27T09:00Z', '2026-03-27T14:10Z')`.execute(world.fresh.db)
    await (await world.core.matches.of(world.organizationId)).refresh(seekerId)
    expect((await times(await waitingAsk()))[0]).toBe('2026-03-27T14:15:00.000Z')
  })

  test('of one person alone say nothing of their calendar', async () => {
    const [only = ''] = helpers
    const busy = async (personId: string) =>
      sql`INSERT INTO busy_stretch (organization_id, person_id, starts, ends)
        VALUES (${world.organizationId}, ${personId}, '2026-03-27T09:00Z', '2026-03-27T15:00Z')`.execute(world.fresh.db)
    const askId = await waitingAsk()
    for (const personId of helpers) await busy(personId)
    const match = await world.core.matches.of(world.organizationId)
    for (const personId of helpers) await match.refresh(personId)
    expect((await times(askId))[0]).toBe('2026-03-27T15:00:00.000Z')
    await sql`UPDATE ask SET for_person_id = ${only} WHERE id = ${askId}`.execute(world.fresh.db)
    expect((await times(askId))[0]).toBe('2026-03-27T09:30:00.000Z')
  })

  test('hold what somebody put off until then, as nameless as the others', async () => {
    const { id: askId } = await ask(world, seekerId)
    const [tap] = await tapped(world, askId)
    const until = new Date('2026-03-27T10:07:00Z')
    await postponeOffer(house(), caller(tap?.helperId ?? ''), { offerId: tap?.offerId ?? '', until })
    await settled()
    expect(await times(askId)).toContain(until.toISOString())
    await proposed(askId, until.toISOString())
    expect(await asked()).toContain(tap?.helperId)
  })

  test('[B5] are nobody’s who is asked about three moments already', { timeout: 60_000 }, async () => {
    const moments = []
    for (let more = true; more; ) {
      const askId = await waitingAsk(`Question ${moments.length}`)
      more = (await times(askId)).length > 0
      if (more) moments.push(await proposed(askId))
    }
    for (const one of helpers) expect((await shown(one)).length).toBe(3)
    await answer(house(), caller(helpers[0] ?? ''), {
      bookingId: (await shown(helpers[0] ?? ''))[0]?.id ?? '',
      yes: false,
    })
    expect(await times(await waitingAsk('One more'))).not.toEqual([])
  })

  test('[B5] are nobody’s who said no', async () => {
    const { id: askId } = await ask(world, seekerId)
    const [tap] = await tapped(world, askId)
    await declineOffer(house(), caller(tap?.helperId ?? ''), { offerId: tap?.offerId ?? '', offTopic: false })
    await settled()
    const { id } = await proposed(askId)
    expect(await asked()).not.toContain(tap?.helperId)
    const [no = ''] = await asked()
    await answer(house(), caller(no), { bookingId: id, yes: false })
    await callOff(house(), caller(seekerId), id)
    await proposed(askId)
    expect(await asked()).not.toContain(no)
    await expect(proposed(askId)).rejects.toMatchObject({ code: 'SLOT_GONE' })
    await expect(proposed(askId, '2026-03-28T03:00:00.000Z')).rejects.toMatchObject({ code: 'SLOT_GONE' })
  })
})
