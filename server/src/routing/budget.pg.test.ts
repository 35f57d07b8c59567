import type { ThisWeek } from '@binome/contract/verbs/routing.ts'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, ask, meet, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { insertOffersTo, insertPeople, insertSearchingAsk } from '../../test/rows.ts'
import { saveAsking } from '../availability/actions.ts'
import { ANY_TIME } from '../availability/rules.ts'
import type { Caller } from '../house.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { createTeam } from '../people/actions.ts'
import { saveRules } from './actions.ts'
import { readMyBudget, sayMyBudget } from './my-budget.ts'
import { SILENT } from './rules.ts'

let world: TestCore
let seekerId: string
let helperId: string
beforeEach(async () => {
  world = await testCore({ people: 2 })
  ;[seekerId = '', helperId = ''] = world.people
})
afterEach(() => world.stop())

const say = async (personId: string, input: { minutes: number | null; thisWeek?: ThisWeek }) => {
  const said = await sayMyBudget(world.core.house, world.caller(personId), { thisWeek: 'as_kept', ...input })
  await world.core.settled()
  return said
}
const admin = (): Caller => ({ ...world.caller(seekerId), role: 'admin' })

/** The helper is tapped, comes, and both are there for so long. */
async function help(minutes: number): Promise<void> {
  const { id } = await ask(world, seekerId)
  const sessionId = await accept(world, (await tapped(world, id))[0])
  await meet(world, seekerId, helperId, sessionId)
  await world.pass(minutes * 60)
  await sayOutcome(world.core.house, world.caller(seekerId), { sessionId, outcome: 'solved', skillIds: [] })
  await world.core.settled()
}

describe('[R7] a week that is given', () => {
  test('nobody over their budget is tapped, until they say more, and from Monday on', async () => {
    await say(helperId, { minutes: 10 })
    await help(12)
    expect(await readMyBudget(world.core.house, world.caller(helperId))).toMatchObject({ minutes: 10, given: 12 })
    const { id } = await ask(world, seekerId)
    expect(await tapped(world, id)).toEqual([])

    await say(helperId, { minutes: 10, thisWeek: 'more' })
    await world.pass(1)
    await world.core.settled()
    expect(await tapped(world, id)).toHaveLength(1)
  })

  test('also while the end of the session that gave it is not heard yet', async () => {
    await say(helperId, { minutes: 10 })
    await help(5)
    await sql`UPDATE availability SET rest_minutes = 0 WHERE person_id = ${helperId}`.execute(world.fresh.db)
    await sql`UPDATE session SET minutes = 10 WHERE helper_id = ${helperId}`.execute(world.fresh.db)
    const { id } = await ask(world, seekerId)
    expect(await tapped(world, id)).toEqual([])
  })

  test('[R6] also by a session that began weeks ago: the server stood still, and ended it when it was back', async () => {
    await say(helperId, { minutes: 10 })
    await help(5)
    await sql`UPDATE availability SET rest_minutes = 0 WHERE person_id = ${helperId}`.execute(world.fresh.db)
    await sql`UPDATE session SET minutes = 10, opened_at = opened_at - interval '31 days' WHERE helper_id = ${helperId}`.execute(
      world.fresh.db,
    )
    expect(await readMyBudget(world.core.house, world.caller(helperId))).toMatchObject({ given: 10 })
    const { id } = await ask(world, seekerId)
    expect(await tapped(world, id)).toEqual([])
  })

  test('a budget of nothing is a no, and the word for more ends on Monday', async () => {
    const said = await say(helperId, { minutes: 0, thisWeek: 'more' })
    expect(said.thisWeek).toBe('more')
    const match = await world.core.matches.of(world.organizationId)
    const at = (iso: string) => match.willing.mayBeTapped(helperId, new Date(iso))
    expect(at(new Date(Date.parse(said.weekTo) - 1000).toISOString())).toBe(true)
    expect(at(said.weekTo)).toBe(false)
  })

  test('whoever says no more this week is left alone until Monday, whatever they keep', async () => {
    const said = await say(helperId, { minutes: 300, thisWeek: 'no_more' })
    expect(said).toMatchObject({ thisWeek: 'no_more', minutes: 300, given: 0 })
    const { id } = await ask(world, seekerId)
    expect(await tapped(world, id)).toEqual([])
    const match = await world.core.matches.of(world.organizationId)
    const at = (iso: string) => match.willing.mayBeTapped(helperId, new Date(iso))
    expect(at(new Date(Date.parse(said.weekTo) - 1000).toISOString())).toBe(false)
    expect(at(said.weekTo)).toBe(true)
  })

  test('what was given is known again after a restart', async () => {
    await say(helperId, { minutes: 10 })
    await help(12)
    const again = await readMyBudget(world.core.house, world.caller(helperId))
    await world.core.matches.compare()
    expect(again.given).toBe(12)
    const match = await world.core.matches.of(world.organizationId)
    expect(match.budgetUsed(helperId, world.clock.now())).toBe(1)
  })
})

test('[R5] the frame bounds what may be said, and what was said before', async () => {
  await say(helperId, { minutes: 200 })
  await saveRules(world.core.house, admin(), { teamId: null, said: { ...SILENT, usualMinutes: 30, mostMinutes: 90 } })
  await world.core.settled()
  expect(await readMyBudget(world.core.house, world.caller(helperId))).toMatchObject({ own: 200, minutes: 90 })
  await expect(say(helperId, { minutes: 91 })).rejects.toMatchObject({ code: 'BUDGET_TOO_LARGE' })
})

test('[R5] each by the frame of their own team: what its manager says bounds nobody else', async () => {
  const { house } = world.core
  const team = await createTeam(house, world.organizationId, { name: 'Finance', site: '' })
  await sql`UPDATE membership SET team_id = ${team.id} WHERE person_id = ${helperId}`.execute(world.fresh.db)
  const inTeam: Caller = { ...world.caller(helperId), teamId: team.id }
  const manager: Caller = { ...inTeam, role: 'manager' }
  await saveRules(house, manager, { teamId: team.id, said: { ...SILENT, usualMinutes: 5, mostMinutes: 10 } })
  await world.core.settled()
  expect(await readMyBudget(house, inTeam)).toMatchObject({ own: null, minutes: 5, mostMinutes: 10 })
  await expect(sayMyBudget(house, inTeam, { minutes: 11, thisWeek: 'as_kept' })).rejects.toMatchObject({
    ...{ code: 'BUDGET_TOO_LARGE', data: { mostMinutes: 10 } },
  })
  expect(await readMyBudget(house, world.caller(seekerId))).toMatchObject({ minutes: 120, mostMinutes: 300 })
  // The planner keeps to the same: five minutes given are the week.
  await help(5)
  const { id } = await ask(world, seekerId)
  expect(await tapped(world, id)).toEqual([])
})

test('[R4] outside the opening hours nobody is tapped, and at the opening whoever waits is', async () => {
  // Friday 27 March 2026, 10:00 in Paris; the house opens at 11.
  const opening = [{ day: 5, from: '11:00', to: '18:00' }]
  await world.core.matches.of(world.organizationId)
  await saveRules(world.core.house, admin(), { teamId: null, said: { ...SILENT, opening } })
  await world.core.settled()
  const { id } = await ask(world, seekerId)
  expect(await tapped(world, id)).toEqual([])
  world.clock.advance(3_600_000)
  await world.pass(31)
  await world.core.settled()
  expect(await tapped(world, id)).toHaveLength(1)
})

test('[R6] weeks are those of where the person is: their Sunday evening is not yet Monday', async () => {
  const { house } = world.core
  await saveAsking(house, world.caller(helperId), { ...ANY_TIME, timeZone: 'Pacific/Auckland' })
  await world.core.settled()
  const far = await readMyBudget(house, world.caller(helperId))
  const near = await readMyBudget(house, world.caller(seekerId))
  expect(far).toMatchObject({ timeZone: 'Pacific/Auckland', weekTo: '2026-03-29T11:00:00.000Z' })
  expect(near).toMatchObject({ timeZone: 'Europe/Paris', weekTo: '2026-03-29T22:00:00.000Z' })
  // The same bound holds for who may be tapped.
  await say(helperId, { minutes: 0 })
  const match = await world.core.matches.of(world.organizationId)
  expect(match.budgetUsed(helperId, world.clock.now())).toBe(1)
  await say(helperId, { minutes: 60, thisWeek: 'no_more' })
  expect(match.willing.mayBeTapped(helperId, new Date(Date.parse(far.weekTo) + 1))).toBe(true)
  expect(match.willing.mayBeTapped(helperId, new Date(Date.parse(far.weekTo) - 1))).toBe(false)
})

describe('[R8] far more than the others', () => {
  test('nearly all of the week given on its Monday is told to its person', async () => {
    await world.pass(3 * 86_400)
    await say(helperId, { minutes: 10 })
    await help(9)
    expect(await readMyBudget(world.core.house, world.caller(helperId))).toMatchObject({ given: 9, overload: null })
    await sql`UPDATE availability SET rest_minutes = 0 WHERE person_id = ${helperId}`.execute(world.fresh.db)
    await help(1)
    const mine = await readMyBudget(world.core.house, world.caller(helperId))
    expect(mine).toMatchObject({ given: 10, overload: 'week_given_early' })
    expect(await readMyBudget(world.core.house, world.caller(seekerId))).toMatchObject({ overload: null })
  })

  test('so is who was asked twice as often as is usual among the others, in two weeks', async () => {
    const { db } = world.fresh
    const others = await insertPeople(db, world.organizationId, 4)
    const askedSoOften = async (personId: string, times: number) => {
      for (let n = 0; n < times; n += 1) {
        const askId = await insertSearchingAsk(db, world.organizationId, seekerId)
        await insertOffersTo(db, world.organizationId, askId, [personId])
        await sql`UPDATE offer SET state = 'lapsed' WHERE ask_id = ${askId}`.execute(db)
        await sql`UPDATE ask SET state = 'abandoned' WHERE id = ${askId}`.execute(db)
      }
    }
    await askedSoOften(helperId, 11)
    for (const personId of others) await askedSoOften(personId, 5)
    const told = async () =>
      Promise.all(
        [helperId, ...others].map(async (one) => (await readMyBudget(world.core.house, world.caller(one))).overload),
      )
    expect(await told()).toEqual(['tapped_far_more', null, null, null, null])
    await world.pass(14 * 86_400 + 1)
    expect(await told()).toEqual([null, null, null, null, null])
  })
})

test('[R8] only its person has a meter: no verb tells that of another', async () => {
  await say(helperId, { minutes: 45 })
  const mine = await readMyBudget(world.core.house, world.caller(seekerId))
  expect(mine).toMatchObject({ own: null, minutes: 120 })
  const { rows } = await sql<{ audience: string }>`
    SELECT col_description('helping_budget'::regclass, 3) AS audience`.execute(world.fresh.db)
  expect(rows[0]?.audience).toContain('audience: self')
})
