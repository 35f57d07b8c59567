/**
 * Conditional logit (McFadden 1974; ListNet top-one, Cao et al. 2007): of the people of one ask, who helps is chosen
 * with probability softmax(w·x). Rows hold one person each, `width` values.
 */
export interface Rows {
  values: Float32Array
  width: number
  count: number
}

export function scores({ values, width, count }: Rows, weights: Float64Array): Float64Array {
  const out = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let score = 0
    for (let f = 0; f < width; f++) score += (values[i * width + f] as number) * (weights[f] as number)
    out[i] = score
  }
  return out
}

/** Probabilities of scores; those `left` out get none. */
export function softmax(scored: Float64Array, left: (i: number) => boolean = () => false): Float64Array {
  let top = Number.NEGATIVE_INFINITY
  for (let i = 0; i < scored.length; i++) if (!left(i)) top = Math.max(top, scored[i] as number)
  const out = new Float64Array(scored.length)
  let total = 0
  for (let i = 0; i < scored.length; i++) {
    if (left(i)) continue
    out[i] = Math.exp((scored[i] as number) - top)
    total += out[i] as number
  }
  for (let i = 0; i < scored.length; i++) out[i] = (out[i] as number) / total
  return out
}

/**
 * What each did beyond what was expected of them: of the one who `answered` 1 less their chance, of the others less
 * theirs, of those `left` out nothing.
 */
export function residuals(scored: Float64Array, answered: number, left: ReadonlySet<number>): Float64Array {
  return softmax(scored, (i) => left.has(i)).map((chance, i) => (i === answered ? 1 : 0) - chance)
}

/** Slope of −log P(chosen) by the weights, and its curvature added to `curvature`, both times `by`. */
export function slopeAndCurvature(
  { values, width, count }: Rows,
  chances: Float64Array,
  chosen: number,
  curvature: Float64Array,
  by: number,
): Float64Array {
  const mean = new Float64Array(width)
  for (let i = 0; i < count; i++) {
    const chance = chances[i] as number
    if (chance < NEGLIGIBLE) continue
    for (let f = 0; f < width; f++) mean[f] = (mean[f] as number) + chance * (values[i * width + f] as number)
  }
  const apart = new Float64Array(width)
  for (let i = 0; i < count; i++) {
    if ((chances[i] as number) < NEGLIGIBLE) continue
    const chance = by * (chances[i] as number)
    for (let f = 0; f < width; f++) apart[f] = (values[i * width + f] as number) - (mean[f] as number)
    for (let f = 0; f < width; f++) {
      const value = chance * (apart[f] as number)
      for (let g = 0; g <= f; g++) {
        curvature[f * width + g] = (curvature[f * width + g] as number) + value * (apart[g] as number)
      }
    }
  }
  return mean.map((value, f) => by * (value - (values[chosen * width + f] as number)))
}

/** Chances below this move neither slope nor curvature by anything that shows. */
const NEGLIGIBLE = 1e-5
