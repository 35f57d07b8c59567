import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MatchIndex } from '@binome/matching/index.ts'
import { fitInWorker } from '@binome/server/src/match/thread/vectors.ts'

/** As the server takes them (`platform/turns.ts`), ms. */
const HOLD_MS = 1

/**
 * A refit as the server does it, by the length of its longest turn, ms: what a match may have to wait for. What else the
 * machine does meanwhile is in it (a kernel that counts processor time by ticks cannot tell a turn of one millisecond).
 * `start` is handing the corpus to its thread.
 */
export async function longestTurns(index: MatchIndex): Promise<{ gather: number; start: number; adopt: number }> {
  const gather = await longestTurn(index.gathering())
  const began = performance.now()
  const fitting = fitInWorker(gather.value, index.space, new AbortController().signal)
  const start = rounded(performance.now() - began)
  const adopt = await longestTurn(index.adopting(await fitting))
  return { gather: gather.longest, start, adopt: adopt.longest }
}

async function longestTurn<T>(steps: Generator<undefined, T>): Promise<{ value: T; longest: number }> {
  let longest = 0
  for (;;) {
    const began = performance.now()
    const until = began + HOLD_MS
    let step = steps.next()
    while (!step.done && performance.now() < until) step = steps.next()
    longest = Math.max(longest, performance.now() - began)
    if (step.done) return { value: step.value, longest: rounded(longest) }
    await nextTurn()
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
