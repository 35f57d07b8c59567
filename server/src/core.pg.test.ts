import { type RawBuilder, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask } from '../test/asking.ts'
import { type TestCore, testCore } from '../test/core.ts'
import { untilSomebodyWaits } from '../test/database.ts'
import { knownBy, putAside, writers } from '../test/writing.ts'
import { parkAsk } from './ask/actions.ts'
import { lockedAsk } from './ask/store.ts'
import { propose, readTimes } from './booking/actions.ts'
import { wishLater } from './later/actions.ts'

let world: TestCore
let seekerId: string
beforeEach(async () => {
  world = await testCore({ people: 16 })
  ;[seekerId = ''] = world.people
})
afterEach(() => world.stop())

const seeker = () => world.caller(seekerId)

/** Somebody has this row in hand when the timer rings, and may set it all the same. */
async function ringsBehind(row: RawBuilder<unknown>, kind: string, subjectId: string): Promise<void> {
  const { house } = world.core
  const dueAt = await house.timers.dueAt(house.db, kind, subjectId)
  expect(dueAt).not.toBeNull()
  world.clock.advance((dueAt?.getTime() ?? 0) - world.clock.now().getTime())
  const ringing: Promise<number>[] = []
  await house.transaction(async (tx) => {
    await row.execute(tx)
    ringing.push(world.core.ring())
    await untilSomebodyWaits(world.fresh.db)
    const free = await sql`
      SELECT FROM timer WHERE kind = ${kind} AND subject_id = ${subjectId} FOR UPDATE SKIP LOCKED`.execute(tx)
    expect(free.rows).toHaveLength(1)
  })
  await Promise.all(ringing)
}

test('[T7] whoever has a booking in hand may set its timer while it rings', async () => {
  const { house, matches } = world.core
  const { id: askId } = await ask(world, seekerId)
  await parkAsk(house, seeker(), { askId, written: false })
  await world.core.settled()
  const [startsAt = ''] = (await readTimes(house, matches, seeker(), { askId, minutes: 15 })).times
  const { id } = await propose(house, matches, seeker(), { askId, startsAt, minutes: 15 })
  await ringsBehind(sql`SELECT FROM booking WHERE id = ${id} FOR UPDATE`, 'booking', id)
})

test('[T7] whoever has a wish to go live in hand may set its timer while it rings', async () => {
  const { house } = world.core
  const { id: askId } = await ask(world, seekerId)
  await parkAsk(house, seeker(), { askId, written: false })
  await wishLater(house, seeker(), { askId, wish: true })
  await world.core.settled()
  await ringsBehind(sql`SELECT FROM later_wish WHERE ask_id = ${askId} FOR UPDATE`, 'later', askId)
})

test('[T7] whoever has an ask in hand may set when more people are asked to write while others are asked', async () => {
  const [, ...others] = world.people
  const askId = await putAside(world, seekerId, { skillIds: [await knownBy(world, 'Paie', others)] })
  const before = await writers(world, askId)
  await ringsBehind(lockedAsk(world.organizationId, askId), 'more_writers', askId)
  expect((await writers(world, askId)).length).toBeGreaterThan(before.length)
})
