import type { Person } from '../past/person.ts'
import { EVENT_HALF_LIVES, type Pulse } from '../past/pulse.ts'
import { ACTIVITY_HALF_LIVES, fading } from '../past/sums.ts'
import { HOUR } from '../score.ts'
import { backed, column, logShare, reciprocalRank, share } from './forms.ts'

/** Who helps these days, whatever the matter. */

export const RECENCY = [
  ...ACTIVITY_HALF_LIVES.map((days) => `days${days}`),
  ...EVENT_HALF_LIVES.map((helps) => `helps${helps}`),
  'days15 share',
  'helps128 share',
  'helps128 rank',
]

/** Helps of anybody that a longer window weighs beside a shorter one (scanned: 1–30 alike within .001, static best by 10). */
const BACKING = 10
/** Half-life of the community's own clock once nobody helps any more, days: then it stands still (chosen). */
const STANDSTILL = 30

export function recency(people: readonly Person[], pulse: Pulse, now: number): Float64Array[] {
  const days = ACTIVITY_HALF_LIVES.map((_, h) => lately(people, h, now))
  const awake = fading(pulse.lastAt, now, STANDSTILL)
  const helps = EVENT_HALF_LIVES.map((_, h) => column(people, ({ number }) => awake * pulse.of(h, number)))
  const always = share(column(people, ({ sums }) => sums.count))
  const byDays = backedOff(days, always)
  const byHelps = backedOff(helps, byDays.at(-1) as Float64Array)
  return [
    ...byDays.map(logShare),
    ...byHelps.map(logShare),
    byDays[2] as Float64Array,
    byHelps[2] as Float64Array,
    reciprocalRank(helps[2] as Float64Array),
  ]
}

/** Shares of each window, shortest first, each backed by the next longer one and the longest by `behind`. */
function backedOff(windows: readonly Float64Array[], behind: Float64Array): Float64Array[] {
  let longer = behind
  return windows
    .toReversed()
    .map((window) => {
      longer = backed(window, longer, BACKING)
      return longer
    })
    .reverse()
}

/** What activity alone foretells, as a score: half-lives of 15 and 60 days at half weight each (log-shares are ln/3). */
export function activityBase(people: readonly Person[], now: number): Float64Array {
  const [fortnight, season] = [2, 3].map((h) => logShare(lately(people, h, now))) as [Float64Array, Float64Array]
  return fortnight.map((value, i) => 1.5 * (value + (season[i] as number)))
}

/** Σ ½^(age / h) of the helps of each, h of ACTIVITY_HALF_LIVES. */
function lately(people: readonly Person[], h: number, now: number): Float64Array {
  const halfLife = ACTIVITY_HALF_LIVES[h] as number
  return column(people, ({ sums }) => (sums.activity[h] as number) * fading(sums.lastAt, now, halfLife))
}

export const COUNT = ['helps']

export function count(people: readonly Person[]): Float64Array[] {
  return [logShare(column(people, ({ sums }) => sums.count))]
}

export const CAREER = ['tenure', 'rate', 'newcomer']

export function career(people: readonly Person[], now: number): Float64Array[] {
  const tenure = column(people, ({ sums }) => Math.log1p(Math.max(0, now - sums.firstAt) / (24 * HOUR)))
  return [
    tenure,
    column(people, ({ sums }, i) => Math.log1p(sums.count) - (tenure[i] as number)),
    column(people, ({ sums }) => (sums.count <= 2 ? 1 : 0)),
  ]
}

export const SEEN = ['hours since seen', 'hours since help', '½ h', '6 h', '24 h', '7 d', 'gap']

export function seen(people: readonly Person[], now: number): Float64Array[] {
  // Nobody is away for more than ten years; who was never seen counts as that
  const hours = (at: number) => Math.min(87_600, Math.max(0, (now - at) / HOUR))
  const since = people.map((person) => hours(person.seenAt))
  const within = (limit: number) => column(since, (one) => (one < limit ? 1 : 0))
  return [
    column(since, (one) => Math.log(one + 0.1)),
    column(people, ({ sums }) => Math.log(hours(sums.lastAt) + 0.1)),
    within(0.5),
    within(6),
    within(24),
    within(168),
    column(people, ({ sums }) => Math.max(-3, Math.min(3, Math.log1p(hours(sums.lastAt)) - sums.gap))),
  ]
}
