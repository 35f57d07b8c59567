import { solve } from './linear.ts'
import { type Rows, scores, slopeAndCurvature, softmax } from './logit.ts'

/** What other communities taught: where a new organisation begins. Numbers only, committed. */
export interface Prior {
  /** Day it was learnt, from how many answers of which sets. */
  date: string
  sets: readonly { name: string; answers: number }[]
  /** In the order of FEATURES, as are the rest. */
  names: readonly string[]
  /** Standard deviation within an ask: features are divided by it. */
  scale: readonly number[]
  weights: readonly number[]
  /** Mean curvature of −log P an answer, lower triangle row by row: how sure each weight is. */
  curvature: readonly number[]
}

/** One answer: the people to choose from, those of them out of question, and who it was. */
export interface Answered {
  rows: Rows
  left: ReadonlySet<number>
  chosen: number
}

/** Ridge on the weights (routing study: 10⁻³ for 49 features; with 80 or more 10⁻² is as good on the window, ±.001, and +.002 on what follows). */
export const RIDGE = 1e-2
/** A community counts for at most so many answers, so that the largest does not speak for all (scanned: 2,000 −.001). */
const MOST_ANSWERS = 4_000
/** Of Newton's method, at most (chosen). */
const STEPS = 12

/**
 * Weights that make the answers of some communities most likely: Newton's method with halving (without it, it
 * diverges), on the mean loss an answer plus ½·ridge·|w|².
 */
export function fitWeights(
  communities: readonly (readonly Answered[])[],
  width: number,
): { weights: Float64Array; curvature: Float64Array } {
  const total = communities.reduce((sum, answers) => sum + Math.min(MOST_ANSWERS, answers.length), 0)
  const look = (weights: Float64Array) => {
    let loss = 0
    const slope = weights.map((weight) => RIDGE * weight)
    const curvature = new Float64Array(width * width)
    for (const answers of communities) {
      const by = Math.min(MOST_ANSWERS, answers.length) / answers.length / total
      for (const { rows, left, chosen } of answers) {
        const chances = softmax(scores(rows, weights), (i) => left.has(i))
        loss -= by * Math.log(chances[chosen] as number)
        const own = slopeAndCurvature(rows, chances, chosen, curvature, by)
        for (let f = 0; f < width; f++) slope[f] = (slope[f] as number) + (own[f] as number)
      }
    }
    for (const weight of weights) loss += (RIDGE * weight * weight) / 2
    return { loss, slope, curvature }
  }
  let weights = new Float64Array(width)
  let at = look(weights)
  for (let step = 0; step < STEPS; step++) {
    const direction = solve(ridged(at.curvature, width, 1), at.slope)
    let share = 1
    let next = weights
    let there = at
    for (; share > 1e-3; share /= 2) {
      next = weights.map((weight, f) => weight - share * (direction[f] as number))
      there = look(next)
      if (there.loss < at.loss) break
    }
    const gain = at.loss - there.loss
    if (step === 0 && gain <= 0) throw new Error('not one step makes these answers likelier: nothing can be learnt')
    if (gain <= 0) break
    weights = next
    at = there
    if (gain < 1e-6) break
  }
  return { weights, curvature: at.curvature }
}

/** `times` × (curvature + ridge), lower triangle. */
export function ridged(curvature: Float64Array, width: number, times: number): Float64Array {
  const out = curvature.map((value) => times * value)
  for (let f = 0; f < width; f++) out[f * width + f] = (out[f * width + f] as number) + times * RIDGE
  return out
}
