import { fingerprint } from './checksum.ts'
import type { Eligible } from './features/candidates.ts'
import { choose } from './features/choice.ts'
import { wordsOf } from './features/question.ts'
import { FEATURES, type Group } from './features/table.ts'
import { Affinities } from './latent/affinities.ts'
import { Hunches } from './latent/hunches.ts'
import { Portraits } from './latent/portraits.ts'
import { type Corpus, gather, type Space } from './latent/space.ts'
import { Tastes } from './latent/tastes.ts'
import { Learner } from './learn/learner.ts'
import { AskMoments } from './learn/moments.ts'
import type { Prior } from './learn/prior.ts'
import { standardised } from './learn/standard.ts'
import type { Query } from './model.ts'
import type { NearAsks } from './near.ts'
import type { Past } from './past/past.ts'
import type { Person } from './past/person.ts'
import { rehearsing } from './rehearsal.ts'
import type { Analysis } from './text/analyse.ts'

/** Vectors are fitted from so many asks on, and again each time the past has grown by this share (routing study: 20 fits). */
const LEAST_ASKS = 200
const GROWTH = 1.15

/** An ask, read. */
export interface Reading extends Eligible {
  read: Analysis
  near: NearAsks
  /** Skills it is about, with their worth. */
  skills: ReadonlyMap<string, number>
}

/** Those worth weighing for one ask: the chance of each that it is they who help, and how much of it they met before, 0..1. */
export interface Seen {
  people: readonly Person[]
  chances: Float64Array
  met: Float64Array
}

/** What an organisation taught, in words a screen can make of it. */
export interface Lessons {
  /** Answers it was taught with. */
  answers: number
  /** Belief in its own weights against the prior's, 0..1. */
  trust: number
  /** How far the weights of a group moved together (Euclidean, in standard deviations), most first. */
  moved: { group: Group; by: number }[]
}

/** Told the people and the plain features of each ask that has a name: of these a prior is learnt. */
export type Watch = (askId: string, personIds: readonly string[], columns: readonly Float64Array[]) => void

/** The same for two of the same features and prior: what was learnt by another is nothing to it. */
export function engineOf(prior: Prior): string {
  return fingerprint([JSON.stringify(prior)])
}

/** All that is learnt: the weights, the vectors, and the moments that are still to be learnt from. */
export class Sight {
  readonly learner: Learner
  private readonly prior: Prior
  private readonly tastes = new Tastes()
  private readonly hunches = new Hunches()
  private readonly affinities = new Affinities()
  private readonly moments = new AskMoments()
  private readonly watch: Watch
  private portraits: Portraits | null = null
  /** How many asks the vectors were fitted on, and the erasures before that; the same of the fit that is under way. */
  private fitted = { asks: 0, erasures: 0 }
  private gathered = this.fitted
  private erasures = 0

  constructor(prior: Prior, watch: Watch) {
    this.prior = prior
    this.watch = watch
    this.learner = new Learner(prior)
  }

  get space(): Space | null {
    return this.portraits?.space ?? null
  }

  /** What there is to say of each person worth weighing. Keeps the moment when the ask has a name. */
  chances(past: Past, query: Query, { read, near, skills, among, eligible }: Reading): Seen {
    const { portraits, tastes, hunches, affinities } = this
    const { people, columns, ask, telling, bases, met } = choose(
      past,
      { portraits, tastes, hunches, affinities },
      {
        ...{ near, skills, among, eligible, now: query.now.getTime() },
        words: wordsOf(past, read, query.skillIds),
        seeker: past.people.get(query.seekerId),
      },
    )
    const rows = standardised(columns, this.prior.scale)
    const chances = this.learner.chances(rows)
    if (query.askId !== undefined) {
      const personIds = people.map(({ personId }) => personId)
      this.watch(query.askId, personIds, columns)
      this.moments.keep(query.askId, {
        personIds,
        rows,
        vector: ask,
        telling,
        at: query.now.getTime(),
        bases,
        left: new Set(),
        offered: new Set(),
      })
    }
    return { people, chances, met }
  }

  /** These were offered the ask: of nobody else is anything learnt when one of them takes it. */
  offer(askId: string, personIds: readonly string[]): void {
    const moment = this.moments.of(askId)
    for (const personId of personIds) {
      const place = moment?.personIds.indexOf(personId) ?? -1
      if (place >= 0) moment?.offered.add(place)
    }
  }

  learn(askId: string, helperId: string): boolean {
    const moment = this.moments.of(askId)
    const chosen = moment?.personIds.indexOf(helperId) ?? -1
    if (moment === undefined || chosen < 0 || moment.left.has(chosen)) return false
    const { personIds, rows, vector, telling, at, bases, offered } = moment
    const left = new Set(moment.left)
    if (offered.has(chosen)) for (let i = 0; i < rows.count; i++) if (!offered.has(i)) left.add(i)
    this.learner.learn({ rows, left, chosen })
    if (vector !== null) this.tastes.learn(personIds, bases[0], vector, chosen, left)
    this.hunches.learn(personIds, bases, telling, chosen, left)
    this.affinities.learn(personIds, bases[0], telling, at, chosen, left)
    moment.left.add(chosen)
    return true
  }

  /** Somebody erased: their vectors, their taste, their place in moments to be learnt from. */
  forget(personId: string): void {
    this.tastes.forget(personId)
    this.hunches.forget(personId)
    this.affinities.forget(personId)
    this.moments.forget(personId)
  }

  reset(): void {
    this.learner.reset()
    this.tastes.clear()
    this.hunches.clear()
    this.affinities.clear()
    this.moments.clear()
  }

  /** Goes over the past, when all of it was told at once (rehearsal.ts). */
  rehearsing(past: Past): Generator<undefined, void> {
    this.affinities.clear()
    return rehearsing(past, this.affinities)
  }

  /** Somebody's evidence is gone for good: the next fit is due at once, for the axes were made of it too. */
  forceFit(): void {
    this.erasures += 1
  }

  fitDue({ askCount }: Past): boolean {
    return askCount >= LEAST_ASKS && (this.remembersErased() || askCount >= this.fitted.asks * GROWTH)
  }

  /** Somebody erased is still in the axes. */
  remembersErased(): boolean {
    return this.portraits !== null && this.fitted.erasures < this.erasures
  }

  /** What a fit needs; begins with what there is at the first step. */
  *gathering(past: Past): Generator<undefined, Corpus> {
    const now = { asks: past.askCount, erasures: this.erasures }
    const corpus = yield* gather(past)
    this.gathered = now
    return corpus
  }

  /**
   * Takes the axes of a fit into use, at its end: until then the old ones serve. `turn` carries what was learnt on the
   * old ones onto them; null when there were none.
   */
  *adopting(space: Space, turn: Float32Array | null, past: Past): Generator<undefined, void> {
    const portraits = new Portraits(space)
    yield* portraits.prepare(past.people.values())
    if (turn !== null) yield* this.tastes.turning(turn, space.rank)
    this.portraits = portraits
    this.fitted = this.gathered
    this.moments.forgetVectors()
  }

  lessons(): Lessons {
    const { answers, trust, moves } = this.learner.moved()
    const squares = new Map<Group, number>()
    for (const [f, { group }] of FEATURES.entries())
      squares.set(group, (squares.get(group) ?? 0) + (moves[f] as number) ** 2)
    const moved = [...squares].map(([group, square]) => ({ group, by: Math.sqrt(square) }))
    return { answers, trust, moved: moved.sort((x, y) => y.by - x.by) }
  }
}
