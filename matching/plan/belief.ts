/** What a belief is made of when it is put away. */
export interface BeliefState {
  weights: number[]
  /** Covariance, row by row. */
  spread: number[]
}

/**
 * A chance σ(w·x) learnt answer by answer: a Gaussian over w tracked by Laplace's approximation (Spiegelhalter &
 * Lauritzen 1990), one rank-one update each. No learning rate; how fast it moves is how unsure the prior is.
 */
export class Belief {
  private readonly weights: Float64Array
  private readonly spread: Float64Array

  /** @param prior mean and standard deviation of each weight */
  constructor(prior: readonly (readonly [mean: number, deviation: number])[]) {
    this.weights = Float64Array.from(prior, ([mean]) => mean)
    const width = prior.length
    this.spread = new Float64Array(width * width)
    for (const [i, [, deviation]] of prior.entries()) this.spread[i * width + i] = deviation ** 2
  }

  chance(x: readonly number[]): number {
    let sum = 0
    for (let i = 0; i < x.length; i++) sum += (this.weights[i] as number) * (x[i] as number)
    return 1 / (1 + Math.exp(-sum))
  }

  /**
   * @param happened whether it did
   * @param exposure of what did not happen: the share of its time it was given. A silence cut short says little.
   */
  learn(x: readonly number[], happened: boolean, exposure = 1): void {
    if (!happened && exposure <= 0) return
    const p = this.chance(x)
    // −log(1 − exposure·p) where it did not happen: slope exposure·p(1−p) / (1 − exposure·p).
    const slope = happened ? 1 - p : (-exposure * p * (1 - p)) / (1 - exposure * p)
    const curve = Math.max(1e-3, happened ? p * (1 - p) : exposure * p * (1 - p))
    const width = x.length
    const through = Array.from({ length: width }, (_, i) => {
      let sum = 0
      for (let j = 0; j < width; j++) sum += (this.spread[i * width + j] as number) * (x[j] as number)
      return sum
    })
    const along = x.reduce((sum, value, i) => sum + value * (through[i] as number), 0)
    const shrink = curve / (1 + curve * along)
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) {
        this.spread[i * width + j] =
          (this.spread[i * width + j] as number) - shrink * (through[i] as number) * (through[j] as number)
      }
    }
    // The new spread times x is the old one's, over 1 + curve·along.
    for (let i = 0; i < width; i++) {
      this.weights[i] = (this.weights[i] as number) + (slope * (through[i] as number)) / (1 + curve * along)
    }
  }

  save(): BeliefState {
    return { weights: [...this.weights], spread: [...this.spread] }
  }

  /** @returns false, and nothing changed, when it is not the state of a belief of this width */
  load({ weights, spread }: BeliefState): boolean {
    const fits = weights.length === this.weights.length && spread.length === this.spread.length
    if (!fits || ![...weights, ...spread].every(Number.isFinite)) return false
    this.weights.set(weights)
    this.spread.set(spread)
    return true
  }
}
