import { type Bound, Opening } from '../routing/opening.ts'

/** Which times, and when what of a booking is due. Pure; laws in LAWS.md. */

const MINUTE = 60_000
const STEP_MS = 15 * MINUTE
/** Time to be found, and to be ready. */
const LEAST_AHEAD_MS = 30 * MINUTE
const DAYS_AHEAD = 7
const MOST_TIMES = 9
const MOST_A_DAY = 3
/** Times of a day lie so far apart at least: a choice of mornings and afternoons, not a list. */
const APART_MS = 180 * MINUTE

/** [B4] Nobody said yes so long before: nobody could. */
const LAPSES_BEFORE_MS = 15 * MINUTE
/** [B6] */
const REMINDED_BEFORE_MS = 10 * MINUTE
/** [B7] */
const JOIN_BEFORE_MS = 5 * MINUTE
const JOIN_AFTER_MS = 10 * MINUTE

const after = (at: Date, ms: number) => new Date(at.getTime() + ms)

/** [B1] Working days where somebody is, for those who keep no hours of their own. */
export function workingDays(zone: string): Opening {
  return new Opening(
    [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '19:00' })),
    zone,
  )
}

/** Whether a bound holds all through a stretch, as far as is known now. */
export function holds(bound: Bound, from: Date, to: Date): boolean {
  for (let at = from; ; ) {
    const { open, until } = bound.at(at)
    if (!open) return false
    if (until === null || until >= to) return true
    if (until <= at) return false
    at = until
  }
}

/** Quarters of an hour that are far enough ahead, in order. */
function* grid(now: Date): Generator<Date> {
  const first = Math.ceil((now.getTime() + LEAST_AHEAD_MS) / STEP_MS) * STEP_MS
  for (let at = first; at < first + DAYS_AHEAD * 86_400_000; at += STEP_MS) yield new Date(at)
}

/**
 * Times to choose from: the soonest that suit, some a day. `said`: times somebody said themself, always among them.
 * `dayOf`: the day of the seeker's calendar.
 */
export function timesToOffer(
  now: Date,
  said: readonly Date[],
  suits: (from: Date) => boolean,
  dayOf: (at: Date) => string,
): Date[] {
  const chosen = said.filter((at) => at.getTime() - now.getTime() >= LEAST_AHEAD_MS).toSorted((a, b) => +a - +b)
  const times = [...new Map(chosen.map((at) => [at.getTime(), at])).values()].slice(0, MOST_A_DAY)
  const days = times.map(dayOf)
  for (const at of grid(now)) {
    if (times.length >= MOST_TIMES) break
    const near = times.some((other) => Math.abs(other.getTime() - at.getTime()) < APART_MS)
    if (near) continue
    const day = dayOf(at)
    if (days.filter((other) => other === day).length >= MOST_A_DAY || !suits(at)) continue
    times.push(at)
    days.push(day)
  }
  return times.toSorted((a, b) => +a - +b)
}

/** A time that may be asked for: far enough ahead, and not too far. */
export function mayBeAsked(startsAt: Date, now: Date): boolean {
  const ahead = startsAt.getTime() - now.getTime()
  return ahead > LAPSES_BEFORE_MS && ahead <= (DAYS_AHEAD + 1) * 86_400_000
}

export type Phase = 'lapse' | 'soon' | 'now' | 'end'

const dues: { readonly [P in Phase]: number } = {
  lapse: -LAPSES_BEFORE_MS,
  soon: -REMINDED_BEFORE_MS,
  now: 0,
  end: JOIN_AFTER_MS,
}

export const dueAt = (phase: Phase, startsAt: Date): Date => after(startsAt, dues[phase])

/** [B6] What is due next of a booked moment after a phase, with its time; what is long past is left out. */
export function phaseAfter(phase: Phase | null, startsAt: Date, now: Date): { phase: Phase; at: Date } {
  const order: Phase[] = ['soon', 'now', 'end']
  const left = order.slice(phase === null ? 0 : order.indexOf(phase) + 1)
  const next = left.find((_, index) => {
    const following = left[index + 1]
    return following === undefined || dueAt(following, startsAt) > now
  })
  const found = next ?? 'end'
  return { phase: found, at: dueAt(found, startsAt) }
}

/** [B7] */
export function mayJoin(startsAt: Date, now: Date): 'early' | 'yes' | 'late' {
  if (now < after(startsAt, -JOIN_BEFORE_MS)) return 'early'
  return now < after(startsAt, JOIN_AFTER_MS) ? 'yes' : 'late'
}
