import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import { EVENT_HALF_LIVES } from '../past/pulse.ts'
import { ACTIVITY_HALF_LIVES, fading } from '../past/sums.ts'
import type { Tallies } from '../past/tallies.ts'
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

export function recency({ pulse, tallies }: Past, people: readonly Person[], now: number): Float64Array[] {
  const days = ACTIVITY_HALF_LIVES.map((_, h) => lately(tallies, people, h, now))
  const awake = fading(pulse.lastAt, now, STANDSTILL)
  const helps = EVENT_HALF_LIVES.map((_, h) => column(people, ({ number }) => awake * pulse.of(h, number)))
  const always = share(column(people, ({ number }) => tallies.count(number)))
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

/** What activity alone foretells, as a score: half-lives of 15 and 60 days at half weight each (log-shares are ln/3; chosen, the base of tastes). */
export function activityBase({ tallies }: Past, people: readonly Person[], now: number): Float64Array {
  const [fortnight, season] = [2, 3].map((h) => logShare(lately(tallies, people, h, now))) as [
    Float64Array,
    Float64Array,
  ]
  return fortnight.map((value, i) => 1.5 * (value + (season[i] as number)))
}

/** Σ ½^(age / h) of the helps of each, h of ACTIVITY_HALF_LIVES. */
function lately(tallies: Tallies, people: readonly Person[], h: number, now: number): Float64Array {
  const halfLife = ACTIVITY_HALF_LIVES[h] as number
  return column(people, ({ number }) => tallies.activity(number, h) * fading(tallies.lastAt(number), now, halfLife))
}

export const COUNT = ['helps']

export function count({ tallies }: Past, people: readonly Person[]): Float64Array[] {
  return [logShare(column(people, ({ number }) => tallies.count(number)))]
}

export const CAREER = ['tenure', 'rate', 'newcomer']

export function career({ tallies }: Past, people: readonly Person[], now: number): Float64Array[] {
  const tenure = column(people, ({ number }) => Math.log1p(Math.max(0, now - tallies.firstAt(number)) / (24 * HOUR)))
  return [
    tenure,
    column(people, ({ number }, i) => Math.log1p(tallies.count(number)) - (tenure[i] as number)),
    column(people, ({ number }) => (tallies.count(number) <= 2 ? 1 : 0)),
  ]
}

export const SEEN = ['hours since seen', 'hours since help', '½ h', '6 h', '24 h', '7 d', 'gap']

export function seen({ tallies }: Past, people: readonly Person[], now: number): Float64Array[] {
  // Nobody is away for more than ten years; who was never seen counts as that
  const hours = (at: number) => Math.min(87_600, Math.max(0, (now - at) / HOUR))
  const since = column(people, ({ number }) => hours(tallies.seenAt(number)))
  const idle = column(people, ({ number }) => hours(tallies.lastAt(number)))
  const within = (limit: number) => since.map((one) => (one < limit ? 1 : 0))
  // Six minutes are as good as now; three times a usual gap, in logs, as good as for ever (chosen)
  return [
    since.map((one) => Math.log(one + 0.1)),
    idle.map((one) => Math.log(one + 0.1)),
    within(0.5),
    within(6),
    within(24),
    within(168),
    column(people, ({ number }, i) => Math.max(-3, Math.min(3, Math.log1p(idle[i] as number) - tallies.gap(number)))),
  ]
}
