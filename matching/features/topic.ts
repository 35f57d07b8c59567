import type { Person } from '../past/person.ts'
import { fading, skillNow } from '../past/sums.ts'
import { outcomeWeight } from '../score.ts'
import type { Neighbour } from '../similar.ts'
import { logShare, reciprocalRank, share } from './forms.ts'
import { Places } from './places.ts'

/** Who solved asks like this one, and who showed its skills. */

/** Half-lives of credit in days (routing study: none, 180 and 30 together). */
const CREDIT_HALF_LIVES = [Number.POSITIVE_INFINITY, 180, 30]
/** Specialists: credit ÷ helps^.3 (routing study: +.005–.007 beside recency). */
const SPECIALIST = 0.3

export const SIMILAR_NAMES = [
  'similar',
  'similar 180 d',
  'similar 30 d',
  'specialist',
  'similar share',
  'similar rank',
  'most similar',
]

export interface Credits {
  /** Who has any, and where they stand in the arrays. */
  people: Places
  /** One array a half-life, then the largest single one. */
  byHalfLife: Float64Array[]
  most: Float64Array
  titles: Float64Array
}

/** z² to each who helped with a near ask, fading, weighed by what came of it (Balog et al. 2006, document model). */
export function credits(near: readonly Neighbour[], now: number): Credits {
  const byHalfLife = CREDIT_HALF_LIVES.map(() => new Float64Array(near.length))
  const most = new Float64Array(near.length)
  const titles = new Float64Array(near.length)
  const people = new Places()
  for (const { session, z, title } of near) {
    const { helper, at, outcome, thanked } = session
    const place = people.take(helper.number)
    const credit = z * z * outcomeWeight(outcome, thanked)
    for (const [h, halfLife] of CREDIT_HALF_LIVES.entries()) {
      const sums = byHalfLife[h] as Float64Array
      sums[place] = (sums[place] as number) + credit * fading(at, now, halfLife)
    }
    most[place] = Math.max(most[place] as number, z)
    titles[place] = (titles[place] as number) + title * title * fading(at, now, 180)
  }
  return { byHalfLife, most, titles, people }
}

export function similarity(people: readonly Person[], found: Credits): Float64Array[] {
  const { byHalfLife, most } = found
  const of = (values: Float64Array) => Float64Array.from(people, ({ number }) => found.people.read(values, number))
  const [all, year, month] = byHalfLife.map(of) as [Float64Array, Float64Array, Float64Array]
  return [
    logShare(all),
    logShare(year),
    logShare(month),
    logShare(year.map((one, i) => one / Math.max(1, (people[i] as Person).sums.count) ** SPECIALIST)),
    share(year),
    reciprocalRank(year),
    of(most),
  ]
}

export const TITLE_NAMES = ['title']

export function title(people: readonly Person[], found: Credits): Float64Array[] {
  return [logShare(Float64Array.from(people, ({ number }) => found.people.read(found.titles, number)))]
}

export const SKILL_NAMES = ['skill', 'skill 60 d', 'skill share', 'skill focus']

/** `worth` of a skill: how sure it is the matter, times how rare it is. */
export function skill(people: readonly Person[], worth: ReadonlyMap<string, number>, now: number): Float64Array[] {
  const all = new Float64Array(people.length)
  const fresh = new Float64Array(people.length)
  for (const [i, { sums }] of people.entries()) {
    for (const [skillId, value] of worth) {
      const shown = sums.skills.get(skillId)
      if (shown === undefined) continue
      all[i] = (all[i] as number) + value * shown.weight
      fresh[i] = (fresh[i] as number) + value * skillNow(shown, now)
    }
  }
  const focus = all.map((value, i) => Math.log1p((10 * value) / (5 + (people[i] as Person).sums.count)))
  return [logShare(all), logShare(fresh), share(fresh), focus]
}
