import type { RulesSaid } from '@binome/contract/verbs/routing.ts'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, seekerView, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { cancelAsk } from '../ask/actions.ts'
import { createTeam } from '../people/actions.ts'
import { saveRules } from '../routing/actions.ts'
import { SILENT } from '../routing/rules.ts'
import { declineOffer } from './actions.ts'

let world: TestCore
let seekerId: string
beforeEach(async () => {
  world = await testCore({ people: 12 })
  seekerId = world.people[0] ?? ''
})
afterEach(() => world.stop())

const say = async (said: Partial<RulesSaid>, teamId: string | null = null) => {
  const admin = { ...world.caller(seekerId), role: 'admin' as const }
  await saveRules(world.core.house, admin, { teamId, said: { ...SILENT, ...said } })
  await world.core.settled()
}
/** How many are tapped at once for a new ask, which is then taken back. */
const tappedAtOnce = async (who: string) => {
  const { id } = await ask(world, who)
  const { length } = await tapped(world, id)
  await cancelAsk(world.core.house, world.caller(who), { askId: id, solvedAlone: true })
  await world.core.settled()
  return length
}

describe('[R2] what the house lets a search do', () => {
  test('the dial: fast taps more people at once than gentle; a team’s is of the asks of its own', async () => {
    await say({ dial: 'fast' })
    const team = await createTeam(world.core.house, world.organizationId, { name: 'Finance', site: '' })
    const [, inTeam = ''] = world.people
    await sql`UPDATE membership SET team_id = ${team.id} WHERE person_id = ${inTeam}`.execute(world.fresh.db)
    await say({ dial: 'gentle' }, team.id)
    const [fast, gentle] = [await tappedAtOnce(seekerId), await tappedAtOnce(inTeam)]
    expect(fast).toBeGreaterThan(gentle)
    expect(gentle).toBeGreaterThan(0)
    await say({ dial: 'gentle' })
    expect(await tappedAtOnce(seekerId)).toBeLessThan(fast)
  })

  test('never more at once, nor in all, than was said; then the seeker is told that nobody is left', async () => {
    await say({ dial: 'fast', mostAtOnce: 2, mostTaps: 3 })
    const { id } = await ask(world, seekerId)
    const asked = new Set<string>()
    for (let second = 0; second < 300; second += 6) {
      const open = await tapped(world, id)
      expect(open.length).toBeLessThanOrEqual(2)
      for (const { helperId } of open) asked.add(helperId)
      await world.pass(6)
    }
    expect(asked.size).toBe(3)
    expect(await seekerView(world, seekerId)).toMatchObject({ asked: 3, exhausted: true })
  })
})

test('[P3] [P10] a no is an event: somebody else is asked in the same moment, and nobody twice', async () => {
  await say({ mostAtOnce: 1 })
  const { id } = await ask(world, seekerId)
  const asked: string[] = []
  for (let n = 0; n < 4; n += 1) {
    const [one, ...more] = await tapped(world, id)
    expect(more).toEqual([])
    asked.push(one?.helperId ?? '')
    const no = { offerId: one?.offerId ?? '', offTopic: false }
    await declineOffer(world.core.house, world.caller(one?.helperId ?? ''), no)
    await world.core.settled()
  }
  expect(new Set(asked).size).toBe(4)
})
