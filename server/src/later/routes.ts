import { callerOf, wire } from '../wire.ts'
import { notNow, wishLater } from './actions.ts'

/** From the contract to the actions. */
export const laterRoutes = {
  wish: wire.later.wish.handler(({ input, context }) => wishLater(context.house, callerOf(context), input)),
  notNow: wire.later.notNow.handler(({ input, context }) => notNow(context.house, callerOf(context), input.askId)),
}
