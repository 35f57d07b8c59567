import { callerOf, wire } from '../wire.ts'
import { readAsking, saveAsking } from './actions.ts'

/** From the contract to the actions. */
export const askingRoutes = {
  read: wire.asking.read.handler(({ context }) => readAsking(context.house, callerOf(context))),
  save: wire.asking.save.handler(({ input, context }) => saveAsking(context.house, callerOf(context), input)),
}
