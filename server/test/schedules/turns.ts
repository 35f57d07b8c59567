import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'

/**
 * The turns of the event loop in a schedule's hands: nothing of the product waits for a turn that the schedule does not
 * see, so that the same seed takes the same steps on every machine.
 */
export interface Turns {
  /** Everything that can go on without a step of the schedule has. */
  drain(): Promise<void>
  release(): void
}

export function takeTurns(): Turns {
  const queue: (() => void)[] = []
  const before = { immediate: globalThis.setImmediate, promised: timers.setImmediate }
  globalThis.setImmediate = ((fn: (...args: unknown[]) => void, ...args: unknown[]) => {
    queue.push(() => fn(...args))
  }) as unknown as typeof setImmediate
  timers.setImmediate = (<T>(value: T) =>
    new Promise<T>((resolve) => queue.push(() => resolve(value)))) as typeof timers.setImmediate
  syncBuiltinESMExports()
  return {
    async drain() {
      for (;;) {
        // Heard once every promise that could go on has (Node: the tick queue comes after the microtasks).
        await new Promise<void>((resolve) => process.nextTick(resolve))
        const turn = queue.splice(0)
        if (turn.length === 0) return
        for (const fn of turn) fn()
      }
    },
    release() {
      globalThis.setImmediate = before.immediate
      timers.setImmediate = before.promised
      syncBuiltinESMExports()
    },
  }
}
