import { scores as linear } from '@binome/matching/learn/logit.ts'
import { fitWeights } from '@binome/matching/learn/prior.ts'
import { scaleOf, standardised } from '@binome/matching/learn/standard.ts'
import type { Question } from '../import/export.ts'
import type { baselineRankers, Scores } from './baselines.ts'
import { play, type Ranker } from './protocol.ts'
import type { RoutingSet } from './set.ts'

/**
 * The strongest simple rival: a conditional logit over the baselines' own scores, its weights learnt on the set's train
 * part. `fusion` weighs log-shares; `fusion+` also plain shares, and who helped in the last week beside a month.
 */
export interface Fusion {
  names: readonly string[]
  weights: Float64Array
  scale: number[]
  shares: boolean
}

const PARTS = [
  'active',
  'recent30',
  'recent7',
  'tag',
  'tag*recent',
  'bm25-profile',
  'bm25-doc',
  'bm25-doc+hl180',
  'bm25-doc+hl60',
]
/** People weighed: all who have any of the scores, at most so many by the sum of their shares. */
const POOL = 150

export function fusionRanker(
  name: string,
  fusion: Fusion,
  scores: (question: Question) => Record<string, Scores>,
): Ranker {
  return {
    name,
    hear: () => undefined,
    rank: (question) => {
      const { people, columns } = table(scores(question), question.asker, fusion.shares)
      const values = linear(standardised(columns, fusion.scale), fusion.weights)
      return Array.from(people.keys())
        .sort((x, y) => (values[y] as number) - (values[x] as number))
        .map((i) => people[i] as string)
    },
  }
}

/** Weights learnt on the train part, in the same mode of play as they are used. */
export function learnFusion(set: RoutingSet, baselines: ReturnType<typeof baselineRankers>, shares: boolean): Fusion {
  const asks: { columns: Float64Array[]; chosen: number[] }[] = []
  const from = Math.floor(set.firstTest * 0.75)
  play(set, 'stream', baselines.rankers.slice(0, 1), [from, set.firstTest], ({ question, answerers }) => {
    const { people, columns } = table(baselines.scores(question), question.asker, shares)
    const chosen = answerers.map(({ user }) => people.indexOf(user)).filter((place) => place >= 0)
    if (chosen.length > 0) asks.push({ columns, chosen })
  })
  const width = PARTS.length * (shares ? 2 : 1)
  const scale = [
    ...scaleOf(
      asks.map(({ columns }) => columns),
      width,
    ),
  ]
  const answers = asks.flatMap(({ columns, chosen }) => {
    const rows = standardised(columns, scale)
    return chosen.map((one, i) => ({ rows, left: new Set(chosen.slice(0, i)), chosen: one }))
  })
  return { names: PARTS, weights: fitWeights([answers], width).weights, scale, shares }
}

function table(scores: Record<string, Scores>, asker: string, shares: boolean) {
  const totals = PARTS.map((part) => [...(scores[part] as Scores).values()].reduce((x, y) => x + y, 0) || 1)
  const sums = new Map<string, number>()
  for (const [p, part] of PARTS.entries()) {
    for (const [user, score] of scores[part] as Scores) {
      if (user !== asker) sums.set(user, (sums.get(user) ?? 0) + score / (totals[p] as number))
    }
  }
  const people = [...sums]
    .sort((x, y) => y[1] - x[1])
    .slice(0, POOL)
    .map(([user]) => user)
  const share = PARTS.map((part, p) =>
    Float64Array.from(people, (user) => ((scores[part] as Scores).get(user) ?? 0) / (totals[p] as number)),
  )
  const logs = share.map((values) => values.map((value) => Math.log(value + 0.001) / 3))
  return { people, columns: shares ? [...logs, ...share] : logs }
}
