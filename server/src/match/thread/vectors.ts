import type { MatchIndex } from '@binome/matching/index.ts'
import type { Corpus, Fitted, Space } from '@binome/matching/latent/space.ts'
import type { Clock } from '../../platform/clock.ts'
import { inThread } from '../../platform/thread.ts'
import { byTurns } from '../../platform/turns.ts'

/** After a fit that failed, the next try. */
const AGAIN_MS = 10 * 60_000
/**
 * A fit is followed by so many times its own length without one, unless somebody is to be forgotten: a house that grows
 * fast would fit all the time, beside the people it should serve (bench/flow: 8 fits in 35 s). 2 % of a core (chosen).
 */
const REST = 50

/** What became of a fit. */
export type Fit = { done: true; asks: number; ms: number } | { done: false; error: unknown }

export interface Vectors {
  /** Fits this index anew if a fit is due: in a while, beside everything else. */
  look(index: MatchIndex): void
  /** No longer in use: a fit that is under way is not taken into it. */
  drop(index: MatchIndex): void
  /** Resolves when no fit is under way. */
  settled(): Promise<void>
  /** Ends what is under way; nothing is fitted any more. */
  stop(): Promise<void>
}

/**
 * Fits of the latent vectors: [K5] in a worker thread, one at a time in this process, each gathered and taken into use
 * in small turns of the thread of the indexes.
 */
export function createVectors(
  clock: Clock,
  told: (index: MatchIndex, fit: Fit) => void,
  fit: typeof fitInWorker = fitInWorker,
): Vectors {
  const wanted = new Set<MatchIndex>()
  const again = new Map<MatchIndex, () => void>()
  const resting = new Map<MatchIndex, () => void>()
  const stopping = new AbortController()
  let running: Promise<void> | null = null

  const one = async (index: MatchIndex) => {
    const began = performance.now()
    const corpus = await byTurns(index.gathering())
    const asks = corpus.starts.length - 1
    const fitted = await fit(corpus, index.space, stopping.signal)
    if (!wanted.has(index)) return
    await byTurns(index.adopting(fitted))
    const ms = performance.now() - began
    told(index, { done: true, asks, ms: Math.round(ms) })
    lookLater(resting, index, ms * REST)
  }
  const lookLater = (waiting: Map<MatchIndex, () => void>, index: MatchIndex, ms: number) => {
    waiting.get(index)?.()
    const over = () => {
      waiting.delete(index)
      look(index)
    }
    waiting.set(index, clock.alarm(new Date(clock.now().getTime() + ms), over))
  }
  const failed = (index: MatchIndex, error: unknown) => {
    if (stopping.signal.aborted || !wanted.has(index)) return
    told(index, { done: false, error })
    lookLater(again, index, AGAIN_MS)
  }
  const run = async () => {
    for (const index of wanted) {
      if (stopping.signal.aborted) return
      await one(index).catch((error: unknown) => failed(index, error))
      if (wanted.delete(index)) look(index)
    }
    running = null
  }
  const look = (index: MatchIndex) => {
    if (stopping.signal.aborted || wanted.has(index) || again.has(index) || !index.fitDue()) return
    if (resting.has(index) && !index.remembersErased()) return
    wanted.add(index)
    running ??= run()
  }
  return {
    look,
    drop(index) {
      wanted.delete(index)
      for (const waiting of [again, resting]) {
        waiting.get(index)?.()
        waiting.delete(index)
      }
    },
    settled: async () => {
      while (running !== null) await running
    },
    async stop() {
      stopping.abort()
      for (const waiting of [again, resting]) {
        for (const cancel of waiting.values()) cancel()
        waiting.clear()
      }
      await running
    },
  }
}

/** Seconds of work on a thread of its own. The corpus goes over, it is not copied. */
export function fitInWorker(corpus: Corpus, earlier: Space | null, signal: AbortSignal): Promise<Fitted> {
  return inThread({
    ...{ script: new URL('fit-worker.ts', import.meta.url), name: 'fit', data: { corpus, earlier }, signal },
    transfer: Object.values(corpus).map(({ buffer }) => buffer),
  })
}
