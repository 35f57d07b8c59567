import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accept, ask, meet, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { end } from '../session/actions.ts'
import { saveAsking, setAvailability } from './actions.ts'
import { readHeld } from './held.ts'
import { ANY_TIME } from './rules.ts'

let world: TestCore
let personId: string
beforeEach(async () => {
  world = await testCore({ people: 2 })
  ;[, personId = ''] = world.people
})
afterEach(() => world.stop())

const at = (minutes: number) => new Date(world.clock.now().getTime() + minutes * 60_000)
const held = async () => {
  const { core, organizationId } = world
  const match = await core.matches.of(organizationId)
  const { held: all } = await readHeld(core.house, core.matches, { organizationId, personId })
  // Where nothing is told they may be tapped, and where something is they may not.
  expect(match.willing.mayBeTapped(personId, world.clock.now())).toBe(all.length === 0)
  return all
}
const say = async () => {
  const word = { available: true, until: null, quietUntil: null }
  await setAvailability(world.core.house, { organizationId: world.organizationId, personId }, word)
  await world.core.settled()
}

test('[D10] a calendar holds until the last of what follows without a gap', async () => {
  await say()
  expect(await held()).toEqual([])
  for (const [from, to] of [
    [-30, 20],
    [20, 50],
    [60, 90],
  ] as const) {
    await sql`INSERT INTO busy_stretch (organization_id, person_id, starts, ends)
      VALUES (${world.organizationId}, ${personId}, ${at(from)}, ${at(to)})`.execute(world.fresh.db)
  }
  await say()
  expect(await held()).toEqual([{ why: 'calendar', until: at(50).toISOString() }])
})

test('[D10] a session, then rest', async () => {
  await saveAsking(
    world.core.house,
    { organizationId: world.organizationId, personId },
    { ...ANY_TIME, restMinutes: 10 },
  )
  await say()
  const [seekerId = ''] = world.people
  const { id } = await ask(world, seekerId)
  const sessionId = await accept(world, (await tapped(world, id))[0])
  await meet(world, seekerId, personId, sessionId)
  expect(await held()).toEqual([{ why: 'session', until: null }])
  await world.pass(120)
  await end(world.core.house, world.caller(seekerId), sessionId)
  await world.core.settled()
  const [rest] = await held()
  expect(rest?.why).toBe('rest')
  await world.pass((Date.parse(rest?.until ?? '') - world.clock.now().getTime()) / 1000)
  expect(await held()).toEqual([])
})

test('[D10] the week that is given, until Monday', async () => {
  await say()
  await sql`INSERT INTO helping_budget (organization_id, person_id, minutes, changed_at)
    VALUES (${world.organizationId}, ${personId}, 0, ${world.clock.now()})`.execute(world.fresh.db)
  await (await world.core.matches.of(world.organizationId)).readBudgets([personId])
  expect(await held()).toMatchObject([{ why: 'budget' }])
})
