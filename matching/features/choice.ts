import type { Portraits } from '../latent/portraits.ts'
import { place } from '../latent/space.ts'
import type { Tastes } from '../latent/tastes.ts'
import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import type { PastAsk } from '../past/session.ts'
import type { Neighbour } from '../similar.ts'
import { career, count, recency, seen } from './activity.ts'
import { candidates } from './candidates.ts'
import { habits } from './habits.ts'
import { meaning } from './meaning.ts'
import { Moment } from './moment.ts'
import { pair } from './pair.ts'
import { credits, similarity, skill, title } from './topic.ts'

/** People to choose from for one ask, and what is known of each of them, a column a feature (FEATURES). */
export interface Choice {
  people: readonly Person[]
  columns: readonly Float64Array[]
  /** The ask as a vector, null before the first fit. */
  ask: Float32Array | null
}

export interface Question {
  near: readonly Neighbour[]
  /** Skills it is about, with their worth. */
  skills: ReadonlyMap<string, number>
  words: Pick<PastAsk, 'terms' | 'counts'>
  seeker: Person | undefined
  now: number
  eligible: (person: Person) => boolean
}

export function choose(past: Past, portraits: Portraits | null, tastes: Tastes, question: Question): Choice {
  const { near, skills, seeker, now, eligible } = question
  const moment = new Moment(past)
  const found = credits(near, now)
  const people = candidates(past, moment, found, skills, seeker, now, eligible)
  const known = portraits === null ? null : { portraits, ask: place(portraits.space, question.words) }
  const columns = [
    ...recency(people, moment, now),
    ...count(people),
    ...career(people, now),
    ...seen(people, now),
    ...habits(people, moment, now),
    ...similarity(people, found),
    ...title(people, found),
    ...skill(people, skills, now),
    ...pair(people, seeker, now),
    ...meaning(people, known, tastes, now),
  ]
  return { people, columns, ask: known?.ask ?? null }
}
