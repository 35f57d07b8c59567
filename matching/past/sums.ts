import { DAY, HOUR, outcomeWeight } from '../score.ts'
import type { Session } from './session.ts'

/** Half-lives of activity in days (routing study: 1, 4, 15, 60 together beat any one alone). */
export const ACTIVITY_HALF_LIVES = [1, 4, 15, 60] as const
/** Of skills shown, and of hours of the week, days (routing study: 30–90 for evidence; habits change over seasons). */
const SKILL_HALF_LIFE = 60
export const HABIT_HALF_LIFE = 120
/** Of the words somebody helps with nowadays, days (routing study: 30–90 for evidence). */
export const WORDS_HALF_LIFE = 90
/** Of who helped whom, days: continuity outlives activity (chosen). */
const PAIR_HALF_LIFE = 180
/** Of the usual gap between two helps, in helps (chosen). */
const GAP_MEMORY = 10

/**
 * A word that stands so often in an ask counts so much there: 1 + ln(frequency), in steps of 2⁻²⁴, so that sums of
 * whatever order are the same to the last bit (law M4).
 */
export const WORTH = Float64Array.from(
  { length: 256 },
  (_, frequency) => Math.round((1 + Math.log(Math.max(1, frequency))) * 2 ** 24) / 2 ** 24,
)

/** A sum of decayed ones, as it stood at its last event. */
export interface Decayed {
  count: number
  /** Σ weight, without decay. */
  weight: number
  decayed: number
  lastAt: number
}

/** Skills a person's helps showed: a fold in the order of time, as Tallies is. */
export class SkillSums {
  readonly skills = new Map<string, Decayed>()

  add({ at, ask, outcome, thanked }: Session): void {
    const weight = outcomeWeight(outcome, thanked)
    for (const { skillId } of ask.skills) bump(this.skills, skillId, at, weight, SKILL_HALF_LIFE)
  }
}

/** Who helped in these sessions, which are in the order of time. */
export function pairsOf<K>(sessions: readonly Session[], keyOf: (session: Session) => K | null): Map<K, Decayed> {
  const pairs = new Map<K, Decayed>()
  for (const session of sessions) {
    const key = keyOf(session)
    if (key !== null) bump(pairs, key, session.at, 1, PAIR_HALF_LIFE)
  }
  return pairs
}

/** Σ of a decayed sum at `now`. */
export function pairNow(pair: Decayed, now: number): number {
  return pair.decayed * fading(pair.lastAt, now, PAIR_HALF_LIFE)
}

export function skillNow(skill: Decayed, now: number): number {
  return skill.decayed * fading(skill.lastAt, now, SKILL_HALF_LIFE)
}

/** ½^(age / half-life), 1 for what is not past yet. */
export function fading(at: number, now: number, halfLifeDays: number): number {
  return now <= at ? 1 : Math.exp((at - now) * (Math.LN2 / (halfLifeDays * DAY)))
}

/** The running mean of ln(1 + hours between helps), after another one; `helps` came before it. */
export function gapAfter(gap: number, ms: number, helps: number): number {
  return gap + (Math.log1p(ms / HOUR) - gap) / Math.min(GAP_MEMORY, helps)
}

/** Hour of day, 0..23, UTC. As 32 bits: the remainder of any other number is a call of its own, and an ask takes thousands. */
export function hourOf(at: number): number {
  return (Math.floor(at / HOUR) | 0) % 24
}

/** Day of the week, 0 for Thursday (as 1 January 1970 was), UTC. */
export function weekdayOf(at: number): number {
  return (Math.floor(at / DAY) | 0) % 7
}

/** Saturday or Sunday, UTC. */
export function isWeekend(at: number): boolean {
  return ((weekdayOf(at) + 4) % 7) % 6 === 0
}

function bump<K>(sums: Map<K, Decayed>, key: K, at: number, weight: number, halfLife: number): void {
  const known = sums.get(key)
  if (known === undefined) {
    sums.set(key, { count: 1, weight, decayed: weight, lastAt: at })
    return
  }
  known.decayed = known.decayed * fading(known.lastAt, at, halfLife) + weight
  known.count += 1
  known.weight += weight
  known.lastAt = at
}
