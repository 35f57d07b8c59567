import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long a piece of work holds the thread at a time, ms: a match beside it waits for no more than this. */
const HOLD_MS = 1

/**
 * Work that is long as a whole, done in small steps: everybody else has a turn after each `holdMs` of it.
 * @returns what the generator returns; what it throws is thrown
 */
export async function byTurns<T>(steps: Generator<undefined, T>, holdMs = HOLD_MS): Promise<T> {
  for (;;) {
    const until = performance.now() + holdMs
    while (performance.now() < until) {
      const step = steps.next()
      if (step.done) return step.value
    }
    await nextTurn()
  }
}
