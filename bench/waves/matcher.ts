import type { Draws } from './draws.ts'
import { fitOf, isAlive, type World, type WorldAsk } from './world.ts'

/** The matcher every policy is given: the truth and an error, half of it the person's own and lasting. */
export interface Matcher {
  sigma: number
  /** What the ranking thinks of this person for this ask; higher is better. */
  scoreOf(person: number, ask: number): number
}

/** An error so large that the true helpers come at this mean reciprocal rank among everybody alive. */
export function matcherOf(world: World, draws: Draws, mrr = 0.4): Matcher {
  const errors = (person: number, ask: number) =>
    Math.SQRT1_2 * (draws.normal('scorePerson', person) + draws.normal('scoreAsk', person, ask))
  const rows = judged(world, errors)
  const sigma = bisect((s) => meanReciprocalRank(rows, s) - mrr, 0.001, 3)
  return {
    sigma,
    scoreOf: (person, ask) => fitOf(world, person, world.asks[ask] as WorldAsk) + sigma * errors(person, ask),
  }
}

interface Row {
  fits: Float64Array
  errors: Float64Array
  truths: number[]
}

/** Enough asks that the mean is known to about .02; the same for every policy. */
const JUDGED = 600

function judged(world: World, errors: (person: number, ask: number) => number): Row[] {
  const step = Math.max(1, Math.floor(world.asks.length / JUDGED))
  const rows: Row[] = []
  for (let n = 0; n < world.asks.length; n += step) {
    const ask = world.asks[n] as WorldAsk
    const alive = world.people.flatMap((person, i) => (i !== ask.seeker && isAlive(person, ask.at) ? [i] : []))
    const truths = alive.flatMap((person, i) => (ask.truth.includes(person) ? [i] : []))
    if (truths.length === 0) continue
    rows.push({
      fits: Float64Array.from(alive, (person) => fitOf(world, person, ask)),
      errors: Float64Array.from(alive, (person) => errors(person, n)),
      truths,
    })
  }
  return rows
}

function meanReciprocalRank(rows: readonly Row[], sigma: number): number {
  let sum = 0
  for (const { fits, errors, truths } of rows) {
    let best = Number.NEGATIVE_INFINITY
    for (const i of truths) best = Math.max(best, (fits[i] ?? 0) + sigma * (errors[i] ?? 0))
    let rank = 1
    for (let i = 0; i < fits.length; i++) if ((fits[i] ?? 0) + sigma * (errors[i] ?? 0) > best) rank += 1
    sum += 1 / rank
  }
  return sum / rows.length
}

/** Where a falling function crosses zero. */
export function bisect(f: (x: number) => number, low: number, high: number): number {
  let [from, to] = [low, high]
  for (let i = 0; i < 30; i++) {
    const middle = (from + to) / 2
    if (f(middle) > 0) from = middle
    else to = middle
  }
  return (from + to) / 2
}
