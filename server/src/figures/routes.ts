import { callerOf, wire } from '../wire.ts'
import { readFigures } from './actions.ts'

/** From the contract to the actions. */
export const figuresRoutes = {
  read: wire.figures.read.handler(({ input, context }) => readFigures(context.house, callerOf(context), input)),
}
