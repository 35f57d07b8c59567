import { scores } from '@binome/matching/learn/logit.ts'
import type { Prior } from '@binome/matching/learn/prior.ts'
import { standardised } from '@binome/matching/learn/standard.ts'
import type { Watch } from '@binome/matching/sight.ts'
import type { Question } from '../import/export.ts'
import { interval, rounded, worthOf } from './metrics.ts'

interface Tenth {
  asks: number
  /** Engine − prior alone, mean of the paired differences. */
  mrr: number
  ci: [number, number]
}

/**
 * What learning was worth, tenth by tenth of the stream: the engine's own ranking against that by the prior's weights
 * on the very same people and features.
 */
export class Tenths {
  private readonly prior: Prior
  private readonly differences: { index: number; difference: number }[] = []
  private index = 0
  private latest: { personIds: readonly string[]; columns: readonly Float64Array[] } | null = null

  constructor(prior: Prior) {
    this.prior = prior
  }

  readonly watch: Watch = (_askId, personIds, columns) => {
    this.latest = { personIds, columns }
  }

  /** The next question was ranked, among those who are `known`. */
  ranked(question: Question, ranking: readonly string[], known: ReadonlySet<string>): void {
    const index = this.index++
    const answerers = question.answers.filter(({ user }) => user !== question.asker && known.has(user))
    if (answerers.length === 0 || this.latest === null) return
    const { personIds, columns } = this.latest
    const foretold = scores(standardised(columns, this.prior.scale), Float64Array.from(this.prior.weights))
    const order = Array.from(personIds.keys()).sort((x, y) => (foretold[y] as number) - (foretold[x] as number))
    const gains = new Map(answerers.map(({ user }) => [user, 1]))
    const worth = (users: readonly string[]) => worthOf(users, gains).mrr
    const difference = worth(ranking) - worth(order.map((i) => personIds[i] as string))
    this.differences.push({ index, difference })
  }

  /** All ten, and whether the engine was significantly worse in any. */
  result(): { tenths: Tenth[]; neverWorse: boolean } {
    const tenths = Array.from({ length: 10 }, (_, tenth): Tenth => {
      const own = this.differences
        .filter(({ index }) => Math.floor((10 * index) / this.index) === tenth)
        .map(({ difference }) => difference)
      return { asks: own.length, mrr: own.reduce((x, y) => x + y, 0) / Math.max(1, own.length), ci: interval(own) }
    })
    return { tenths: rounded(tenths), neverWorse: tenths.every(({ asks, ci }) => asks === 0 || ci[1] >= 0) }
  }
}
