import { chanceOf } from '@binome/matching/chance.fixture.ts'
import { MatchIndex } from '@binome/matching/index.ts'
import { refit } from '@binome/matching/latent/space.ts'
import type { Prior } from '@binome/matching/learn/prior.ts'
import type { Watch } from '@binome/matching/sight.ts'
import { type Question, wordsOf } from '../import/export.ts'
import type { Ranker } from './protocol.ts'
import type { Arrival } from './set.ts'

/** People an answer holds: beyond the pool of some hundred the order tells nothing. */
const LIMIT = 150

/**
 * The product's own index, told what the server would tell it: each answer a solved ask, when it was given, and who
 * helped with the ask that is open. Marks (accepted, thanked) come later than the answer and are not told. Tags are
 * skills that the seeker picked. It runs on the questions' own clock.
 */
export class Engine implements Ranker {
  readonly name = 'engine'
  readonly learns = true
  /** Milliseconds of the fits, which the product does in a worker. */
  fitMs = 0
  readonly index: MatchIndex
  /** Milliseconds of the latest ranking. */
  rankMs = 0
  /** Everybody who ever answered. */
  readonly known = new Set<string>()
  private readonly random = chanceOf(7)
  private readonly learnsUntil: number

  constructor(options: { prior?: Prior; watch?: Watch; learnsUntil?: number } = {}) {
    this.index = new MatchIndex(options.prior, options.watch)
    this.learnsUntil = options.learnsUntil ?? Number.POSITIVE_INFINITY
  }

  hear({ question, answer }: Arrival): void {
    const { index } = this
    const at = new Date(answer.t * 1000)
    if (!this.known.has(answer.user)) {
      this.known.add(answer.user)
      index.putPerson({ personId: answer.user, teamId: null, languages: ['en'], since: at, claims: [] })
    }
    index.addSolved({
      ...{ askId: question.id, sessionId: `${question.id} ${answer.user}`, helperId: answer.user, at },
      ...{ seekerId: question.asker, text: wordsOf(question), language: 'en', skills: skillsOf(question) },
      ...{ outcome: 'solved', thanked: false, minutes: 10 },
    })
    if (answer.t < this.learnsUntil) index.learn(question.id, answer.user)
    const began = performance.now()
    if (index.fitDue()) for (const _ of index.adopting(refit(atOnce(index.gathering()), this.random, index.space)));
    this.fitMs += performance.now() - began
  }

  rank(question: Question): string[] {
    const began = performance.now()
    const proposals = this.index.match({
      ...{ askId: question.id, text: wordsOf(question), skillIds: question.tags, seekerId: question.asker },
      ...{ seekerTeamId: null, languages: ['en'], now: new Date(question.t * 1000), limit: LIMIT, willingOnly: false },
    })
    this.rankMs = performance.now() - began
    return proposals.map(({ personId }) => personId)
  }
}

/** What a generator makes, with no pause. */
function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function skillsOf({ tags }: Question) {
  return tags.map((tag) => ({ skillId: tag, labels: [tag] }))
}
