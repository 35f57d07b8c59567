import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, tapped } from '../../test/asking.ts'
import { emptyIndex, type TestCore, testCore } from '../../test/core.ts'
import { cancelAsk, openAsk } from '../ask/actions.ts'
import { OrganizationMatch } from '../match/register.ts'
import { declineOffer } from '../offer/actions.ts'
import { claimSkills } from '../people/actions.ts'
import { eraseMe } from '../people/erase.ts'
import { readNotMine, takeBackNotMine } from './not-mine.ts'

const TEXT = 'Mon RECHERCHEX renvoie #N/A sur la feuille zanzibar'
const LIKE = 'RECHERCHEX renvoie #N/A : la feuille zanzibar encore'

let world: TestCore
let seekerId: string
let firstId: string
let otherId: string
beforeEach(async () => {
  world = await testCore({ people: 4 })
  ;[seekerId = '', otherId = '', firstId = ''] = world.people
  const { house } = world.core
  for (const helperId of [firstId, otherId]) {
    await claimSkills(house, self(helperId), { skillIds: [], newLabels: ['RECHERCHEX'] })
  }
  await world.core.settled()
})
afterEach(() => world.stop())

const self = (personId: string) => ({ organizationId: world.organizationId, personId })
/** Everybody tapped at once or one by one: the order of the ranking, by whoever of the two is better placed. */
const chances = async (text: string) => {
  const { index } = await world.core.matches.of(world.organizationId)
  const found = await index.ask('match', {
    ...{ text, skillIds: [], seekerId, seekerTeamId: null, languages: ['fr'] },
    ...{ now: world.clock.now(), limit: 10, willingOnly: false },
  })
  const of = (id: string) => found.find(({ personId }) => personId === id)?.fit ?? 0
  return { first: of(firstId), other: of(otherId) }
}
/** The first helper says of an ask that it is not theirs; the ask is taken back. */
const sayNotMine = async () => {
  const { house } = world.core
  const { id } = await openAsk(house, world.caller(seekerId), {
    ...{ text: TEXT, pictureIds: [], skillIds: [], forPersonId: firstId },
  })
  await world.core.settled()
  const [tap] = await tapped(world, id)
  expect(tap?.helperId).toBe(firstId)
  const told = world.line.sent(seekerId).length
  await declineOffer(house, world.caller(firstId), { offerId: tap?.offerId ?? '', offTopic: true })
  await world.core.settled()
  expect(world.line.sent(seekerId).length, '[A6]').toBe(told)
  await cancelAsk(house, world.caller(seekerId), { askId: id, solvedAlone: false })
  await world.core.settled()
  return id
}
const built = () => OrganizationMatch.load(world.core.house, world.organizationId, emptyIndex(), () => undefined)
const isTheDatabase = async () => {
  const warm = await world.core.matches.of(world.organizationId)
  expect(await warm.index.ask('checksum')).toBe(await (await built()).index.ask('checksum'))
  expect(await warm.difference()).toEqual({ differ: 0, past: 0 })
}

test('[D9] not my topic: others are asked first about the like, far asks are as before, and taken back it is undone', async () => {
  const [near, far] = [await chances(LIKE), await chances('La badgeuse RECHERCHEX du quai est en panne')]
  const askId = await sayNotMine()
  expect((await chances(LIKE)).first).toBeLessThan(near.first)
  expect((await chances(LIKE)).other).toBe(near.other)
  expect(await chances('La badgeuse RECHERCHEX du quai est en panne')).toEqual(far)
  await isTheDatabase()
  const { id } = await ask(world, seekerId, LIKE)
  expect((await tapped(world, id))[0]?.helperId).toBe(otherId)
  await cancelAsk(world.core.house, world.caller(seekerId), { askId: id, solvedAlone: false })

  const { said } = await takeBackNotMine(world.core.house, world.core.matches, self(firstId), askId)
  await world.core.settled()
  expect(said).toEqual([])
  expect(await chances(LIKE)).toEqual(near)
  await isTheDatabase()
  const again = takeBackNotMine(world.core.house, world.core.matches, self(firstId), askId)
  await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('[D9] [A8] its sayer sees by topic and day what they said, not a word of the ask; nobody else takes it back', async () => {
  const askId = await sayNotMine()
  const { house, matches } = world.core
  const mine = await readNotMine(house, matches, self(firstId))
  expect(mine.said).toEqual([
    { askId, at: world.clock.now().toISOString(), topics: [expect.objectContaining({ labelFr: 'RECHERCHEX' })] },
  ])
  expect(JSON.stringify(mine)).not.toMatch(/zanzibar|feuille/)
  for (const who of [seekerId, otherId]) {
    expect(await readNotMine(house, matches, self(who))).toEqual({ said: [] })
    await expect(takeBackNotMine(house, matches, self(who), askId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('[D9] [K3] it goes with its sayer, and its words with whoever asked', async () => {
  await sayNotMine()
  await eraseMe(world.core.house, self(seekerId))
  await world.core.settled()
  await isTheDatabase()
  expect((await chances(LIKE)).first).toBe((await chances(LIKE)).other)
  await eraseMe(world.core.house, self(firstId))
  await world.core.settled()
  await isTheDatabase()
  expect((await sql`SELECT FROM not_my_topic`.execute(world.fresh.db)).rows).toEqual([])
})

test('[D9] [K2] after a year the row is gone, and the nightly comparison takes it out of the index', async () => {
  await sayNotMine()
  const warm = await world.core.matches.of(world.organizationId)
  await sql`DELETE FROM not_my_topic`.execute(world.fresh.db)
  expect(await warm.difference()).toEqual({ differ: 0, past: 1 })
  warm.index.tell('takeOutPast')
  await isTheDatabase()
})
