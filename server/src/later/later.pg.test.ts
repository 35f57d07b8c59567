import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, input, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { cancelAsk, openAsk, parkAsk, resumeAsk } from '../ask/actions.ts'
import { saveAsking, setAvailability } from '../availability/actions.ts'
import { ANY_TIME } from '../availability/rules.ts'
import { snapshotOf } from '../now/snapshot.ts'
import { declineOffer } from '../offer/actions.ts'
import { claimSkills } from '../people/actions.ts'
import { notNow, wishLater } from './actions.ts'

let world: TestCore
let seekerId: string
let helperId: string
beforeEach(async () => {
  world = await testCore({ people: 4 })
  ;[seekerId = '', helperId = ''] = world.people
  for (const personId of world.people) await say(personId, false)
  await claimSkills(world.core.house, self(helperId), { skillIds: [], newLabels: ['RECHERCHEX'] })
  await world.core.settled()
})
afterEach(() => world.stop())

const self = (personId: string) => ({ organizationId: world.organizationId, personId })
const say = (personId: string, available: boolean, quietUntil: string | null = null) =>
  setAvailability(world.core.house, self(personId), { available, until: null, quietUntil })
const become = async (personId: string, available: boolean) => {
  await say(personId, available)
  await world.core.settled()
  // Wishes are looked at every fifteen seconds at most.
  await world.pass(16)
}
const seeker = () => world.caller(seekerId)

/** An ask that met nobody is put aside with the wish. */
async function wishing(): Promise<string> {
  const { id } = await ask(world, seekerId)
  await parkAsk(world.core.house, seeker(), { askId: id, written: false })
  await wishLater(world.core.house, seeker(), { askId: id, wish: true })
  await world.core.settled()
  return id
}
const wishOf = async () => {
  const { core, organizationId } = world
  const { parked } = await snapshotOf(core.house, core.matches, organizationId, seekerId)
  const [one] = parked
  return one?.state === 'parked' ? one.later : null
}
/** Is the seeker asked "now?" at this moment? */
const isAsked = async () => ((await wishOf())?.asksUntil ?? null) !== null
const pass = async (minutes: number) => {
  for (let left = minutes; left > 0; left -= 2) await world.pass(Math.min(2, left) * 60)
}

describe('[G2] asked whether now', () => {
  test('when somebody it fits may be tapped, and not before; nobody is tapped meanwhile [G3]', async () => {
    const id = await wishing()
    await pass(20)
    expect(await isAsked()).toBe(false)
    await become(helperId, true)
    expect(await isAsked()).toBe(true)
    expect(await tapped(world, id)).toEqual([])
    await resumeAsk(world.core.house, seeker(), id)
    await world.core.settled()
    expect((await tapped(world, id)).map((tap) => tap.helperId)).toEqual([helperId])
    expect((await sql`SELECT FROM later_wish`.execute(world.fresh.db)).rows).toEqual([])
  })

  test('at the moment somebody’s hours begin', async () => {
    const at = new Date(world.clock.now().getTime() + 25 * 60_000)
    await saveAsking(world.core.house, self(helperId), {
      ...{ ...ANY_TIME, timeZone: 'UTC' },
      help: [{ day: ((at.getUTCDay() + 6) % 7) + 1, from: at.toISOString().slice(11, 16), to: '24:00' }],
    })
    await setAvailability(world.core.house, self(helperId), {
      ...{ available: false, until: null, quietUntil: null, byHours: true },
    })
    await wishing()
    while (at.getTime() - 1 > world.clock.now().getTime()) {
      await world.pass(Math.min(120, (at.getTime() - 1 - world.clock.now().getTime()) / 1000))
    }
    expect(await isAsked()).toBe(false)
    await world.pass(0.001)
    expect((await wishOf())?.asksUntil).toBe(new Date(at.getTime() + 600_000).toISOString())
  })

  test('not because of somebody whom it does not fit, nor in their quiet, nor without a tab', async () => {
    await wishing()
    await become(world.people[2] ?? '', true)
    expect(await isAsked()).toBe(false)
    await say(seekerId, false, new Date(world.clock.now().getTime() + 300_000).toISOString())
    await become(helperId, true)
    expect(await isAsked()).toBe(false)
    world.line.setTabs(seekerId, 0)
    await pass(10)
    expect(await isAsked()).toBe(false)
    world.line.setTabs(seekerId, 1)
    await world.core.reach(world.organizationId, seekerId, true)
    await pass(2)
    expect(await isAsked()).toBe(true)
  })

  test('not because of the one it is for, who said no', async () => {
    await become(helperId, true)
    const { house } = world.core
    const { id } = await openAsk(house, seeker(), { ...input, forPersonId: helperId })
    await world.core.settled()
    const [tap] = await tapped(world, id)
    await declineOffer(house, world.caller(helperId), { offerId: tap?.offerId ?? '', offTopic: false })
    await parkAsk(house, seeker(), { askId: id, written: false })
    await wishLater(house, seeker(), { askId: id, wish: true })
    await world.core.settled()
    await pass(4)
    expect(await isAsked()).toBe(false)
  })

  test('while they search for something else they are left alone', async () => {
    await wishing()
    await ask(world, seekerId, 'Ma soudure ne tient pas')
    await become(helperId, true)
    await pass(6)
    expect(await isAsked()).toBe(false)
  })

  test('two are not asked because of the same person', async () => {
    await wishing()
    const [, , , otherId = ''] = world.people
    const { id } = await ask(world, otherId)
    await parkAsk(world.core.house, world.caller(otherId), { askId: id, written: false })
    await wishLater(world.core.house, world.caller(otherId), { askId: id, wish: true })
    await world.core.settled()
    await become(helperId, true)
    await pass(4)
    const { rows } = await sql`SELECT FROM later_wish WHERE asks_until IS NOT NULL`.execute(world.fresh.db)
    expect(rows).toHaveLength(1)
  })
})

describe('[G4] bounded', () => {
  test('not now rests half an hour; no answer in ten minutes is as good; the fifth is the last', async () => {
    const id = await wishing()
    await become(helperId, true)
    expect(await isAsked()).toBe(true)
    await notNow(world.core.house, seeker(), id)
    await world.core.settled()
    expect(await isAsked()).toBe(false)
    await pass(28)
    expect(await isAsked()).toBe(false)
    await pass(8)
    expect(await isAsked()).toBe(true)
    let times = 2
    for (let wait = 0; wait < 120 && (await wishOf()) !== null; wait += 1) {
      const before = await isAsked()
      await world.pass(120)
      if (!before && (await isAsked())) times += 1
    }
    expect([times, await wishOf()]).toEqual([5, null])
  })
})

describe('[G1] over', () => {
  test('at a word, and with its ask', async () => {
    const id = await wishing()
    await wishLater(world.core.house, seeker(), { askId: id, wish: false })
    await world.core.settled()
    expect(await wishOf()).toBeNull()
    await wishLater(world.core.house, seeker(), { askId: id, wish: true })
    await cancelAsk(world.core.house, seeker(), { askId: id, solvedAlone: true })
    await world.core.settled()
    expect((await sql`SELECT FROM later_wish`.execute(world.fresh.db)).rows).toEqual([])
    await expect(wishLater(world.core.house, seeker(), { askId: id, wish: true })).rejects.toMatchObject({
      code: 'ASK_STATE',
    })
  })

  test('after three days', async () => {
    await wishing()
    await world.pass(3 * 86_400 - 60)
    expect(await wishOf()).not.toBeNull()
    await world.pass(61)
    expect(await wishOf()).toBeNull()
  })

  test('nobody else may say it', async () => {
    const id = await wishing()
    for (const deed of [wishLater(world.core.house, world.caller(helperId), { askId: id, wish: false })]) {
      await expect(deed).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(notNow(world.core.house, world.caller(helperId), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('[G5] what the seeker is told names nobody, and what they see is what they were sent [W1]', async () => {
  await wishing()
  await become(helperId, true)
  const { core, organizationId } = world
  const { parked } = await snapshotOf(core.house, core.matches, organizationId, seekerId)
  expect(JSON.stringify(parked)).not.toContain(helperId)
  const last = world.line.sent(seekerId).findLast((event) => event.part === 'parked')
  expect(last).toEqual({ part: 'parked', parked })
})
