import { callerOf, wire } from '../wire.ts'
import { acceptOffer, declineOffer, postponeOffer, whereIsOffer } from './actions.ts'
import type { HeldOffers } from './held.ts'
import { tapPage } from './view.ts'

export const offerRoutes = (heldOffers: HeldOffers) => ({
  get: wire.offers.get.handler(async ({ input, context }) => {
    const caller = callerOf(context)
    const where = await whereIsOffer(context.house, caller, input.offerId)
    if (where.state === 'gone') return where
    const tap = await tapPage(context.house.db, caller.organizationId, where.offer.id)
    return tap
      ? { state: 'here' as const, tap }
      : { state: 'gone' as const, because: 'cancelled' as const, sessionId: null }
  }),
  accept: wire.offers.accept.handler(({ input, context }) =>
    acceptOffer(context.house, heldOffers, callerOf(context), input.offerId),
  ),
  decline: wire.offers.decline.handler(async ({ input, context }) => {
    await declineOffer(context.house, callerOf(context), input)
    return { answered: true as const }
  }),
  postpone: wire.offers.postpone.handler(async ({ input, context }) => {
    const until = new Date(input.until)
    await postponeOffer(context.house, callerOf(context), { offerId: input.offerId, until })
    return { answered: true as const }
  }),
})
