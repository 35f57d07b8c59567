import type { Affinities } from '../latent/affinities.ts'
import type { Hunches } from '../latent/hunches.ts'
import type { Portraits } from '../latent/portraits.ts'
import { place } from '../latent/space.ts'
import type { Tastes } from '../latent/tastes.ts'
import type { NearAsks } from '../near.ts'
import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import type { PastAsk } from '../past/session.ts'
import { activityBase, career, count, recency, seen } from './activity.ts'
import { affinity } from './affinity.ts'
import { candidates, type Eligible } from './candidates.ts'
import { habits } from './habits.ts'
import { hunch } from './hunch.ts'
import { meaning } from './meaning.ts'
import { pair } from './pair.ts'
import { credits, similarBase, similarity, skill, title } from './topic.ts'
import { type Telling, tellingOf, words } from './words.ts'

/** People to choose from for one ask, and what is known of each of them, a column a feature (FEATURES). */
export interface Choice {
  people: readonly Person[]
  columns: readonly Float64Array[]
  /** The ask as a vector, null before the first fit. */
  ask: Float32Array | null
  telling: readonly Telling[]
  /** What activity alone foretells, a score a person; and what it does together with similar asks. */
  bases: readonly [Float64Array, Float64Array]
  /** How much of what the ask says each met in an ask they helped with, 0..1. */
  met: Float64Array
}

export interface Question extends Eligible {
  near: NearAsks
  /** Skills it is about, with their worth. */
  skills: ReadonlyMap<string, number>
  words: Pick<PastAsk, 'terms' | 'counts'>
  seeker: Person | undefined
  now: number
}

/** What was learnt of people, beside the weights. */
export interface Learnt {
  portraits: Portraits | null
  tastes: Tastes
  hunches: Hunches
  affinities: Affinities
}

export function choose(past: Past, { portraits, tastes, hunches, affinities }: Learnt, question: Question): Choice {
  const { near, skills, seeker, now } = question
  const found = credits(near, now)
  const people = candidates(past, found, skills, seeker, now, question)
  past.tallies.settle(people)
  const known = portraits === null ? null : { portraits, ask: place(portraits.space, question.words) }
  const telling = tellingOf(past, question.words)
  const said = words(past, people, telling, now, question.among)
  const columns = [
    ...recency(past, people, now),
    ...count(past, people),
    ...career(past, people, now),
    ...seen(past, people, now),
    ...habits(past, people, now),
    ...similarity(past, people, found),
    ...said.columns,
    ...title(people, found),
    ...skill(past, people, skills, now),
    ...pair(past, people, seeker, now),
    ...meaning(people, known, tastes, now),
    ...hunch(people, telling, hunches),
    ...affinity(people, telling, now, affinities),
  ]
  const base = activityBase(past, people, now)
  const beside = similarBase(people, found)
  const together = base.map((score, i) => score + (beside[i] as number))
  return { people, columns, ask: known?.ask ?? null, telling, bases: [base, together], met: said.met }
}
