import { residuals } from '../learn/logit.ts'
import { TermTable } from '../past/terms.ts'

/** Steps of the two ways of learning (AdaGrad, one rate a person, as in tastes.ts). Measured on the 30–80 % window with both: +.002. */
const STEPS = [0.5, 1.5] as const
/** Expectations below this teach nothing (chosen: most people were hardly expected). */
const NEGLIGIBLE = 0.01

interface Hunch {
  table: TermTable
  squares: [number, number]
}

/** A word of an ask with its share of what it says (tf·idf, length 1). */
export interface Word {
  term: number
  value: number
}

/**
 * As tastes.ts, word by word: what an axis blurs, such as the name of one product, stays sharp here. Learnt twice:
 * beyond what activity explains, and beyond what activity and near asks explain together.
 */
export class Hunches {
  private readonly people = new Map<string, Hunch>()

  /** What somebody's hunches say of these words, one number a way of learning. */
  of(personId: string, words: readonly Word[]): [number, number] {
    const said: [number, number] = [0, 0]
    const table = this.people.get(personId)?.table
    if (table === undefined) return said
    for (const { term, value } of words) {
      const at = table.find(term)
      if (at < 0) continue
      said[0] += value * table.get(0, at)
      said[1] += value * table.get(1, at)
    }
    return said
  }

  /** @param bases what was expected otherwise, as scores, for each of the two ways */
  learn(
    personIds: readonly string[],
    bases: readonly [Float64Array, Float64Array],
    words: readonly Word[],
    answerer: number,
    left: ReadonlySet<number>,
  ): void {
    const said = personIds.map((personId) => this.of(personId, words))
    const beyond = bases.map((base, way) => {
      const scored = base.map((score, i) => score + ((said[i] as [number, number])[way] as number))
      return residuals(scored, answerer, left)
    }) as [Float64Array, Float64Array]
    for (const [i, personId] of personIds.entries()) {
      for (const way of [0, 1] as const) {
        const residual = beyond[way][i] as number
        if (i === answerer || residual < -NEGLIGIBLE) this.pull(personId, words, residual, way)
      }
    }
  }

  forget(personId: string): void {
    this.people.delete(personId)
  }

  clear(): void {
    this.people.clear()
  }

  private pull(personId: string, words: readonly Word[], by: number, way: 0 | 1): void {
    let hunch = this.people.get(personId)
    if (hunch === undefined) {
      hunch = { table: new TermTable(2), squares: [0, 0] }
      this.people.set(personId, hunch)
    }
    const { table, squares } = hunch
    squares[way] += by * by
    const step = (STEPS[way] * by) / Math.sqrt(squares[way] + 1e-4)
    for (const { term, value } of words) {
      const at = table.place(term)
      if (at >= 0) table.set(way, at, table.get(way, at) + step * value)
    }
  }
}
