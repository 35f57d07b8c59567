import { callerOf, wire } from '../wire.ts'
import { addDevice, changeReach, readLetters, readReach, removeDevice, setLetters, tryDevice } from './actions.ts'
import type { Deliveries } from './deliveries.ts'

/** From the contract to the actions. */

/** Links in letters are not to be guessed. */
const guesses = { burst: 30, perMinute: 30 }

export const reachRoutes = (deliveries: Deliveries) => ({
  mine: wire.reach.mine.handler(({ context }) => readReach(context.house, callerOf(context))),
  change: wire.reach.change.handler(({ input, context }) => changeReach(context.house, callerOf(context), input)),
  addDevice: wire.reach.addDevice.handler(({ input, context }) =>
    addDevice(context.house, callerOf(context), input, context.headers['user-agent'] ?? ''),
  ),
  removeDevice: wire.reach.removeDevice.handler(async ({ input, context }) => {
    await removeDevice(context.house, callerOf(context), input)
    return { removed: true as const }
  }),
  tryDevice: wire.reach.tryDevice.handler(({ input, context }) =>
    tryDevice(context.house, deliveries, callerOf(context), input),
  ),
  letters: wire.reach.letters.handler(({ input, context }) => {
    context.house.rate.take(`letters:${context.address}`, guesses)
    return readLetters(context.house, input)
  }),
  setLetters: wire.reach.setLetters.handler(({ input, context }) => {
    context.house.rate.take(`letters:${context.address}`, guesses)
    return setLetters(context.house, input)
  }),
})
