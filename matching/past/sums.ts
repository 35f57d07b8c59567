import { DAY, HOUR, outcomeWeight } from '../score.ts'
import type { Session } from './session.ts'

/** Half-lives of activity in days (routing study: 1, 4, 15, 60 together beat any one alone). */
export const ACTIVITY_HALF_LIVES = [1, 4, 15, 60] as const
/** Of skills shown, and of hours of the week, days (routing study: 30–90 for evidence; habits change over seasons). */
export const SKILL_HALF_LIFE = 60
const HABIT_HALF_LIFE = 120
/** Of who helped whom, days: continuity outlives activity. */
const PAIR_HALF_LIFE = 180
/** Of the usual gap between two helps, in helps. */
const GAP_MEMORY = 10

/** A sum of decayed ones, as it stood at its last event. */
export interface Decayed {
  count: number
  /** Σ weight, without decay. */
  weight: number
  decayed: number
  lastAt: number
}

/**
 * What a person's sessions add up to: a fold in the order of time. A session that comes last is added in constant time
 * with the very operations a fold from the beginning would do, so the result never depends on the order of telling.
 */
export class Sums {
  count = 0
  firstAt = 0
  lastAt = Number.NEGATIVE_INFINITY
  /** Σ ½^(age / h) as of lastAt, one a half-life of ACTIVITY_HALF_LIVES. */
  readonly activity = new Float64Array(ACTIVITY_HALF_LIVES.length)
  /** Decayed helps by hour of day (UTC), and those at a weekend, as of lastAt. */
  readonly hours = new Float64Array(24)
  weekend = 0
  habit = 0
  /** Running mean of ln(1 + hours between helps). */
  gap = 0
  readonly skills = new Map<string, Decayed>()
  readonly pairs = new Map<string, Decayed>()

  add(session: Session): void {
    const { at } = session
    if (this.count === 0) this.firstAt = at
    else {
      const gap = Math.log1p((at - this.lastAt) / HOUR)
      this.gap += (gap - this.gap) / Math.min(GAP_MEMORY, this.count)
      this.age(at)
    }
    this.count += 1
    this.lastAt = at
    for (let h = 0; h < this.activity.length; h++) this.activity[h] = (this.activity[h] as number) + 1
    const hour = hourOf(at)
    this.hours[hour] = (this.hours[hour] as number) + 1
    this.habit += 1
    if (isWeekend(at)) this.weekend += 1
    const weight = outcomeWeight(session.outcome, session.thanked)
    for (const { skillId } of session.ask.skills) bump(this.skills, skillId, at, weight, SKILL_HALF_LIFE)
    if (session.seeker !== null) bump(this.pairs, session.seeker.personId, at, 1, PAIR_HALF_LIFE)
  }

  private age(at: number): void {
    const days = (at - this.lastAt) / DAY
    for (const [h, halfLife] of ACTIVITY_HALF_LIVES.entries()) {
      this.activity[h] = (this.activity[h] as number) * 2 ** (-days / halfLife)
    }
    const habit = 2 ** (-days / HABIT_HALF_LIFE)
    for (let hour = 0; hour < 24; hour++) this.hours[hour] = (this.hours[hour] as number) * habit
    this.weekend *= habit
    this.habit *= habit
  }
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
  return now <= at ? 1 : 2 ** (-(now - at) / (halfLifeDays * DAY))
}

/** Hour of day, 0..23, UTC. */
export function hourOf(at: number): number {
  return Math.floor(at / HOUR) % 24
}

/** Saturday or Sunday, UTC (1 January 1970 was a Thursday). */
export function isWeekend(at: number): boolean {
  return ((Math.floor(at / DAY) + 4) % 7) % 6 === 0
}

function bump(sums: Map<string, Decayed>, key: string, at: number, weight: number, halfLife: number): void {
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
