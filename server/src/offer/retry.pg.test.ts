import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { setAvailability } from '../availability/actions.ts'
import type { House } from '../house.ts'
import { handClock } from '../platform/clock.ts'
import { createRetry } from './retry.ts'

let world: TestCore
beforeEach(async () => {
  world = await testCore({ people: 8 })
})
afterEach(() => world.stop())

/** Everybody may be tapped from now on, or nobody may. */
async function allMay(be: boolean) {
  for (const personId of world.people) {
    const who = { organizationId: world.organizationId, personId }
    await setAvailability(world.core.house, who, { available: be, until: null, quietUntil: null })
  }
  await world.core.settled()
}

describe('[D8] a try that fails', () => {
  test('takes no other ask’s with it, and is made again within half a minute', async () => {
    const [one = '', two = ''] = world.people
    await allMay(false)
    const { id: fails } = await ask(world, one)
    await world.pass(1)
    const { id: other } = await ask(world, two, 'Ma soudure ne tient pas')
    await allMay(true)
    const { house, matches } = world.core
    // On a clock of its own: that of the core stands still, and so do the core's own tries.
    const clock = handClock(world.clock.now())
    let lost = false
    const transaction: House['transaction'] = async (work) => {
      if (lost) return house.transaction(work)
      lost = true
      throw new Error('connection lost')
    }
    const retry = createRetry({ ...house, clock, transaction }, matches, async () => false)
    const pass = async (ms: number) => {
      clock.advance(ms)
      await retry.settled()
      await world.core.settled()
    }
    retry.soon(world.organizationId)
    await pass(250)
    expect(await tapped(world, other)).not.toEqual([])
    expect(await tapped(world, fails)).toEqual([])
    await pass(30_000)
    expect(await tapped(world, fails)).not.toEqual([])
  })
})
