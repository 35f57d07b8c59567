import { solve } from './linear.ts'
import { type Rows, scores, slopeAndCurvature, softmax } from './logit.ts'
import { type Answered, type Prior, ridged } from './prior.ts'

/** The prior is worth so many answers of the organisation's own (routing study: 100–2,000 differ by < .003). */
const PRIOR_ANSWERS = 1_000
/** Chance at each answer that the better expert changes (fixed share; Herbster & Warmuth 1998; scanned: .005 to .0001). */
const FIXED_SHARE = 0.0003

/** What an organisation taught its learner: as large as two lists and one triangle of features, however long it learns. */
export interface LearnerState {
  names: readonly string[]
  answers: number
  weights: readonly number[]
  /** Lower triangle, row by row. */
  precision: readonly number[]
  /** Belief in the own weights against the prior's, 0..1. */
  trust: number
}

/**
 * Weights that begin as the prior and follow the organisation's own answers: recursive Newton, i.e. a Gaussian
 * posterior tracked by Laplace's approximation (Spiegelhalter & Lauritzen 1990) under a power prior (Ibrahim & Chen
 * 2000). No learning rate. Beside it the prior stays in play as a second expert: where the own weights foresee worse,
 * belief goes back to it.
 */
export class Learner {
  private readonly prior: Prior
  private readonly begin: Float64Array
  private weights: Float64Array
  private precision: Float64Array
  private trust = 0.5
  private answers = 0

  constructor(prior: Prior) {
    this.prior = prior
    this.begin = Float64Array.from(prior.weights)
    this.weights = this.begin.slice()
    this.precision = this.fresh()
  }

  get width(): number {
    return this.begin.length
  }

  /** Back to the prior, as if nothing had been taught. */
  reset(): void {
    this.weights = this.begin.slice()
    this.precision = this.fresh()
    this.trust = 0.5
    this.answers = 0
  }

  /** Chance of each to be the one who helps. */
  chances(rows: Rows): Float64Array {
    const own = softmax(scores(rows, this.weights))
    const prior = softmax(scores(rows, this.begin))
    return own.map((chance, i) => this.trust * chance + (1 - this.trust) * (prior[i] as number))
  }

  /** Takes in who helped. Rows are those of the moment of the ask. */
  learn({ rows, left, chosen }: Answered): void {
    const out = (i: number) => left.has(i)
    const own = softmax(scores(rows, this.weights), out)
    const prior = softmax(scores(rows, this.begin), out)
    this.believe(own[chosen] as number, prior[chosen] as number)
    const slope = slopeAndCurvature(rows, own, chosen, this.precision, 1)
    const step = solve(this.precision, slope)
    for (let f = 0; f < step.length; f++) this.weights[f] = (this.weights[f] as number) - (step[f] as number)
    this.answers += 1
  }

  save(): LearnerState {
    const { names } = this.prior
    const { answers, trust } = this
    return {
      names: [...names],
      answers,
      trust,
      weights: [...this.weights],
      precision: triangle(this.precision, this.width),
    }
  }

  /** Goes on from a saved state; false, and as the prior says, when that was of other features. */
  load(state: LearnerState): boolean {
    const same = state.names.length === this.width && state.names.every((name, f) => name === this.prior.names[f])
    const whole = [...state.weights, ...state.precision, state.trust, state.answers].every(Number.isFinite)
    const sizes = state.weights.length === this.width && state.precision.length === (this.width * (this.width + 1)) / 2
    if (!same || !whole || !sizes) {
      this.reset()
      return false
    }
    this.weights = Float64Array.from(state.weights)
    this.precision = square(state.precision, this.width)
    this.trust = Math.min(1, Math.max(0, state.trust))
    this.answers = state.answers
    return true
  }

  /** How far each weight moved from the prior's. */
  moved(): { answers: number; trust: number; moves: number[] } {
    const { answers, trust } = this
    return { answers, trust, moves: Array.from(this.weights, (weight, f) => weight - (this.begin[f] as number)) }
  }

  private fresh(): Float64Array {
    return ridged(square(this.prior.curvature, this.width), this.width, PRIOR_ANSWERS)
  }

  private believe(own: number, prior: number): void {
    const floor = 1e-12
    const [mine, theirs] = [this.trust * (own + floor), (1 - this.trust) * (prior + floor)]
    const posterior = mine / (mine + theirs)
    this.trust = posterior * (1 - FIXED_SHARE) + (1 - posterior) * FIXED_SHARE
  }
}

/** Lower triangle of a square, row by row; and back. */
export function triangle(full: Float64Array, width: number): number[] {
  const out: number[] = []
  for (let f = 0; f < width; f++) for (let g = 0; g <= f; g++) out.push(full[f * width + g] as number)
  return out
}

function square(lower: readonly number[], width: number): Float64Array {
  const out = new Float64Array(width * width)
  for (let f = 0, at = 0; f < width; f++) for (let g = 0; g <= f; g++) out[f * width + g] = lower[at++] as number
  return out
}
