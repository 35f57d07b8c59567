import { normalShare } from './chance.ts'

/** How soon somebody answers who answers: log-normal after the first 2.5 s (routing study), by person. */

/** No thumb is faster. */
const LEAST_SECONDS = 2.5
/** Spread of the logarithm, between one answer and another of the same person; given, not learnt (routing study). */
const SPREAD = 0.85
/** The house's mean is worth so many answers of somebody's own (routing study). */
const SHRINK = 3
/** Before anything was heard: a median of 20 s at work, 45 s away from the keyboard; worth twenty answers (chosen). */
const PRIOR_LOG = [Math.log(20), Math.log(45)] as const
const PRIOR_ANSWERS = 20

/** Sums of logarithms of seconds after the first 2.5, by hand on the keyboard or not. */
export interface Pace {
  active: { n: number; sum: number }
  idle: { n: number; sum: number }
}

export function housePace(): Pace {
  const of = (log: number) => ({ n: PRIOR_ANSWERS, sum: PRIOR_ANSWERS * log })
  return { active: of(PRIOR_LOG[0]), idle: of(PRIOR_LOG[1]) }
}

/** Somebody's own: how far from the house's mean, over both. */
export interface OwnPace {
  n: number
  sum: number
}

export function heardAnswer(house: Pace, own: OwnPace, idle: boolean, afterSeconds: number): void {
  const log = Math.log(Math.max(0.5, afterSeconds - LEAST_SECONDS))
  const mean = idle ? house.idle : house.active
  own.sum += log - mean.sum / mean.n
  own.n += 1
  mean.sum += log
  mean.n += 1
}

/** Mean of the logarithm for this person now. */
export function paceOf(house: Pace, own: OwnPace, idle: boolean): number {
  const mean = idle ? house.idle : house.active
  return mean.sum / mean.n + own.sum / (own.n + SHRINK)
}

/** Share of those who answer that has answered by then. */
export function answeredBy(seconds: number, pace: number, spread = SPREAD): number {
  if (seconds <= LEAST_SECONDS) return 0
  return normalShare((Math.log(seconds - LEAST_SECONDS) - pace) / spread)
}
