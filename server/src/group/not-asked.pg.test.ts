import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, FIRST, LIKE, type Tapped, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { snapshotOf } from '../now/snapshot.ts'
import { postponeOffer } from '../offer/actions.ts'
import { joinFirst } from './actions.ts'

const QUARTER = 900

let world: TestCore
beforeEach(async () => {
  world = await testCore({ people: 6 })
})
afterEach(() => world.stop())

const house = () => world.core.house
const as = (personId: string) => world.caller(personId)
const tapsOf = async (personId: string) =>
  (await snapshotOf(house(), world.core.matches, world.organizationId, personId)).taps
const later = ({ helperId, offerId }: Tapped) =>
  postponeOffer(house(), as(helperId), { offerId, until: new Date(world.clock.now().getTime() + QUARTER * 1000) })
/** The first ask, and one who is tapped for it. */
async function first() {
  const { id } = await ask(world, world.people[0] ?? '', FIRST)
  const [one] = await tapped(world, id)
  if (!one) throw new Error('nobody was tapped')
  return { firstId: id, one }
}
const follow = async (personId: string, askId: string) => {
  await joinFirst(house(), as(personId), askId)
  await world.core.settled()
}
const quarterLater = async () => {
  for (let minute = 0; minute <= QUARTER / 60; minute += 1) await world.pass(60)
}

describe('[J3] whoever waits is not asked to solve the first', () => {
  test('nor again, who had put its tap off before they asked the like', async () => {
    const { one } = await first()
    await later(one)
    const mine = await ask(world, one.helperId, LIKE)
    expect(await tapsOf(one.helperId)).toHaveLength(1)
    await follow(one.helperId, mine.id)
    expect(await tapsOf(one.helperId)).toEqual([])
    await quarterLater()
    expect(await tapsOf(one.helperId)).toEqual([])
  })

  test('nor again, who puts its tap off while they wait, as a page from before still lets them', async () => {
    const { one } = await first()
    const mine = await ask(world, one.helperId, LIKE)
    await follow(one.helperId, mine.id)
    await later(one)
    await quarterLater()
    expect(await tapsOf(one.helperId)).toEqual([])
  })

  test('nor who waited with a second one, once that one waits with the first', async () => {
    const { one } = await first()
    await later(one)
    const [secondId = ''] = world.people.slice(1).filter((id) => id !== one.helperId)
    const second = await ask(world, secondId, LIKE)
    const mine = await ask(world, one.helperId, LIKE)
    await follow(one.helperId, mine.id)
    expect(await tapsOf(one.helperId)).toHaveLength(1)
    await follow(secondId, second.id)
    expect(await tapsOf(one.helperId)).toEqual([])
    await quarterLater()
    expect(await tapsOf(one.helperId)).toEqual([])
  })
})
