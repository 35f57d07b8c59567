import { afterWaiting, type Moment, momentOf, type Observed, survival, worth } from './survival.ts'

/** What may be said of a wait, out of what really happened. Pure. Laws: LAWS.md [A20] to [A22]. */

/** Under this much (asks of full weight) it is too few to say anything. */
export const ESTIMATE_MINIMUM = 10
/** The same of those that waited as long as this one: half of it, since they are told as what they are. */
const LEFT_MINIMUM = 5
/** A curve is read, not counted: so many points at most. */
const CURVE_POINTS = 100

/** A past ask, as far as its wait goes. */
export interface PastWait {
  openedAt: Date
  seconds: number
  found: boolean
  /** Its words are like those in question. */
  similar: boolean
}

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
const DAY = 24 * HOUR
/**
 * A coarser level counts as so many asks of the finer one: the same hour on other days stands in for this hour of the
 * week, every other hour for both, in proportion to how little there is. Picked, not fitted.
 */
const HOUR_COUNTS = 12
/** With this many similar asks, others count half: the hour tells more of a wait than two words in common do. */
const OTHERS_HALVE = 24

/** How far two moments lie apart on a circle of this length. */
function apart(a: Date, b: Date, circle: number): number {
  const between = Math.abs(a.getTime() - b.getTime()) % circle
  return Math.min(between, circle - between)
}

export type Level = 'hour_of_week' | 'hour' | 'other'

/**
 * How near a past ask is to this hour. By elapsed time, so that no time zone is needed; over a change to or from
 * daylight saving time the hour is off by one, and its neighbours count as it does.
 */
export function levelOf(openedAt: Date, at: Date): Level {
  if (apart(openedAt, at, WEEK) <= HOUR) return 'hour_of_week'
  return apart(openedAt, at, DAY) <= HOUR ? 'hour' : 'other'
}

/** Past asks with what each tells of an ask at this hour with these words. */
export function weighed(past: readonly PastWait[], at: Date): (Observed & { level: Level; similar: boolean })[] {
  const leveled = past.map((one) => ({ ...one, level: levelOf(one.openedAt, at) }))
  const many = (level: Level) => leveled.filter((one) => one.level === level).length
  const [hours, others] = [many('hour'), many('other')]
  // All hours are the hour's prior, and the hour's is that of this hour of the week.
  const hour = HOUR_COUNTS / (hours + HOUR_COUNTS)
  const other = others === 0 ? 0 : Math.min(1, (hour * HOUR_COUNTS) / others)
  const byHour: Record<Level, number> = { hour_of_week: 1, hour, other }
  const alike = leveled.reduce((sum, one) => sum + (one.similar ? byHour[one.level] : 0), 0)
  const byWords = OTHERS_HALVE / (alike + OTHERS_HALVE)
  return leveled.map(({ seconds, found, similar, level }) => ({
    ...{ seconds: Math.max(0, seconds), found, similar, level },
    weight: byHour[level] * (similar ? 1 : byWords),
  }))
}

/** From this much waiting on: how much longer, in seconds from then; null: that share was never seen to find somebody. */
export interface Ahead {
  waitedSeconds: number
  /** Enough asks waited so long to say anything. */
  known: boolean
  half: Moment | null
  nineOfTen: Moment | null
}

export interface Estimate {
  /** Past asks it was made of, and those of them with like words. */
  asks: number
  similar: number
  /** Most of it is of this hour of the day; otherwise it is of all hours. */
  thisHour: boolean
  /** The curve of it: share that had found somebody by then, growing. What `ahead` tells of an ask that begins lies on it. */
  points: { seconds: number; share: number }[]
  /** For longer and longer waits; the first is an ask that begins. */
  ahead: Ahead[]
}

/** Waits for which the rest is told: finer where one looks at the clock. Seconds. */
export const WAITED = [
  ...[0, 15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480, 540, 600, 720, 900, 1200, 1500, 1800, 2700, 3600],
  ...[5400, 7200, 10_800, 14_400, 21_600, 28_800, 36_000],
] as const

/** [A20] What may be said; null when too little happened to say anything. */
export function waitEstimate(past: readonly PastWait[], at: Date): Estimate | null {
  const all = weighed(past, at)
  if (worth(all) < ESTIMATE_MINIMUM) return null
  const sum = (those: typeof all) => those.reduce((weight, one) => weight + one.weight, 0)
  return {
    asks: past.length,
    similar: past.filter((one) => one.similar).length,
    thisHour: sum(all.filter((one) => one.level !== 'other')) * 2 > sum(all),
    points: curveOf(all),
    ahead: WAITED.map((waitedSeconds) => aheadOf(all, waitedSeconds)),
  }
}

/** [A22] What those still waited who had waited so long. */
function aheadOf(all: readonly Observed[], waitedSeconds: number): Ahead {
  const left = afterWaiting(all, waitedSeconds)
  if (worth(left) < LEFT_MINIMUM) return { waitedSeconds, known: false, half: null, nineOfTen: null }
  const steps = survival(left)
  return { waitedSeconds, known: true, half: momentOf(steps, 0.5), nineOfTen: momentOf(steps, 0.9) }
}

/** The wait curve: the share that had found someone by then. The last point is where it ends. */
function curveOf(all: readonly Observed[]): Estimate['points'] {
  const steps = survival(all)
  const every = Math.max(1, Math.ceil(steps.length / CURVE_POINTS))
  return steps
    .filter((_, index) => (steps.length - 1 - index) % every === 0)
    .map(({ seconds, share }) => ({ seconds, share }))
}
