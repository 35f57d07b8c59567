import type { Matches } from '../match/matches.ts'
import { callerOf, wire } from '../wire.ts'
import { readAsking, saveAsking } from './actions.ts'
import { readHeld } from './held.ts'
import { readNotMine, takeBackNotMine } from './not-mine.ts'

/** From the contract to the actions. */
export const askingRoutes = (matches: Matches) => ({
  read: wire.asking.read.handler(({ context }) => readAsking(context.house, callerOf(context))),
  save: wire.asking.save.handler(({ input, context }) => saveAsking(context.house, callerOf(context), input)),
  held: wire.asking.held.handler(({ context }) => readHeld(context.house, matches, callerOf(context))),
  notMine: wire.asking.notMine.handler(({ context }) => readNotMine(context.house, matches, callerOf(context))),
  takeBackNotMine: wire.asking.takeBackNotMine.handler(({ input, context }) =>
    takeBackNotMine(context.house, matches, callerOf(context), input.askId),
  ),
})
