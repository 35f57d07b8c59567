import { residuals } from '../learn/logit.ts'
import { dot } from './space.ts'

/** Step of the first answer; later ones shrink by AdaGrad, one rate a person (Duchi et al. 2011; routing study: .5). */
const STEP = 0.5

/** Expectations below this teach nothing (chosen: most people were hardly expected). */
const NEGLIGIBLE = 0.01

interface Taste {
  vector: Float32Array
  /** Σ of squared slopes. */
  squares: number
}

/**
 * What each person takes up beyond what their activity explains: a vector learnt online, each answer pulling the one
 * who answered towards the ask and pushing the others away, by how much was expected of them (softmax residual).
 */
export class Tastes {
  private readonly people = new Map<string, Taste>()

  of(personId: string, ask: Float32Array): number {
    const taste = this.people.get(personId)
    return taste === undefined ? 0 : dot(taste.vector, ask)
  }

  /**
   * @param base what was expected without taste, as a score, one a person
   * @param left people out of question
   */
  learn(
    personIds: readonly string[],
    base: Float64Array,
    ask: Float32Array,
    answerer: number,
    left: ReadonlySet<number>,
  ): void {
    const scored = base.map((score, i) => score + this.of(personIds[i] as string, ask))
    const beyond = residuals(scored, answerer, left)
    for (const [i, personId] of personIds.entries()) {
      const residual = beyond[i] as number
      // What nobody expected of them and they did not do teaches nothing worth keeping a vector for
      if (i === answerer || residual < -NEGLIGIBLE) this.pull(personId, ask, residual)
    }
  }

  forget(personId: string): void {
    this.people.delete(personId)
  }

  clear(): void {
    this.people.clear()
  }

  /**
   * Onto new axes: `turn` is row-major, to × from. Yields after each person, and moves them all at its end: until then
   * they stand on the old ones. Who learnt meanwhile is turned once more.
   */
  *turning(turn: Float32Array, rank: number): Generator<undefined, void> {
    const turned = new Map<Taste, { vector: Float32Array; squares: number }>()
    for (const taste of this.people.values()) {
      turned.set(taste, { vector: carried(turn, rank, taste.vector), squares: taste.squares })
      yield
    }
    for (const taste of this.people.values()) {
      const known = turned.get(taste)
      taste.vector = known?.squares === taste.squares ? known.vector : carried(turn, rank, taste.vector)
    }
  }

  private pull(personId: string, ask: Float32Array, by: number): void {
    let taste = this.people.get(personId)
    if (taste === undefined) {
      taste = { vector: new Float32Array(ask.length), squares: 0 }
      this.people.set(personId, taste)
    }
    const { vector } = taste
    // The ask has length 1, so the squared slope is that of its factor
    taste.squares += by * by
    const step = (STEP * by) / Math.sqrt(taste.squares + 1e-4)
    for (let k = 0; k < ask.length; k++) vector[k] = (vector[k] as number) + step * (ask[k] as number)
  }
}

function carried(turn: Float32Array, rank: number, from: Float32Array): Float32Array {
  const out = new Float32Array(rank)
  for (let i = 0; i < rank; i++) {
    let value = 0
    for (let j = 0; j < from.length; j++) value += (turn[i * from.length + j] as number) * (from[j] as number)
    out[i] = value
  }
  return out
}
