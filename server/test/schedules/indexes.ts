import { HeldIndex } from '../../src/match/thread/held.ts'
import type { Indexes } from '../../src/match/thread/indexes.ts'
import { createVectors } from '../../src/match/thread/vectors.ts'
import { type CallName, call } from '../../src/match/thread/wire.ts'
import type { Clock } from '../../src/platform/clock.ts'

/**
 * Indexes without a thread. What passes is copied as there, and heard in the order it was sent.
 * @param later takes each answer, to give it in that order when the schedule has it come; at once without it
 */
export function indexesHere(clock: Clock, later?: (give: () => void) => void): Indexes {
  const vectors = createVectors(clock, () => undefined)
  return {
    open() {
      const held = new HeldIndex(vectors)
      const run = (name: CallName, args: readonly unknown[]) => call(held, name, structuredClone(args))
      return {
        tell: (name, ...args) => void run(name, args),
        ask: async (name, ...args) => {
          const answer = structuredClone(await run(name, args)) as never
          if (later !== undefined) await new Promise<void>(later)
          return answer
        },
        close: () => held.close(),
      }
    },
    stop: () => vectors.stop(),
  }
}
