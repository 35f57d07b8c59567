import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { cancelAsk, parkAsk } from '../ask/actions.ts'
import type { Caller } from '../house.ts'
import { postponeOffer } from './actions.ts'

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
