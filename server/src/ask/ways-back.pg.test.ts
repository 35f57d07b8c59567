import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, ask, input, meet, seekerView, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { untilSomebodyWaits } from '../../test/database.ts'
import { snapshotOf } from '../now/snapshot.ts'
import { postponeOffer } from '../offer/actions.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { removeMember } from '../people/admin.ts'
import { startMembership } from '../people/store.ts'
import { end } from '../session/actions.ts'
import { cancelAsk, openAsk, parkAsk, resumeAsk, viewOf, widenAsk } from './actions.ts'
import { takeUp } from './moves.ts'
import { insertAsk, lockAsk } from './store.ts'

let world: TestCore
beforeEach(async () => {
  world = await testCore({ people: 8 })
})
afterEach(() => world.stop())

describe('ways back', () => {
  test('[A1] a helper who does not come within 30 s: searching again, without that helper', async () => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    const [first] = await tapped(world, id)
    await accept(world, first)
    expect(await seekerView(world, seekerId)).toMatchObject({ state: 'matched' })
    await world.pass(31)
    expect(await seekerView(world, seekerId)).toMatchObject({ state: 'searching' })
    for (let wait = 0; wait < 5; wait += 1) await world.pass(31)
    expect((await tapped(world, id)).some((one) => one.helperId === first?.helperId)).toBe(false)
  })

  test('[A1] a seeker who does not come within 2 min: parked, and can be taken up again', async () => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    const [first] = await tapped(world, id)
    const sessionId = await accept(world, first)
    const who = { organizationId: world.organizationId, personId: first?.helperId ?? '' }
    await world.core.presence.enter(who, sessionId, 'socket')
    await world.core.settled()
    await world.pass(121)
    expect(await seekerView(world, seekerId)).toBeNull()
    expect(await viewOf(world.core.house, world.organizationId, id)).toMatchObject({ because: 'seeker_absent' })
    const again = await resumeAsk(world.core.house, world.caller(seekerId), id)
    expect(again.state).toBe('searching')
    const aside = await parkAsk(world.core.house, world.caller(seekerId), { askId: id, written: false })
    expect(aside).toMatchObject({ state: 'parked', because: 'put_aside' })
  })

  test('[A1] "not yet" leads back to searching without that helper; "solved" makes evidence for the next match', async () => {
    const [seekerId = '', other = ''] = world.people
    const { id } = await ask(world, seekerId)
    const [first] = await tapped(world, id)
    const sessionId = await accept(world, first)
    const helperId = first?.helperId ?? ''
    await meet(world, seekerId, helperId, sessionId)
    expect(await seekerView(world, seekerId)).toMatchObject({ state: 'live' })
    await world.pass(300)
    await end(world.core.house, world.caller(seekerId), sessionId)
    await world.core.settled()
    expect(await seekerView(world, seekerId)).toBeNull()
    await sayOutcome(world.core.house, world.caller(seekerId), { sessionId, outcome: 'not_solved', skillIds: [] })
    await world.core.settled()
    expect(await seekerView(world, seekerId)).toMatchObject({ state: 'searching' })
    const [second] = await tapped(world, id)
    expect(second?.helperId).not.toBe(helperId)
    const next = await accept(world, second)
    await meet(world, seekerId, second?.helperId ?? '', next)
    await world.pass(300)
    await end(world.core.house, world.caller(seekerId), next)
    await world.core.settled()
    await sayOutcome(world.core.house, world.caller(seekerId), {
      sessionId: next,
      outcome: 'solved',
      kind: 'solution',
      skillIds: [],
    })
    await world.core.settled()
    const match = await world.core.matches.of(world.organizationId)
    const [best] = await match.index.ask('match', {
      text: input.text,
      skillIds: [],
      seekerId: other === second?.helperId ? seekerId : other,
      seekerTeamId: null,
      languages: ['fr'],
      now: world.clock.now(),
      limit: 5,
      willingOnly: true,
    })
    expect(best?.personId).toBe(second?.helperId)
    expect(best?.reasons[0]).toMatchObject({ kind: 'solved_similar' })
  })

  test('[A2] of two parked asks taken up at once one searches', async () => {
    const [seekerId = ''] = world.people
    const ids: string[] = []
    for (const text of ['one', 'two']) {
      const { id } = await ask(world, seekerId, text)
      await parkAsk(world.core.house, world.caller(seekerId), { askId: id, written: false })
      await world.core.settled()
      ids.push(id)
    }
    for (let round = 0; round < 5; round += 1) {
      const both = await Promise.allSettled(ids.map((id) => resumeAsk(world.core.house, world.caller(seekerId), id)))
      const [won] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      const lost = both.find((one) => one.status === 'rejected')
      expect(lost?.reason).toMatchObject({ code: 'ASK_OPEN', data: { askId: won?.id } })
      await parkAsk(world.core.house, world.caller(seekerId), { askId: won?.id ?? '', written: false })
      await world.core.settled()
    }
  })

  test('[A1] a matched helper who leaves the house: searching again, without them; back again, they know what they knew', async () => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    const [first] = await tapped(world, id)
    const helperId = first?.helperId ?? ''
    const sessionId = await accept(world, first)
    await meet(world, seekerId, helperId, sessionId)
    await sayOutcome(world.core.house, world.caller(seekerId), { sessionId, outcome: 'solved', skillIds: [] })
    await world.core.settled()
    const other = world.people.find((one) => one !== seekerId && one !== helperId) ?? ''
    const { id: again } = await ask(world, other)
    const mine = (await tapped(world, again)).find((one) => one.helperId === helperId)
    await accept(world, mine)
    expect(await seekerView(world, other)).toMatchObject({ state: 'matched' })
    const { house } = world.core
    await removeMember(house, world.caller(other), { personId: helperId })
    await world.core.settled()
    expect(await seekerView(world, other)).toMatchObject({ state: 'searching' })
    await widenAsk(house, world.caller(other), again)
    await world.core.settled()
    expect((await tapped(world, again)).some((one) => one.helperId === helperId)).toBe(false)

    await house.transaction(async (tx, record) => {
      const place = { personId: helperId, teamId: null, role: 'member' as const }
      await startMembership(tx, world.organizationId, { ...place, startedAt: world.clock.now() })
      record({ kind: 'person.joined', organizationId: world.organizationId, personId: helperId })
    })
    await world.core.settled()
    const match = await world.core.matches.of(world.organizationId)
    const found = await match.index.ask('match', {
      ...{ text: input.text, skillIds: [], seekerId: other, seekerTeamId: null, languages: ['fr'] },
      ...{ now: world.clock.now(), limit: 8, willingOnly: false },
    })
    const back = found.find((proposal) => proposal.personId === helperId)
    expect(back?.reasons[0]).toMatchObject({ kind: 'solved_similar' })
  })

  test('[A1] said "not yet" from inside: live leads straight back to searching, without that helper', async () => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    const [first] = await tapped(world, id)
    const sessionId = await accept(world, first)
    await meet(world, seekerId, first?.helperId ?? '', sessionId)
    const said = { sessionId, outcome: 'not_solved' as const, skillIds: [] }
    expect(await sayOutcome(world.core.house, world.caller(seekerId), said)).toEqual({ askId: id, searching: true })
    await world.core.settled()
    expect(await seekerView(world, seekerId)).toMatchObject({ state: 'searching', id })
    for (let wait = 0; wait < 4; wait += 1) await world.pass(31)
    expect((await tapped(world, id)).some((one) => one.helperId === first?.helperId)).toBe(false)
  })

  test('[A1] parked: taken by who said "later", or solved alone and reopened within seven days, not after', async () => {
    const [seekerId = ''] = world.people
    const { house } = world.core
    const { id } = await ask(world, seekerId)
    const [later] = await tapped(world, id)
    const until = new Date(world.clock.now().getTime() + 3_600_000)
    await postponeOffer(house, world.caller(later?.helperId ?? ''), { offerId: later?.offerId ?? '', until })
    await parkAsk(house, world.caller(seekerId), { askId: id, written: false })
    await world.core.settled()
    const sessionId = await accept(world, later)
    expect(await seekerView(world, seekerId)).toMatchObject({ state: 'matched', sessionId })
    // Nobody comes: the helper is missed first.
    await world.pass(31)
    expect(await seekerView(world, seekerId)).toMatchObject({ state: 'searching' })

    await parkAsk(house, world.caller(seekerId), { askId: id, written: false })
    await world.core.settled()
    const alone = await cancelAsk(house, world.caller(seekerId), { askId: id, solvedAlone: true })
    expect(alone.state).toBe('resolved')
    await world.core.settled()
    await world.pass(6 * 86_400)
    expect((await resumeAsk(house, world.caller(seekerId), id)).state).toBe('searching')
    await world.core.settled()
    await cancelAsk(house, world.caller(seekerId), { askId: id, solvedAlone: true })
    await world.core.settled()
    await world.pass(7 * 86_400 + 1)
    const tooLate = resumeAsk(house, world.caller(seekerId), id)
    await expect(tooLate).rejects.toMatchObject({ code: 'REOPEN_TOO_LATE' })
  })

  test('[A4] a search that nobody ends expires, a parked ask too', async () => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    await world.pass(12 * 3600 + 1)
    expect(await seekerView(world, seekerId)).toBeNull()
    const parked = await ask(world, seekerId)
    await parkAsk(world.core.house, world.caller(seekerId), { askId: parked.id, written: false })
    await world.core.settled()
    await world.pass(30 * 86_400 + 1)
    const now = await snapshotOf(world.core.house, world.core.matches, world.organizationId, seekerId)
    expect(now.parked).toEqual([])
    expect(await tapped(world, id)).toEqual([])
  })

  test('[A2] asking twice at once opens one ask', async () => {
    const [seekerId = ''] = world.people
    const both = await Promise.allSettled([
      openAsk(world.core.house, world.caller(seekerId), input),
      openAsk(world.core.house, world.caller(seekerId), input),
    ])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const refused = both.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'ASK_OPEN' })
    await world.core.settled()
  })
})

test('[A2] taken up while its seeker begins to ask something else: it stays put aside', async () => {
  const [seekerId = ''] = world.people
  const { organizationId } = world
  const { house } = world.core
  const { id } = await ask(world, seekerId)
  await parkAsk(house, world.caller(seekerId), { askId: id, written: false })
  await world.core.settled()
  const other = { id: house.newId(), seekerId, text: 'Autre chose', language: 'fr', forPersonId: null } as const
  const began = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const asking = world.fresh.db.transaction().execute(async (tx) => {
    await insertAsk(tx, organizationId, { ...other, unnamed: false, at: world.clock.now() })
    began.resolve()
    await goOn.promise
  })
  await began.promise
  const taking = house.transaction(async (tx, record) => {
    const parked = await lockAsk(tx, organizationId, id)
    return parked && takeUp(house, tx, record, organizationId, parked)
  })
  await untilSomebodyWaits(world.fresh.db)
  goOn.resolve()
  await asking
  expect(await taking).toBe(false)
  expect(await seekerView(world, seekerId)).toMatchObject({ id: other.id, state: 'searching' })
})
