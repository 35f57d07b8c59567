import { HeldIndex } from '../../src/match/thread/held.ts'
import type { Indexes } from '../../src/match/thread/indexes.ts'
import { createVectors } from '../../src/match/thread/vectors.ts'
import type { Call } from '../../src/match/thread/wire.ts'
import type { Clock } from '../../src/platform/clock.ts'

/** Indexes without a thread, whose answers come in an order that the schedule decides. What passes is copied as there. */
export function indexesHere(clock: Clock): Indexes {
  const vectors = createVectors(clock, () => undefined)
  return {
    open() {
      const held = new HeldIndex(vectors)
      const run = (name: Call['name'], args: readonly unknown[]): unknown =>
        (held[name] as (...args: readonly unknown[]) => unknown)(...structuredClone(args))
      return {
        tell: (name, ...args) => void run(name, args),
        ask: async (name, ...args) => structuredClone(await run(name, args)) as never,
        close: () => held.close(),
      }
    },
    stop: () => vectors.stop(),
  }
}
