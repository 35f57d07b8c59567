import type { NearAsks } from '../near.ts'
import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import { fading, skillNow } from '../past/sums.ts'
import { backed, column, logShare, reciprocalRank, share } from './forms.ts'
import type { Places } from './places.ts'

/** Who solved asks like this one, and who showed its skills. */

/** Half-lives of credit in days: none, of the year, of the month (routing study: all three together). */
const YEAR = 180
const MONTH = 30
/** Of the nearest asks alone, as of skills shown. */
const SEASON = 60
/** How many those are (routing study: beside recency 30–100 neighbours). */
const NEAREST = [30, 100] as const
const MOST_NEAREST = Math.max(...NEAREST)
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
  'nearest 30',
  'nearest 100',
  'most similar, fresh',
]

export interface Credits {
  /** Who has any, and where they stand in the arrays. */
  people: Places
  /** Always, of the year, of the month; then the largest single one. */
  byHalfLife: [Float64Array, Float64Array, Float64Array]
  most: Float64Array
  mostFresh: Float64Array
  /** One array an entry of NEAREST. */
  nearest: Float64Array[]
  /** Of the year, of the season, always; then z⁴, and the largest single one. */
  titles: Float64Array[]
  titlePeaks: Float64Array
  titleMost: Float64Array
}

/** z² to each who helped with a near ask, fading, weighed by what came of it (Balog et al. 2006, document model). */
export function credits(near: NearAsks, now: number): Credits {
  const { people, helpers, z: scores, at: times } = near
  const sums = () => new Float64Array(people.size)
  const [always, ofYear, ofMonth, most, mostFresh] = [sums(), sums(), sums(), sums(), sums()] as const
  const [titlesOfYear, titlesOfSeason, titlesAlways] = [sums(), sums(), sums()] as const
  const [titlePeaks, titleMost] = [sums(), sums()] as const
  const nearest = NEAREST.map(sums)
  const asks = new Set<number>()
  for (let i = 0; i < near.size; i++) {
    const place = helpers[i] as number
    const z = scores[i] as number
    const at = times[i] as number
    const title = near.titles[i] as number
    const credit = z * z * (near.weights[i] as number)
    const year = fading(at, now, YEAR)
    const season = fading(at, now, SEASON)
    const month = fading(at, now, MONTH)
    if (asks.size <= MOST_NEAREST) asks.add(near.asks[i] as number)
    add(always, place, credit)
    add(ofYear, place, credit * year)
    add(ofMonth, place, credit * month)
    for (let n = 0; n < NEAREST.length; n++)
      if (asks.size <= (NEAREST[n] as number)) add(nearest[n] as Float64Array, place, credit * season)
    most[place] = Math.max(most[place] as number, z)
    mostFresh[place] = Math.max(mostFresh[place] as number, z * year)
    if (title === 0) continue
    const square = title * title
    add(titlesOfYear, place, square * year)
    add(titlesOfSeason, place, square * season)
    add(titlesAlways, place, square)
    add(titlePeaks, place, title ** 4 * year)
    titleMost[place] = Math.max(titleMost[place] as number, title)
  }
  return {
    ...{ people, most, mostFresh, nearest, titlePeaks, titleMost },
    ...{ byHalfLife: [always, ofYear, ofMonth], titles: [titlesOfYear, titlesOfSeason, titlesAlways] },
  }
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value
}

/** Credit that a longer window weighs beside a shorter one: of three asks that are just the same (1 and 3 alike within .001). */
const BACKING = 3

export function similarity({ tallies }: Past, people: readonly Person[], found: Credits): Float64Array[] {
  const { byHalfLife, most, mostFresh, nearest } = found
  const of = (values: Float64Array) => found.people.columnOf(values, people)
  const [all, year, month] = byHalfLife.map(of) as [Float64Array, Float64Array, Float64Array]
  const yearShare = backed(year, share(all), BACKING)
  const hundred = backed(of(nearest[1] as Float64Array), yearShare, BACKING)
  return [
    logShare(all),
    logShare(yearShare),
    logShare(backed(month, yearShare, BACKING)),
    logShare(column(people, ({ number }, i) => (year[i] as number) / Math.max(1, tallies.count(number)) ** SPECIALIST)),
    yearShare,
    reciprocalRank(year),
    of(most),
    logShare(backed(of(nearest[0] as Float64Array), hundred, BACKING)),
    logShare(hundred),
    of(mostFresh),
  ]
}

export const TITLE_NAMES = ['title', 'title 60 d', 'title always', 'title share', 'title rank', 'most like the title']

export function title(people: readonly Person[], found: Credits): Float64Array[] {
  const { titles, titlePeaks, titleMost } = found
  const of = (values: Float64Array) => found.people.columnOf(values, people)
  const [year, season, always] = titles.map(of) as [Float64Array, Float64Array, Float64Array]
  const yearShare = backed(year, share(always), BACKING)
  return [
    ...[yearShare, backed(season, yearShare, BACKING), always].map(logShare),
    ...[share(of(titlePeaks)), reciprocalRank(season), of(titleMost)],
  ]
}

/** What similar asks foretell, as a score (log-shares are ln/3): beside activity, the base of hunches. Chosen once. */
export function similarBase(people: readonly Person[], { people: places, byHalfLife, nearest }: Credits): Float64Array {
  const of = (values: Float64Array) => logShare(places.columnOf(values, people))
  const [all, hundred] = [of(byHalfLife[0]), of(nearest[1] as Float64Array)]
  return all.map((value, i) => 0.8 * value + 1.2 * (hundred[i] as number))
}

export const SKILL_NAMES = ['skill', 'skill 60 d', 'skill share', 'skill focus']

/** As of credit, in helps with a skill times its worth, some five for one that few asks have (chosen). */
const SKILL_BACKING = 15

/** `worth` of a skill: how sure it is the matter, times how rare it is. */
export function skill(
  { tallies }: Past,
  people: readonly Person[],
  worth: ReadonlyMap<string, number>,
  now: number,
): Float64Array[] {
  const all = new Float64Array(people.length)
  const fresh = new Float64Array(people.length)
  for (const [i, { skills }] of worth.size === 0 ? [] : people.entries()) {
    for (const [skillId, value] of worth) {
      const shown = skills.get(skillId)
      if (shown === undefined) continue
      all[i] = (all[i] as number) + value * shown.weight
      fresh[i] = (fresh[i] as number) + value * skillNow(shown, now)
    }
  }
  // The share of their helps that showed it, five helps of anything else supposed (chosen), in a log so that it is flat at the top
  const focus = column(people, ({ number }, i) => Math.log1p((10 * (all[i] as number)) / (5 + tallies.count(number))))
  const freshShare = backed(fresh, share(all), SKILL_BACKING)
  return [logShare(all), logShare(freshShare), freshShare, focus]
}
