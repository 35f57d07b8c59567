import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestCore, testCore } from '../../test/core.ts'
import { testTime } from '../../test/rows.ts'
import type { Caller } from '../house.ts'
import { createTeam } from '../people/actions.ts'
import { eraseMe } from '../people/erase.ts'
import { readFigures, tellFigures } from './actions.ts'
import { periodsToTell, toldAt } from './period.ts'

/** Two teams of seven and one of three; each of the first asked twice in the last period, the others once. */

let world: TestCore
let teamIds: string[]
const [period = { from: testTime, to: testTime }] = periodsToTell(testTime, new Date(0), 1)
const day = (n: number) => new Date(period.from.getTime() + n * 86_400_000)

beforeAll(async () => {
  world = await testCore({ people: 17 })
  const { house } = world.core
  const { db } = world.fresh
  teamIds = []
  for (const name of ['Finance', 'Shipping', 'Tests'])
    teamIds.push((await createTeam(house, world.organizationId, { name, site: '' })).id)
  await sql`UPDATE organization SET created_at = ${day(0)}`.execute(db)
  for (const [at, personId] of world.people.entries()) {
    await sql`UPDATE membership SET team_id = ${teamIds[at < 7 ? 0 : at < 14 ? 1 : 2]}, started_at = ${day(0)}
      WHERE person_id = ${personId}`.execute(db)
  }
  const skill = await sql<{ id: string }>`
    INSERT INTO skill (organization_id, id, label_fr, label_en, created_at)
    VALUES (${world.organizationId}, ${house.newId()}, 'Étiquettes', 'Labels', ${day(0)}) RETURNING id`.execute(db)
  for (const [at, seekerId] of world.people.entries()) {
    const helperId = world.people[(at + 1) % 17] ?? ''
    await past({ seekerId, helperId, at: day(at), waited: 60 + at, minutes: 20 })
    if (at < 7) await past({ seekerId, helperId: null, at: day(at + 1), skillId: skill.rows[0]?.id ?? '' })
  }
  // Told of a day after the end of the period, and not before.
  await tellFigures(house)
})
afterAll(() => world.stop())

async function past(one: {
  seekerId: string
  helperId: string | null
  at: Date
  waited?: number
  minutes?: number
  skillId?: string
}): Promise<void> {
  const { db } = world.fresh
  const { organizationId } = world
  const { newId } = world.core.house
  const { seekerId, helperId, at, waited = 0, minutes = 0, skillId } = one
  const askId = newId()
  const matched = helperId === null ? null : new Date(at.getTime() + waited * 1000)
  await sql`
    INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at, matched_at)
    VALUES (${organizationId}, ${askId}, ${seekerId}, ${matched ? 'resolved' : 'expired'}, ${at}, 'x', 'fr', ${at}, ${matched})`.execute(
    db,
  )
  if (skillId) await sql`INSERT INTO ask_skill VALUES (${organizationId}, ${askId}, ${skillId})`.execute(db)
  if (matched === null) return
  await sql`
    INSERT INTO offer (organization_id, id, ask_id, helper_id, round, wave, state, sent_at, answered_at, lapses_at)
    VALUES (${organizationId}, ${newId()}, ${askId}, ${helperId}, 1, 1, 'accepted', ${at}, ${matched}, ${matched})`.execute(
    db,
  )
  await sql`
    INSERT INTO session (organization_id, id, ask_id, seeker_id, helper_id, state, opened_at, ended_at, ended_because, minutes)
    VALUES (${organizationId}, ${newId()}, ${askId}, ${seekerId}, ${helperId}, 'ended', ${matched}, ${matched}, 'said', ${minutes})`.execute(
    db,
  )
}

const as = (role: Caller['role'], teamId: string | null = null): Caller => ({
  ...world.caller(world.people[16] ?? ''),
  role,
  teamId,
})
const read = (caller: Caller, from?: string) => readFigures(world.core.house, caller, { from })
const team = (at: number) => teamIds[at] ?? ''

describe('what is told', () => {
  test('is reckoned from the rows of the period, in groups that may be told', async () => {
    const { shown, periods } = await read(as('admin'))
    expect(periods).toEqual([{ from: period.from.toISOString(), to: period.to.toISOString() }])
    // Three of Tests are too few: one of the larger teams joins them.
    expect(shown?.waits).toEqual([
      { of: { whose: 'house' }, asks: 25, firstYesSeconds: 70, unanswered: 0.3 },
      { of: { whose: 'team', teamId: team(0), name: 'Finance' }, asks: 15, firstYesSeconds: 60, unanswered: 0.5 },
      { of: { whose: 'others' }, asks: 10, firstYesSeconds: 70, unanswered: null },
    ])
    expect(shown?.load).toEqual([
      { of: { whose: 'house' }, helpers: 15, minutes: 345, taps: 15, budgetUse: 1 },
      {
        of: { whose: 'team', teamId: expect.any(String), name: expect.any(String) },
        helpers: 5,
        minutes: 135,
        taps: 5,
        budgetUse: 1,
      },
      { of: { whose: 'others' }, helpers: 10, minutes: 195, taps: 10, budgetUse: 1 },
    ])
    expect(shown?.topics.map(({ skill, asks }) => [skill.labelEn, asks])).toEqual([['Labels', 5]])
  })

  test('[F7] is seen by a manager of the house and of their own team, of no other', async () => {
    const own = await read(as('manager', team(0)))
    expect(own.shown?.waits.map(({ of }) => of.whose)).toEqual(['house', 'team'])
    const small = await read(as('manager', team(2)))
    expect(small.shown?.waits.map(({ of }) => of.whose)).toEqual(['house'])
  })

  test('a period that was not told is not there', async () => {
    await expect(read(as('admin'), day(-28).toISOString())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('the next is told a day after the period that goes on', async () => {
    const { nextAt } = await read(as('admin'))
    expect(nextAt).toBe(toldAt({ from: period.to, to: new Date(period.to.getTime() + 28 * 86_400_000) }).toISOString())
  })
})

test('[F5] what was told stays, whoever moves, asks late, or is erased', async () => {
  const before = await read(as('admin'))
  const [first = '', second = ''] = world.people
  await sql`UPDATE membership SET team_id = ${team(2)} WHERE person_id = ${second}`.execute(world.fresh.db)
  await past({ seekerId: second, helperId: null, at: day(3) })
  await eraseMe(world.core.house, world.caller(first))
  await world.core.settled()
  await tellFigures(world.core.house)
  expect(await read(as('admin'))).toEqual(before)
})

test('[F6] what is kept is what is told: nothing in it names a person', async () => {
  const { rows } = await sql<{ told: unknown }>`SELECT told FROM figures`.execute(world.fresh.db)
  const kept = JSON.stringify(rows)
  expect(rows).toHaveLength(1)
  for (const personId of world.people) expect(kept).not.toContain(personId)
})
