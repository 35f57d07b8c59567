import type { Span } from '../routing/week.ts'

/** [F5] Periods of four whole weeks, Monday 00:00 UTC first: the same for everybody, whatever a house says of its zone. */

const WEEK_MS = 7 * 86_400_000
export const WEEKS = 4
const PERIOD_MS = WEEKS * WEEK_MS
/** Monday 5 January 1970. */
const FIRST_MS = 4 * 86_400_000
/** Sessions under way at its end are over a day later, and searches have ended. */
const SETTLED_MS = 86_400_000

/** The period of a moment. */
export function periodOf(at: Date): Span {
  const from = FIRST_MS + Math.floor((at.getTime() - FIRST_MS) / PERIOD_MS) * PERIOD_MS
  return { from: new Date(from), to: new Date(from + PERIOD_MS) }
}

/** When what a period was is told. */
export function toldAt({ to }: Span): Date {
  return new Date(to.getTime() + SETTLED_MS)
}

/** Periods that may be told by now and hold anything after `since`, at most so many, the latest first. */
export function periodsToTell(now: Date, since: Date, most: number): Span[] {
  const last = periodOf(new Date(now.getTime() - SETTLED_MS - PERIOD_MS))
  const found: Span[] = []
  for (let to = last.to.getTime(); found.length < most && to > since.getTime(); to -= PERIOD_MS) {
    found.push({ from: new Date(to - PERIOD_MS), to: new Date(to) })
  }
  return found
}
