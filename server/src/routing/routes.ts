import { callerOf, wire } from '../wire.ts'
import { readRules, saveRules } from './actions.ts'

/** From the contract to the actions. */
export const routingRoutes = {
  rules: wire.routing.rules.handler(({ input, context }) => readRules(context.house, callerOf(context), input)),
  saveRules: wire.routing.saveRules.handler(({ input, context }) => saveRules(context.house, callerOf(context), input)),
}
