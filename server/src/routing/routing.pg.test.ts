import type { RulesSaid } from '@binome/contract/verbs/routing.ts'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, seekerView, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { openAsk } from '../ask/actions.ts'
import type { Caller } from '../house.ts'
import { preview } from '../match/actions.ts'
import { createTeam } from '../people/actions.ts'
import { listPeople, readPerson } from '../people/directory.ts'
import { readRules, saveRules } from './actions.ts'
import { SILENT } from './rules.ts'

let world: TestCore
let teamIds: string[]
beforeEach(async () => {
  world = await testCore({ people: 6 })
  const { house } = world.core
  teamIds = []
  for (const name of ['Finance', 'Shipping']) {
    teamIds.push((await createTeam(house, world.organizationId, { name, site: '' })).id)
  }
  // Three of each, before anybody is in memory.
  for (const [index, personId] of world.people.entries()) {
    await sql`UPDATE membership SET team_id = ${teamIds[index < 3 ? 0 : 1]} WHERE person_id = ${personId}`.execute(
      world.fresh.db,
    )
  }
})
afterEach(() => world.stop())

const staff = (role: Caller['role'], teamId: string | null = null): Caller => ({
  ...world.caller(world.people[0] ?? ''),
  role,
  teamId,
})
const save = async (caller: Caller, teamId: string | null, said: Partial<RulesSaid>) => {
  const saved = await saveRules(world.core.house, caller, { teamId, said: { ...SILENT, ...said } })
  await world.core.settled()
  return saved
}
const code = (expected: string) => expect.objectContaining({ code: expected })

describe('who says it', () => {
  test('an administrator for the house and for every team, a manager for their own alone', async () => {
    const [finance = '', shipping = ''] = teamIds
    await save(staff('admin'), null, { dial: 'balanced' })
    await save(staff('admin'), shipping, { dial: 'gentle' })
    await save(staff('manager', finance), finance, { usualMinutes: 30 })
    await expect(save(staff('manager', finance), shipping, {})).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(save(staff('manager', finance), null, {})).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(readRules(world.core.house, staff('manager', finance), { teamId: shipping })).rejects.toEqual(
      code('NOT_ALLOWED'),
    )
    const mine = await readRules(world.core.house, staff('manager', finance), { teamId: finance })
    expect(mine).toMatchObject({
      mayChange: true,
      said: { usualMinutes: 30, dial: null },
      inForce: { dial: 'balanced' },
    })
    const ofHouse = await readRules(world.core.house, staff('manager', finance), {})
    expect(ofHouse).toMatchObject({ teamId: null, mayChange: false, said: { dial: 'balanced' } })
  })

  test('a team of nobody here, and a time zone of nowhere, are refused', async () => {
    const other = '00000000-0000-7000-8000-ffffffffffff'
    await expect(save(staff('admin'), other, {})).rejects.toEqual(code('NOT_FOUND'))
    await expect(save(staff('admin'), null, { askerTeamIds: [other] })).rejects.toEqual(code('NOT_FOUND'))
    await expect(save(staff('admin'), null, { timeZone: 'Mars/Olympus' })).rejects.toEqual(code('TIME_ZONE_UNKNOWN'))
  })

  test('what is said is read again as it was said, in order', async () => {
    const monday = { day: 1, from: '08:00', to: '18:00' }
    const said = { opening: [{ ...monday, day: 2 }, monday], timeZone: 'Europe/London', askerTeamIds: teamIds }
    await save(staff('admin'), null, { ...said, askedBy: 'chosen_teams' })
    const read = await readRules(world.core.house, staff('admin'), {})
    expect(read.said).toMatchObject({ ...said, opening: said.opening.toReversed() })
  })
})

test('[R2] no search taps more people, in all and at once, than the house lets it', async () => {
  const [seekerId = ''] = world.people
  await world.core.matches.of(world.organizationId)
  await save(staff('admin'), null, { dial: 'fast', mostAtOnce: 1, mostTaps: 2 })
  const { id } = await ask(world, seekerId)
  const asked = new Set<string>()
  for (let wait = 0; wait < 60; wait += 1) {
    const open = await tapped(world, id)
    expect(open.length).toBeLessThanOrEqual(1)
    for (const { helperId } of open) asked.add(helperId)
    await world.pass(6)
  }
  expect(asked.size).toBe(2)
  expect(await seekerView(world, seekerId)).toMatchObject({ state: 'searching', asked: 2, exhausted: true })
})

describe('[R3] whoever may not ask is told of nobody', () => {
  test('a team asked by its own alone is left in peace by others, from the moment it says so', async () => {
    const [inFinance = ''] = world.people
    await world.core.matches.of(world.organizationId)
    await save(staff('manager', teamIds[1]), teamIds[1] ?? '', { askedBy: 'own_team' })
    const { id } = await ask(world, inFinance)
    const asked = new Set<string>()
    for (let wait = 0; wait < 5; wait += 1) {
      for (const { helperId } of await tapped(world, id)) asked.add(helperId)
      await world.pass(31)
    }
    expect([...asked].toSorted()).toEqual(world.people.slice(1, 3))
  })

  test('nobody of it is offered for asking, nor asked by name; whoever may is told of it as before', async () => {
    const { house } = world.core
    const [inFinance = '', , , inShipping = ''] = world.people
    const [finance = '', shipping = ''] = teamIds
    const seeker = { ...world.caller(inFinance), teamId: finance }
    await world.core.matches.of(world.organizationId)
    const asked = { seekerId: inFinance, seekerTeamId: finance, text: '', skillIds: [], languages: ['fr'] }
    const accepting = async () => (await preview(house, world.core.matches, world.organizationId, asked)).accepting
    expect(await accepting()).toBe(5)
    await save(staff('admin'), shipping, { askedBy: 'own_team' })
    expect(await accepting()).toBe(2)
    const named = { text: 'x', pictureIds: [], skillIds: [], forPersonId: inShipping }
    await expect(openAsk(house, seeker, named)).rejects.toEqual(code('NOT_ASKABLE'))
    const { rows } = await listPeople(house, seeker, { limit: 30 }, async () => [])
    const out = rows.filter((row) => row.beyond).map(({ person }) => person.id)
    expect(out.toSorted()).toEqual(world.people.slice(3).toSorted())
    expect(await readPerson(house, seeker, { personId: inShipping })).toMatchObject({ beyond: true })
    const own = { ...world.caller(inShipping), teamId: shipping }
    expect(await readPerson(house, own, { personId: world.people[4] ?? '' })).toMatchObject({ beyond: false })
  })

  test('chosen teams may, as well as its own', async () => {
    const [finance = '', shipping = ''] = teamIds
    await save(staff('admin'), null, { askedBy: 'own_team' })
    await save(staff('admin'), shipping, { askedBy: 'chosen_teams', askerTeamIds: [finance] })
    const { rules } = await world.core.matches.of(world.organizationId)
    expect([rules.mayAsk(finance, shipping), rules.mayAsk(shipping, finance), rules.mayAsk(null, shipping)]).toEqual([
      true,
      false,
      false,
    ])
  })
})

test('[R4] a seeker is told when the first of those opens whom they may ask, and nothing while one is open', async () => {
  // Friday 27 March 2026, 10:00 in Paris.
  const [finance = '', shipping = ''] = teamIds
  const opening = (from: string) => ({ opening: [{ day: 5, from, to: '18:00' }], timeZone: 'Europe/Paris' })
  await save(staff('admin'), finance, opening('13:00'))
  await save(staff('admin'), shipping, { ...opening('11:00'), askedBy: 'own_team' })
  const told = async (seekerTeamId: string) => {
    const asked = { seekerId: world.people[0] ?? '', seekerTeamId, text: '', skillIds: [], languages: ['fr'] }
    return (await preview(world.core.house, world.core.matches, world.organizationId, asked)).opensAt
  }
  expect(await told(finance)).toBe('2026-03-27T12:00:00.000Z')
  expect(await told(shipping)).toBe('2026-03-27T10:00:00.000Z')
  await world.pass(3600)
  expect(await told(shipping)).toBeNull()
})
