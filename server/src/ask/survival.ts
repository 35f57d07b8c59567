/**
 * How long until somebody comes, when some asks were given up before anybody had: the Kaplan–Meier estimate (Kaplan &
 * Meier 1958, JASA 53) with weights. Pure.
 */

export interface Observed {
  /** Seconds from asking until somebody came, or until it was no longer searched (then at least so long). */
  seconds: number
  found: boolean
  /** How much it tells of the ask in question, above 0. */
  weight: number
}

export interface Step {
  seconds: number
  /** Share that had found somebody by then, 0..1, growing. */
  share: number
  /** The share as it may well be (95 %): asks are few, and weigh differently. */
  low: number
  high: number
}

/** A moment by which a share had found somebody, and between which moments it may well lie; null: later than was seen. */
export interface Moment {
  seconds: number
  from: number
  to: number | null
}

/** 95 % of a normal distribution lie within so many standard deviations. */
const Z = 1.96
/** What lies outside of them on one side. */
const TAIL = 0.025

/**
 * How many asks of full weight these are worth: no more than their weights add up to, and no more than their unevenness
 * allows (Kish 1965, effective sample size).
 */
export function worth(observed: readonly Observed[]): number {
  let sum = 0
  let squares = 0
  for (const { weight } of observed) {
    sum += weight
    squares += weight * weight
  }
  return sum === 0 ? 0 : Math.min(sum, (sum * sum) / squares)
}

/**
 * The share that had found somebody by each moment somebody was found. Bounds: Greenwood's variance on the log-minus-log
 * scale (Kalbfleisch & Prentice 2002, 1.4), with as many asks as these are worth.
 */
export function survival(observed: readonly Observed[]): Step[] {
  const sorted = observed.toSorted((a, b) => a.seconds - b.seconds)
  let left = sorted.reduce((sum, one) => sum + one.weight, 0)
  const asks = worth(observed)
  const scale = left === 0 ? 0 : asks / left
  const steps: Step[] = []
  let waiting = 1
  let greenwood = 0
  for (let i = 0; i < sorted.length; ) {
    const seconds = sorted[i]?.seconds ?? 0
    let found = 0
    let gone = 0
    for (; sorted[i]?.seconds === seconds; i += 1) {
      const { weight = 0, found: came = false } = sorted[i] ?? {}
      gone += weight
      if (came) found += weight
    }
    if (found > 0) {
      // What rounding leaves of the last one is nothing.
      const stay = i === sorted.length && found === gone ? 0 : Math.max(0, 1 - found / left)
      waiting *= stay
      greenwood += stay === 0 ? 0 : found / (left * (left - found) * scale)
      const before = steps.at(-1)?.low ?? 0
      steps.push({
        seconds,
        share: 1 - waiting,
        ...(waiting > 0 ? bounds(waiting, greenwood) : everybody(asks, before)),
      })
    }
    left -= gone
  }
  return steps
}

/**
 * Bounds where everybody had found somebody: Greenwood's variance says nothing there, and of twelve in a row that did one
 * in four might not (Clopper & Pearson 1934).
 */
function everybody(asks: number, before: number): { low: number; high: number } {
  return { low: Math.max(before, TAIL ** (1 / asks)), high: 1 }
}

function bounds(waiting: number, greenwood: number): { low: number; high: number } {
  if (waiting >= 1 || greenwood <= 0) return { low: 1 - waiting, high: 1 - waiting }
  const log = Math.log(waiting)
  const spread = Math.exp((Z * Math.sqrt(greenwood)) / Math.abs(log))
  return { low: 1 - waiting ** (1 / spread), high: 1 - waiting ** spread }
}

/**
 * By when a share had found somebody: the first moment it was reached, between those at which it may have been reached
 * (Brookmeyer & Crowley 1982). Null: never reached in what was seen.
 */
export function momentOf(steps: readonly Step[], share: number): Moment | null {
  // A share that is reached, but for the rounding of its products.
  const reached = share - 1e-9
  const at = steps.find((step) => step.share >= reached)
  if (!at) return null
  const from = steps.find((step) => step.high >= reached)?.seconds ?? at.seconds
  const to = steps.find((step) => step.low >= reached)?.seconds ?? null
  return { seconds: at.seconds, from: Math.min(from, at.seconds), to: to === null ? null : Math.max(to, at.seconds) }
}

/** Those that had waited longer than this, counted from then on: what an ask may expect that has waited so long itself. */
export function afterWaiting(observed: readonly Observed[], waited: number): Observed[] {
  if (waited <= 0) return [...observed]
  return observed.flatMap((one) => (one.seconds > waited ? [{ ...one, seconds: one.seconds - waited }] : []))
}
