import { callerOf, wire } from '../wire.ts'
import { readRules, saveRules } from './actions.ts'
import { readMyBudget, sayMyBudget } from './my-budget.ts'

/** From the contract to the actions. */
export const routingRoutes = {
  myBudget: wire.routing.myBudget.handler(({ context }) => readMyBudget(context.house, callerOf(context))),
  sayMyBudget: wire.routing.sayMyBudget.handler(({ input, context }) =>
    sayMyBudget(context.house, callerOf(context), input),
  ),
  rules: wire.routing.rules.handler(({ input, context }) => readRules(context.house, callerOf(context), input)),
  saveRules: wire.routing.saveRules.handler(({ input, context }) => saveRules(context.house, callerOf(context), input)),
}
