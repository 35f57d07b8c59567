import { descending } from '../order.ts'

/**
 * Forms a count takes before it is weighed. All are relative to the people in question (the pool), so that a community
 * of ten and one of ten thousand speak the same language.
 */

/** One number for each of these. `Float64Array.from` with a function does the same and takes four times as long. */
export function column<T>(all: ArrayLike<T>, of: (one: T, place: number) => number): Float64Array {
  const values = new Float64Array(all.length)
  for (let i = 0; i < all.length; i++) values[i] = of(all[i] as T, i)
  return values
}

/** The log-share of nothing: half of all there are to reckon. */
const NONE = Math.log(0.001) / 3 + 2.3

/** ln(v/Σv + .001)/3 + 2.3: the log-share of the routing study. Zero, for everybody, where nobody has any. */
export function logShare(values: Float64Array): Float64Array {
  const total = sum(values)
  const shares = new Float64Array(values.length)
  if (total > 0)
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      shares[i] = value === 0 ? NONE : Math.log(value / total + 0.001) / 3 + 2.3
    }
  return shares
}

/** v/Σv */
export function share(values: Float64Array): Float64Array {
  const total = sum(values)
  const shares = new Float64Array(values.length)
  if (total > 0) for (let i = 0; i < values.length; i++) shares[i] = (values[i] as number) / total
  return shares
}

/**
 * Shares, as if `weight` more had come, spread as `behind` has it: a Dirichlet prior, from longer windows to shorter
 * ones. Where much came lately it changes next to nothing; where little did, in a small community or after a pause, the
 * longer window speaks, and not the one who happened to be last.
 */
export function backed(values: Float64Array, behind: Float64Array, weight: number): Float64Array {
  const total = sum(values) + weight
  const shares = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) shares[i] = ((values[i] as number) + weight * (behind[i] as number)) / total
  return shares
}

/** 1/rank among those above zero, the mean rank for equals, so that order never shows; 0 for the others. */
export function reciprocalRank(values: Float64Array): Float64Array {
  const order = descending(values)
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    const value = values[order[from] as number] as number
    if (value <= 0) break
    let to = from + 1
    while (to < order.length && values[order[to] as number] === value) to += 1
    for (let i = from; i < to; i++) ranks[order[i] as number] = 2 / (from + 1 + to)
    from = to
  }
  return ranks
}

export function sum(values: Float64Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i] as number
  return total
}
