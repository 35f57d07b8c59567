import { chanceOf } from '@binome/matching/chance.fixture.ts'
import type { Answer } from '../import/export.ts'

/** What one ranking was worth for one question. */
export interface Worth {
  mrr: number
  p1: number
  hit5: number
  hit10: number
  ndcg10: number
}

const METRICS = ['mrr', 'p1', 'hit5', 'hit10', 'ndcg10'] as const

/** Accepted 3, thanked 2, otherwise 1. */
export function gainOf(answer: Answer): number {
  return answer.accepted === true ? 3 : answer.thanked === true ? 2 : 1
}

/** Metrics of a ranking against the users who answered, with their gains. */
export function worthOf(ranking: readonly string[], gains: ReadonlyMap<string, number>): Worth {
  let first = 0
  let dcg = 0
  for (const [at, user] of ranking.entries()) {
    const gain = gains.get(user)
    if (gain === undefined) continue
    if (first === 0) first = at + 1
    if (at < 10) dcg += gain / Math.log2(at + 2)
    else break
  }
  let ideal = 0
  for (const [at, gain] of [...gains.values()]
    .sort((x, y) => y - x)
    .slice(0, 10)
    .entries()) {
    ideal += gain / Math.log2(at + 2)
  }
  return {
    mrr: first > 0 ? 1 / first : 0,
    p1: first === 1 ? 1 : 0,
    hit5: first > 0 && first <= 5 ? 1 : 0,
    hit10: first > 0 && first <= 10 ? 1 : 0,
    ndcg10: ideal > 0 ? dcg / ideal : 0,
  }
}

export function meanWorth(all: readonly Worth[]): Worth {
  const mean: Worth = { mrr: 0, p1: 0, hit5: 0, hit10: 0, ndcg10: 0 }
  for (const one of all) for (const metric of METRICS) mean[metric] += one[metric] / all.length
  return mean
}

const DRAWS = 2_000

/** 95 % percentile bootstrap interval of a mean (Efron 1979), 2,000 draws. For paired values give the differences. */
export function interval(values: readonly number[]): [number, number] {
  const random = chanceOf(7)
  const means: number[] = []
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] ?? 0
    means.push(sum / values.length)
  }
  means.sort((x, y) => x - y)
  return [means[Math.floor(0.025 * DRAWS)] ?? Number.NaN, means[Math.floor(0.975 * DRAWS)] ?? Number.NaN]
}

/** To three places, through objects and lists. */
export function rounded<T>(value: T): T {
  if (typeof value === 'number') return (Math.round(value * 1000) / 1000) as T
  if (Array.isArray(value)) return value.map(rounded) as T
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)])) as T
  }
  return value
}
