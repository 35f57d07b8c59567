import { callerOf, wire } from '../wire.ts'
import { joinFirst, refuseFirst } from './actions.ts'
import { leaveLine } from './lines.ts'

/** From the contract to the actions. */
export const groupRoutes = {
  join: wire.group.join.handler(({ input, context }) => joinFirst(context.house, callerOf(context), input.askId)),
  refuse: wire.group.refuse.handler(({ input, context }) => refuseFirst(context.house, callerOf(context), input.askId)),
  leaveLine: wire.group.leaveLine.handler(({ input, context }) => leaveLine(context.house, callerOf(context), input)),
}
