import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asked, expectW1, type Met, met, shown, tapOf, viewOf } from '../../test/handing.ts'
import { setAvailability } from '../availability/actions.ts'
import { acceptOffer, declineOffer, postponeOffer } from '../offer/actions.ts'

/** What the two hear of whoever is asked to go on. */

let two: Met
beforeEach(async () => {
  two = await met()
})
afterEach(() => two.world.stop())

const house = () => two.world.core.house
const as = (personId: string) => two.world.caller(personId)
const settled = () => two.world.core.settled()

describe('[T4] a no', () => {
  const heardBy = (personId: string, from: number) =>
    JSON.stringify(
      two.world.line
        .sent(personId)
        .slice(from)
        .filter(({ part }) => part !== 'message'),
    )

  test.each(['nothing', 'no', 'not my topic', 'later', 'became quiet'])(
    '%s: the two hear the same, at the same time',
    async (word) => {
      const { toId, id } = await asked(two)
      const offerId = (await tapOf(two, toId))?.offerId ?? ''
      const before = {
        seeker: two.world.line.sent(two.seekerId).length,
        helper: two.world.line.sent(two.helperId).length,
      }
      const until = (await shown(two, two.seekerId))?.until
      await two.world.pass(5)
      if (word === 'no') await declineOffer(house(), as(toId), { offerId, offTopic: false })
      if (word === 'not my topic') await declineOffer(house(), as(toId), { offerId, offTopic: true })
      if (word === 'later') {
        const later = new Date(two.world.clock.now().getTime() + 900_000)
        await postponeOffer(house(), as(toId), { offerId, until: later })
      }
      if (word === 'became quiet') {
        await setAvailability(house(), as(toId), { available: false, until: null, quietUntil: null })
      }
      await settled()
      const left = new Date(until ?? '').getTime() - two.world.clock.now().getTime()
      await two.world.pass(left / 1000 - 1)
      expect(heardBy(two.seekerId, before.seeker)).toBe('[]')
      expect(heardBy(two.helperId, before.helper)).toBe('[]')
      expect(await shown(two, two.seekerId)).toMatchObject({ state: 'asked', until })
      await two.world.pass(1)
      expect(await shown(two, two.seekerId)).toMatchObject({ id, state: 'nobody' })
      expect(await shown(two, two.helperId)).toMatchObject({ state: 'nobody' })
      expect(await tapOf(two, toId)).toBeUndefined()
      await expectW1(two)
      // A yes that comes now finds nothing to take.
      const late = acceptOffer(house(), two.world.core.heldOffers, as(toId), offerId)
      await expect(late).rejects.toMatchObject({ code: 'OFFER_GONE' })
    },
  )

  test('a tap that ran out may still win until the two are told', async () => {
    const { toId } = await asked(two)
    const offerId = (await tapOf(two, toId))?.offerId ?? ''
    const until = new Date((await shown(two, two.seekerId))?.until ?? '').getTime()
    await two.world.pass((until - two.world.clock.now().getTime()) / 1000 - 2)
    expect(await tapOf(two, toId)).toBeUndefined()
    await acceptOffer(house(), two.world.core.heldOffers, as(toId), offerId)
    await settled()
    expect((await viewOf(two, toId)).session).toMatchObject({ askId: two.askId })
    await expectW1(two)
  })
})
