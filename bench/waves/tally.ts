import { audit } from './auditor.ts'
import type { Run } from './simulate.ts'
import { HOUR, type World } from './world.ts'

/** One policy on one trace with one seed. Seconds, shares of asks, and taps (each tap is an interruption). */
export interface Figures {
  matchP50: number
  matchP90: number
  solvedP50: number
  unanswered: number
  solveRate: number
  tapsPerAsk: number
  interruptionsPerSolved: number
  top10Share: number
  /** Of helps, over everybody online at twenty arrivals at least: the same people for every policy. */
  gini: number
  giniTaps: number
  lateAccepts: number
  breaches: number
}

export function figuresOf(world: World, run: Run): Figures {
  const asks = run.fates.length
  const matched = run.fates.flatMap(({ at, matchedAt }) => (matchedAt === null ? [] : [matchedAt - at]))
  const solved = run.fates.flatMap(({ at, solvedAt }) => (solvedAt === null ? [] : [solvedAt - at]))
  const regulars = regularsOf(world)
  const helps = countsOf(run.sessions, world.people.length)
  const taps = countsOf(run.taps, world.people.length)
  const all = run.sessions.length
  return {
    matchP50: quantileOf(matched, 0.5),
    matchP90: quantileOf(matched, 0.9),
    solvedP50: quantileOf(solved, 0.5),
    unanswered: 1 - matched.length / asks,
    solveRate: solved.length / asks,
    tapsPerAsk: run.taps.length / asks,
    interruptionsPerSolved: run.taps.length / Math.max(1, solved.length),
    top10Share:
      helps
        .toSorted((x, y) => y - x)
        .slice(0, 10)
        .reduce((x, y) => x + y, 0) / Math.max(1, all),
    gini: giniOf(regulars.map((person) => helps[person] ?? 0)),
    giniTaps: giniOf(regulars.map((person) => taps[person] ?? 0)),
    lateAccepts: run.fates.reduce((sum, { lateAccepts }) => sum + lateAccepts, 0) / asks,
    breaches: Object.values(audit(world, run.taps, run.sessions)).reduce<number>((x, y) => x + y, 0),
  }
}

/** Mean of people declared to be there when an ask arrives. */
export function onlineOf(world: World): number {
  return arrivals(world).reduce((x, y) => x + y, 0) / Math.max(1, world.asks.length)
}

export function meanFigures(of: readonly Figures[]): Figures {
  const mean = { ...(of[0] as Figures) }
  for (const key of Object.keys(mean) as (keyof Figures)[]) {
    mean[key] = of.reduce((sum, one) => sum + one[key], 0) / of.length
  }
  return mean
}

/** Mean absolute difference over twice the mean (Gini 1912). */
export function giniOf(values: readonly number[]): number {
  const sum = values.reduce((x, y) => x + y, 0)
  if (sum === 0) return 0
  const weighted = values.toSorted((x, y) => x - y).reduce((total, value, i) => total + (i + 1) * value, 0)
  return (2 * weighted) / (values.length * sum) - (values.length + 1) / values.length
}

function regularsOf(world: World): number[] {
  return arrivals(world).flatMap((count, person) => (count >= 20 ? [person] : []))
}

/** For each person the asks that arrived while they were declared to be there. */
function arrivals(world: World): number[] {
  return world.people.map(({ online }) => world.asks.filter(({ at }) => online[Math.floor(at / HOUR)] === 1).length)
}

function countsOf(entries: readonly { person: number }[], people: number): number[] {
  const counts = Array<number>(people).fill(0)
  for (const { person } of entries) counts[person] = (counts[person] ?? 0) + 1
  return counts
}

function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((x, y) => x - y)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
