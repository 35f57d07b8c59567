import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, ask, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { cancelAsk, parkAsk } from '../ask/actions.ts'
import type { Caller } from '../house.ts'
import { acceptOffer, postponeOffer } from './actions.ts'

let world: TestCore
beforeEach(async () => {
  world = await testCore({ people: 8 })
})
afterEach(() => world.stop())

describe('[A8] a tap that is over', () => {
  test.each([
    ['taken back', (who: Caller, askId: string) => cancelAsk(world.core.house, who, { askId, solvedAlone: false })],
    ['put aside', (who: Caller, askId: string) => parkAsk(world.core.house, who, { askId, written: false })],
  ])('is not put off, though it lapsed in silence before its ask was %s', async (_, over) => {
    const [seekerId = ''] = world.people
    const { id } = await ask(world, seekerId)
    const [one] = await tapped(world, id)
    await world.pass(200)
    await over(world.caller(seekerId), id)
    const until = new Date(world.clock.now().getTime() + 900_000)
    const said = { offerId: one?.offerId ?? '', until }
    const later = postponeOffer(world.core.house, world.caller(one?.helperId ?? ''), said)
    await expect(later).rejects.toMatchObject({ code: 'OFFER_GONE', data: { because: 'cancelled' } })
    const { rows } = await sql`SELECT 1 FROM timer WHERE kind = 'offer_again'`.execute(world.fresh.db)
    expect(rows).toEqual([])
  })
})

describe('[A7] a Yes to a tap that was put off', () => {
  test('waits while its seeker asks something else, is told so, and wins after', async () => {
    const [seekerId = ''] = world.people
    const { house, heldOffers } = world.core
    const first = await ask(world, seekerId)
    const [one] = await tapped(world, first.id)
    const helper = world.caller(one?.helperId ?? '')
    const offerId = one?.offerId ?? ''
    await postponeOffer(house, helper, { offerId, until: new Date(world.clock.now().getTime() + 900_000) })
    await parkAsk(house, world.caller(seekerId), { askId: first.id, written: false })
    const second = await ask(world, seekerId, 'Et comment trier le tableau croisé ?')
    await expect(acceptOffer(house, heldOffers, helper, offerId)).rejects.toMatchObject({ code: 'SEEKER_BUSY' })
    await cancelAsk(house, world.caller(seekerId), { askId: second.id, solvedAlone: true })
    expect(await accept(world, one)).toMatch(/^[0-9a-f-]{36}$/)
  })
})
