import { gainOf, type Worth, worthOf } from './metrics.ts'
import { headOf, type Judged } from './protocol.ts'

/** Everybody; answerers with five answers before; and without the most active 1 %, in ranking and relevant alike. */
export const KINDS = ['all', 'ge5', 'tail'] as const
export type Kind = (typeof KINDS)[number]

/** What each ranker's rankings were worth, question by question, so that they can be compared in pairs. */
export class Tally {
  private readonly worths: Record<Kind, Worth[]>[]

  constructor(rankers: number) {
    this.worths = Array.from({ length: rankers }, () => ({ all: [], ge5: [], tail: [] }))
  }

  add({ question, counts, answerers }: Judged, rankings: readonly (readonly string[])[]): void {
    const head = headOf(counts, question.asker)
    const relevant: Record<Kind, typeof answerers> = {
      all: answerers,
      ge5: answerers.filter(({ user }) => (counts.get(user) ?? 0) >= 5),
      tail: answerers.filter(({ user }) => !head.has(user)),
    }
    for (const kind of KINDS) {
      if (relevant[kind].length === 0) continue
      const gains = new Map(relevant[kind].map((answer) => [answer.user, gainOf(answer)]))
      for (const [i, ranking] of rankings.entries()) {
        const shown = kind === 'tail' ? ranking.filter((user) => !head.has(user)) : ranking
        this.worths[i]?.[kind].push(worthOf(shown, gains))
      }
    }
  }

  of(ranker: number, kind: Kind): readonly Worth[] {
    return this.worths[ranker]?.[kind] ?? []
  }
}
