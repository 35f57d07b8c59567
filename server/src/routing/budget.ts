import type { RulesInForce, ThisWeek } from '@binome/contract/verbs/routing.ts'
import type { Bound } from './opening.ts'
import { type Span, weekdayOf, weekOf } from './week.ts'

/** The helping budget: minutes of a week kept for helping, by their person, within the frame of their team. */

/**
 * A person's own word. `minutes` null: the usual ones. Until then: `moreUntil`, "this week you may ask me more",
 * `noneUntil`, "no more this week"; at most one of them.
 */
export interface BudgetSaid {
  minutes: number | null
  moreUntil: Date | null
  noneUntil: Date | null
}

/** [R7] What somebody said of this week alone, as it stands now. */
export function thisWeek(said: BudgetSaid | null, now: Date): ThisWeek {
  if (said?.noneUntil && said.noneUntil > now) return 'no_more'
  return said?.moreUntil && said.moreUntil > now ? 'more' : 'as_kept'
}

/** A session helped in, once it is over. */
export interface Given {
  sessionId: string
  endedAt: Date
  minutes: number
}

export type Frame = Pick<RulesInForce, 'usualMinutes' | 'mostMinutes' | 'timeZone'>

/** [R6] The frame of a team for one of its people: weeks are those of where they are, when they said it. */
export function frameFor(rules: Frame, timeZone: string | null): Frame {
  const { usualMinutes, mostMinutes } = rules
  return { usualMinutes, mostMinutes, timeZone: timeZone ?? rules.timeZone }
}

/** [R5] What somebody keeps of a week: their own word or the usual, never more than the frame lets. */
export function minutesKept(said: BudgetSaid | null, frame: Frame): number {
  return Math.min(said?.minutes ?? frame.usualMinutes, frame.mostMinutes)
}

/** [R6] Minutes of the sessions that ended within the span. */
export function minutesGiven(given: Iterable<Given>, { from, to }: Span): number {
  let sum = 0
  for (const { endedAt, minutes } of given) if (endedAt >= from && endedAt < to) sum += minutes
  return sum
}

/** So many minutes are kept for helping, of the sessions that end from then on. */
export interface WeekKept {
  since: Date
  minutes: number
}

/** What somebody has given of their week, as it stands: whether they may be asked, and how much is used. Fed by facts. */
export class HelpingBudget implements Bound {
  private readonly said: BudgetSaid | null
  private readonly frame: Frame
  private readonly given: ReadonlyMap<string, Given>
  private week: Span | null = null
  private sum = 0

  constructor(said: BudgetSaid | null, frame: Frame, given: Iterable<Given>) {
    this.said = said
    this.frame = frame
    this.given = new Map([...given].map((one) => [one.sessionId, one]))
  }

  /** [R7] Whoever has given their week, or says so, is asked no more until Monday; whoever says more, is. */
  at(now: Date): { open: boolean; until: Date | null } {
    const word = thisWeek(this.said, now)
    if (word === 'no_more') return { open: false, until: this.said?.noneUntil ?? null }
    if (word === 'more') return { open: true, until: this.said?.moreUntil ?? null }
    const week = this.weekAt(now)
    return { open: this.sum < minutesKept(this.said, this.frame), until: week.to }
  }

  /** [R7] What they keep of the week; null while they may be asked beyond it. */
  kept(now: Date): WeekKept | null {
    if (thisWeek(this.said, now) === 'more') return null
    return { since: this.weekAt(now).from, minutes: minutesKept(this.said, this.frame) }
  }

  /** Share of the week that is given, 0..1; undefined while they may be asked beyond it. */
  used(now: Date): number | undefined {
    const kept = this.kept(now)
    if (kept === null) return undefined
    return kept.minutes === 0 ? 1 : Math.min(1, this.sum / kept.minutes)
  }

  private weekAt(now: Date): Span {
    if (this.week === null || now < this.week.from || now >= this.week.to) {
      this.week = weekOf(now, this.frame.timeZone)
      this.sum = minutesGiven(this.given.values(), this.week)
    }
    return this.week
  }
}

/** Much of the week is given while most of it is still to come. */
const EARLY_SHARE = 0.9
const THURSDAY = 4
/** Far above one's team: so many times its median, and no fewer than so many taps, in so many days. */
const FAR_ABOVE = 2
const MANY_TAPS = 10
export const LOAD_DAYS = 14
/** Beside fewer there is no usual. */
export const LEAST_GROUP = 5

export type Overload = 'week_given_early' | 'tapped_far_more'

/**
 * [R8] Who carries far more than the others: nine tenths of the week given before Thursday, or taps of two weeks above
 * twice the median of their group. Told to that person alone.
 */
export function overloadOf(
  load: { given: number; kept: number; taps: number; groupTaps: readonly number[]; timeZone: string },
  now: Date,
): Overload | null {
  const { given, kept, taps, groupTaps, timeZone } = load
  if (given > 0 && given > EARLY_SHARE * kept && weekdayOf(now, timeZone) < THURSDAY) return 'week_given_early'
  if (groupTaps.length < LEAST_GROUP || taps < MANY_TAPS) return null
  return taps > FAR_ABOVE * median(groupTaps) ? 'tapped_far_more' : null
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2
}
