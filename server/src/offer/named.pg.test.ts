import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { input, seekerView, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { cancelAsk, openAsk, widenAsk } from '../ask/actions.ts'
import { claimSkills } from '../people/actions.ts'
import { tapsFor } from './view.ts'

/** More people are free than a ranking holds. */
const PEOPLE = 66

let world: TestCore
let seekerId: string
let named: string
beforeEach(async () => {
  world = await testCore({ people: PEOPLE })
  seekerId = world.people[0] ?? ''
  named = await leastFitting()
})
afterEach(() => world.stop())

const match = () => world.core.matches.of(world.organizationId)
/** Whom a ranking as long as the house names last. */
async function leastFitting(): Promise<string> {
  const { index } = await match()
  const ranked = await index.ask('match', {
    ...{ ...input, seekerId, seekerTeamId: null, languages: ['fr'] },
    ...{ now: world.clock.now(), limit: PEOPLE, willingOnly: true },
  })
  return ranked.at(-1)?.personId ?? ''
}
const askNamed = async () => {
  const { id } = await openAsk(world.core.house, world.caller(seekerId), { ...input, forPersonId: named })
  await world.core.settled()
  return id
}
/** One besides the named, and everybody else. */
function others() {
  const [other = '', ...rest] = world.people.filter((personId) => personId !== seekerId && personId !== named)
  return { other, rest }
}
const tap = async () => (await tapsFor(world.fresh.db, world.organizationId, named))[0]

describe('[P2] an ask for one person first', () => {
  test('is theirs alone, also once it ran out in silence, until the seeker agrees to ask others', async () => {
    const { other, rest } = others()
    await claimSkills(world.core.house, world.caller(other), { skillIds: [], newLabels: ['RECHERCHEX'] })
    await world.core.settled()
    const id = await askNamed()
    expect((await tapped(world, id)).map(({ helperId }) => helperId)).toEqual([named])
    expect((await tap())?.reasons[0]).toEqual({ kind: 'named' })
    for (let wait = 0; wait < 8; wait += 1) await world.pass(30)
    expect(await tapped(world, id)).toEqual([])
    expect(await seekerView(world, seekerId)).toMatchObject({ asked: 1, exhausted: true, wide: false })

    // Of all of them the draw may leave out whoever knows most.
    for (const personId of rest) world.line.setTabs(personId, 0)
    for (const personId of rest) await world.core.reach(world.organizationId, personId, false)
    await widenAsk(world.core.house, world.caller(seekerId), id)
    await world.core.settled()
    expect((await tapped(world, id)).map(({ helperId }) => helperId)).toEqual([other])
  })

  test('goes to somebody else in the moment in which the seeker agrees, though the first may still come', async () => {
    const { other, rest } = others()
    for (const personId of rest) world.line.setTabs(personId, 0)
    for (const personId of rest) await world.core.reach(world.organizationId, personId, false)
    for (let times = 0; times < 8; times += 1) {
      const id = await askNamed()
      await widenAsk(world.core.house, world.caller(seekerId), id)
      await world.core.settled()
      expect((await tapped(world, id)).map(({ helperId }) => helperId).toSorted()).toEqual([other, named].toSorted())
      await cancelAsk(world.core.house, world.caller(seekerId), { askId: id, solvedAlone: true })
      await world.core.settled()
    }
  })

  test('tells them why and about how long, as any tap, however low they are ranked', async () => {
    const { index } = await match()
    const at = new Date(world.clock.now().getTime() - 86_400_000)
    for (const [n, minutes] of [4, 30, 10].entries()) {
      const solved = {
        ...{ askId: `past ${n}`, sessionId: `past ${n}`, helperId: world.people[n + 1] ?? '', seekerId: null },
        ...({ text: input.text, language: 'fr', skills: [], at, outcome: 'solved', thanked: false, minutes } as const),
      }
      index.tell('addSolved', [{ ...solved, skills: [] }])
    }
    named = await leastFitting()
    await askNamed()
    expect(await tap()).toMatchObject({ minutes: 10 })
    expect((await tap())?.reasons.map(({ kind }) => kind)).toEqual(['named', 'language', 'willing'])
  })
})

test('[P11] whoever is asked by name was compared with nobody: they are no scarcer for it', async () => {
  for (let times = 0; times < 3; times += 1) {
    const id = await askNamed()
    await cancelAsk(world.core.house, world.caller(seekerId), { askId: id, solvedAlone: true })
    await world.core.settled()
  }
  const { responses } = await match()
  const now = world.clock.now().getTime() / 1000
  expect(responses.outlook(named, 0.5, false, now).needed).toBe(0)
})
