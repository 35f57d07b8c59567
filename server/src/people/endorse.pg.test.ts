import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accept, ask, meet, tapped } from '../../test/asking.ts'
import { emptyIndex, type TestCore, testCore } from '../../test/core.ts'
import { OrganizationMatch } from '../match/register.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { addMember, addSkill, claimSkills } from './actions.ts'
import { removeMember } from './admin.ts'
import { endorse } from './endorse.ts'
import { eraseMe, exportMine } from './erase.ts'
import { readKnowHow } from './know-how.ts'
import { hideSkill } from './me.ts'

/** Of five: one asks, one has shown weighing, two say they know it, one administers. */
let world: TestCore
let skillId = ''
let seeker = ''
let expert = ''
let [vouched, equal, admin] = ['', '', '']
const house = () => world.core.house
const as = (personId: string) => world.caller(personId)
const say = (by: string, personId: string, endorsed = true) => endorse(house(), as(by), { personId, skillId, endorsed })
const lineOf = async (personId: string, reader: string) =>
  (await readKnowHow(house(), as(reader), { personId, limit: 30 })).rows.find(({ skill }) => skill.id === skillId)
    ?.endorsements
const refs = (personId: string) => expect.objectContaining({ id: personId })

beforeAll(async () => {
  world = await testCore({ people: 5 })
  const { core, people, fresh, organizationId } = world
  seeker = people[0] ?? ''
  skillId = (await addSkill(core.house, organizationId, { labelFr: 'Pesage', labelEn: 'Weighing', synonyms: [] })).id
  const { id } = await ask(world, seeker, 'La balance affiche une erreur')
  const [one] = await tapped(world, id)
  expert = one?.helperId ?? ''
  const others = people.filter((personId) => personId !== seeker && personId !== expert)
  vouched = others[0] ?? ''
  equal = others[1] ?? ''
  admin = others[2] ?? ''
  await sql`UPDATE membership SET role = 'admin' WHERE person_id = ${admin}`.execute(fresh.db)
  await sql`UPDATE person SET email = 'expert@house.example' WHERE id = ${expert}`.execute(fresh.db)
  const sessionId = await accept(world, one)
  await meet(world, seeker, expert, sessionId)
  await world.pass(120)
  await sayOutcome(core.house, as(seeker), { sessionId, outcome: 'solved', skillIds: [skillId] })
  for (const personId of [vouched, equal]) await claimSkills(core.house, as(personId), { skillIds: [skillId] })
  await core.settled()
})
afterAll(() => world.stop())

/** The index in memory is the one the database makes. */
async function sameIndex(): Promise<void> {
  const { core, organizationId } = world
  await core.settled()
  const warm = await core.matches.of(organizationId)
  const index = emptyIndex()
  const built = await OrganizationMatch.load(core.house, organizationId, index, () => undefined)
  expect(await warm.index.ask('checksum')).toBe(await built.index.ask('checksum'))
  index.close()
  expect(await warm.difference()).toEqual({ differ: 0, past: 0 })
}

async function fits(): Promise<Map<string, number>> {
  const { core, organizationId } = world
  const warm = await core.matches.of(organizationId)
  const asked = { seekerId: admin, seekerTeamId: null, languages: [], exclude: new Set<string>() }
  const proposals = await warm.index.ask('match', {
    ...{ ...asked, text: 'Pesage', skillIds: [skillId], now: world.clock.now(), limit: 9, willingOnly: false },
  })
  return new Map(proposals.map(({ personId, fit }) => [personId, fit]))
}

test('nobody vouches for themself, nor for what is not claimed or hidden, nor for nobody', async () => {
  await expect(say(vouched, vouched)).rejects.toMatchObject({ code: 'OWN_CLAIM' })
  await expect(say(vouched, seeker)).rejects.toMatchObject({ code: 'NOT_CLAIMED' })
  await expect(say(vouched, world.organizationId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await hideSkill(house(), as(equal), { skillId, hidden: true })
  await expect(say(vouched, equal)).rejects.toMatchObject({ code: 'NOT_CLAIMED' })
  await hideSkill(house(), as(equal), { skillId, hidden: false })
})

test('said twice is once, told to everybody in the words of whoever reads, and taken back', async () => {
  for (const by of [expert, expert, admin]) await say(by, vouched)
  expect(await lineOf(vouched, seeker)).toEqual({ count: 2, mine: false, by: refs(expert) })
  expect(await lineOf(vouched, expert)).toEqual({ count: 2, mine: true, by: refs(admin) })
  for (const _ of [1, 2]) await say(admin, vouched, false)
  expect(await lineOf(vouched, vouched)).toEqual({ count: 1, mine: false, by: refs(expert) })
  expect(await lineOf(equal, seeker)).toEqual({ count: 0, mine: false, by: null })
})

test('[K1] the ranking hears of it: by somebody who has shown it, a claim is worth more than an equal one', async () => {
  await sameIndex()
  const worth = await fits()
  expect(worth.get(vouched)).toBeGreaterThan(worth.get(equal) ?? 1)
  expect(worth.get(vouched)).toBeLessThan(worth.get(expert) ?? 0)
})

test('[K1] whoever leaves vouches for nobody meanwhile, and does again once back', async () => {
  const { organizationId } = world
  await removeMember(house(), as(admin), { personId: expert })
  await sameIndex()
  expect(await lineOf(vouched, seeker)).toMatchObject({ count: 0 })
  const back = { name: 'Revenant', email: 'expert@house.example', language: 'fr' as const }
  await house().transaction((tx, record) => addMember(house(), tx, record, organizationId, back))
  await sameIndex()
  expect(await lineOf(vouched, seeker)).toMatchObject({ count: 1 })
  expect((await fits()).get(vouched)).toBeGreaterThan((await fits()).get(equal) ?? 1)
})

test('each has it in what is theirs; it goes with the claim', async () => {
  const { endorsementsGiven } = await exportMine(house(), as(expert))
  expect(endorsementsGiven).toMatchObject([{ personId: vouched, labelEn: 'Weighing' }])
  expect(await exportMine(house(), as(vouched))).toMatchObject({ claims: [{ endorsedBy: 1 }] })
  await claimSkills(house(), as(vouched), { skillIds: [] })
  await claimSkills(house(), as(vouched), { skillIds: [skillId] })
  expect(await lineOf(vouched, seeker)).toMatchObject({ count: 0 })
  await sameIndex()
})

test('[K1] erased, either of the two takes it along', async () => {
  const left = async () =>
    (await sql<{ n: number }>`SELECT count(*)::int AS n FROM endorsement`.execute(world.fresh.db)).rows
  await say(expert, vouched)
  await say(expert, equal)
  await sameIndex()
  await eraseMe(house(), as(vouched))
  expect(await left()).toEqual([{ n: 1 }])
  await sameIndex()
  await eraseMe(house(), as(expert))
  expect(await left()).toEqual([{ n: 0 }])
  await sameIndex()
  expect(await lineOf(equal, seeker)).toEqual({ count: 0, mine: false, by: null })
})
