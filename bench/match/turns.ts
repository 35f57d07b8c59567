import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MatchIndex } from '@binome/matching/index.ts'
import { fitInWorker } from '@binome/server/src/match/thread/vectors.ts'

/** As the server takes them (`platform/turns.ts`), ms. */
const HOLD_MS = 1

/**
 * A refit as the server does it, by the processor time that this thread gives to its longest turn, ms: what a match may
 * have to wait for, whatever else the machine does. `start` is handing the corpus to its thread.
 */
export async function longestTurns(index: MatchIndex): Promise<{ gather: number; start: number; adopt: number }> {
  const gather = await longestTurn(index.gathering())
  const began = ownMs()
  const fitting = fitInWorker(gather.value, index.space, new AbortController().signal)
  const start = rounded(ownMs() - began)
  const adopt = await longestTurn(index.adopting(await fitting))
  return { gather: gather.longest, start, adopt: adopt.longest }
}

async function longestTurn<T>(steps: Generator<undefined, T>): Promise<{ value: T; longest: number }> {
  let longest = 0
  for (;;) {
    const began = ownMs()
    const until = performance.now() + HOLD_MS
    let step = steps.next()
    while (!step.done && performance.now() < until) step = steps.next()
    longest = Math.max(longest, ownMs() - began)
    if (step.done) return { value: step.value, longest: rounded(longest) }
    await nextTurn()
  }
}

/** Processor time of this thread so far. */
function ownMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
