import type { Telling } from '../features/words.ts'
import type { Rows } from './logit.ts'

/** The moment of an ask, kept until it is known who helped: x must be what was known then. */
export interface AskMoment {
  readonly personIds: readonly string[]
  readonly rows: Rows
  /** The ask as a vector, null before the first fit; and its words. */
  vector: Float32Array | null
  readonly telling: readonly Telling[]
  /** When it came, ms. */
  readonly at: number
  /** What activity alone foretold, a score a person; and what it did together with similar asks. */
  readonly bases: readonly [Float64Array, Float64Array]
  /** Out of question by now: those who helped already, or are erased. */
  readonly left: Set<number>
  /** Places of those who were offered the ask; empty when anybody could have taken it. */
  readonly offered: Set<number>
}

/** Asks open at a time; the oldest make room. At 100 people and 64 features one takes 30 kB, so all together 30 MB. */
const MOST = 1_024

export class AskMoments {
  private readonly byAsk = new Map<string, AskMoment>()

  /** The first moment of an ask stays: later ones lack the people who were offered it before. */
  keep(askId: string, moment: AskMoment): void {
    if (this.byAsk.has(askId)) return
    this.byAsk.set(askId, moment)
    if (this.byAsk.size > MOST) for (const [oldest] of this.byAsk) return void this.byAsk.delete(oldest)
  }

  of(askId: string): AskMoment | undefined {
    return this.byAsk.get(askId)
  }

  /** Somebody erased leaves every moment. */
  forget(personId: string): void {
    for (const { personIds, left } of this.byAsk.values()) {
      const at = personIds.indexOf(personId)
      if (at >= 0) left.add(at)
    }
  }

  /** The axes moved: a vector on the old ones is nothing on the new ones. */
  forgetVectors(): void {
    for (const moment of this.byAsk.values()) moment.vector = null
  }

  clear(): void {
    this.byAsk.clear()
  }
}
