import type { Matches } from '../match/matches.ts'
import type { HeldOffers } from '../offer/held.ts'
import { callerOf, wire } from '../wire.ts'
import { answer, callOff, entryOf, join, propose, readTimes } from './actions.ts'

/** From the contract to the actions. */
export const bookingRoutes = (matches: Matches, heldOffers: HeldOffers) => ({
  times: wire.bookings.times.handler(({ input, context }) =>
    readTimes(context.house, matches, callerOf(context), input),
  ),
  propose: wire.bookings.propose.handler(({ input, context }) =>
    propose(context.house, matches, callerOf(context), input),
  ),
  answer: wire.bookings.answer.handler(async ({ input, context }) => {
    await answer(context.house, callerOf(context), input)
    return { answered: true as const }
  }),
  callOff: wire.bookings.callOff.handler(async ({ input, context }) => {
    await callOff(context.house, callerOf(context), input.bookingId)
    return { calledOff: true as const }
  }),
  join: wire.bookings.join.handler(({ input, context }) =>
    join(context.house, heldOffers, callerOf(context), input.bookingId),
  ),
  entry: wire.bookings.entry.handler(({ input, context }) =>
    entryOf(context.house, callerOf(context), input.bookingId),
  ),
})
