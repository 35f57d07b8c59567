import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, input, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { openAsk } from '../ask/actions.ts'
import { snapshotOf } from '../now/snapshot.ts'
import { everythingOf } from '../people/erase-store.ts'
import { tapWords } from '../reach/words.ts'
import { whereIsOffer } from './actions.ts'
import { tapPage, tapsFor } from './view.ts'

let world: TestCore
beforeEach(async () => {
  world = await testCore({ people: 8 })
})
afterEach(() => world.stop())

const secrets = { name: 'Séraphine Quillon', email: 'seraphine@example.org', photo: 'photo-of-seraphine' }

/** The seeker, in a team of so many, asks without a name. They and somebody tapped were a pair before. */
async function askUnnamed(teamSize: number) {
  const { db } = world.fresh
  const [seekerId = '', ...others] = world.people
  await sql`UPDATE person SET name = ${secrets.name}, email = ${secrets.email}, photo_file = ${secrets.photo}
    WHERE id = ${seekerId}`.execute(db)
  const teamId = world.core.house.newId()
  await sql`INSERT INTO team (organization_id, id, name, site, created_at)
    VALUES (${world.organizationId}, ${teamId}, 'Finance', 'Site', now())`.execute(db)
  await sql`UPDATE membership SET team_id = ${teamId}
    WHERE person_id = ANY(${[seekerId, ...others.slice(0, teamSize - 1)]}::uuid[])`.execute(db)
  const asked = { ...input, unnamed: true }
  const { id } = await openAsk(world.core.house, world.caller(seekerId), asked)
  await world.core.settled()
  return { seekerId, askId: id }
}

/** Everything the house says or gives to somebody tapped. */
async function everythingTold(helperId: string, offerId: string): Promise<string> {
  const { core, organizationId, fresh } = world
  const caller = world.caller(helperId)
  const tap = await tapPage(fresh.db, organizationId, offerId)
  if (!tap) throw new Error('the tap is gone')
  return JSON.stringify([
    world.line.sent(helperId),
    await snapshotOf(core.house, core.matches, organizationId, helperId),
    tap,
    tapWords('fr', tap, true),
    tapWords('en', tap, false),
    (await whereIsOffer(core.house, caller, offerId)).state,
    await everythingOf(fresh.db, organizationId, helperId),
  ])
}

describe('[A10] an ask without a name', () => {
  test('[A10] nothing that reaches whoever is tapped tells who asks; who comes sees them', async () => {
    const { seekerId, askId } = await askUnnamed(5)
    const all = await tapped(world, askId)
    expect(all.length).toBeGreaterThan(0)
    for (const { helperId, offerId } of all) {
      const told = await everythingTold(helperId, offerId)
      expect(told).toContain(askId)
      for (const secret of [seekerId, ...Object.values(secrets), 'Séraphine']) expect(told).not.toContain(secret)
      const [tap] = await tapsFor(world.fresh.db, world.organizationId, helperId)
      expect(tap?.from).toEqual({ unnamed: true, team: 'Finance' })
      for (const reason of tap?.reasons ?? []) expect(['past_pair', 'same_team']).not.toContain(reason.kind)
    }
    const [winner] = all
    await accept(world, winner)
    const { core, organizationId } = world
    const now = await snapshotOf(core.house, core.matches, organizationId, winner?.helperId ?? '')
    expect(now.session?.other).toMatchObject({ id: seekerId, name: secrets.name })
    for (const { helperId } of all.slice(1)) {
      const told = JSON.stringify(await snapshotOf(core.house, core.matches, organizationId, helperId))
      expect(told).not.toContain(secrets.name)
    }
  })

  test('[A10] a team of under five would be a name: it is not told', async () => {
    const { askId } = await askUnnamed(4)
    for (const { helperId } of await tapped(world, askId)) {
      const [tap] = await tapsFor(world.fresh.db, world.organizationId, helperId)
      expect(tap?.from).toEqual({ unnamed: true, team: null })
    }
  })

  test('with a name, it is there', async () => {
    const [seekerId = ''] = world.people
    const { id } = await openAsk(world.core.house, world.caller(seekerId), input)
    await world.core.settled()
    const [one] = await tapped(world, id)
    const [tap] = await tapsFor(world.fresh.db, world.organizationId, one?.helperId ?? '')
    expect(tap?.from).toMatchObject({ named: { id: seekerId } })
  })
})
