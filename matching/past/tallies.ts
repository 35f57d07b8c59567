import { roomFor } from '../text/columns.ts'
import type { Person } from './person.ts'
import type { Session } from './session.ts'
import {
  ACTIVITY_HALF_LIVES,
  fading,
  gapAfter,
  HABIT_HALF_LIFE,
  hourOf,
  isWeekend,
  WORDS_HALF_LIFE,
  WORTH,
} from './sums.ts'

/** Places in a person's row. */
const COUNT = 0
const FIRST_AT = 1
const LAST_AT = 2
const SEEN_AT = 3
const GAP = 4
const WEEKEND = 5
const HABIT = 6
const LENGTH = 7
const FRESH_LENGTH = 8
const ACTIVITY = 9
const HOURS = ACTIVITY + ACTIVITY_HALF_LIVES.length
const WIDTH = HOURS + 24

/**
 * What the helps of each add up to, a row of numbers a person in one array: an ask looks at some hundred people, most of
 * them for the first time, and each object on the way to a number is a way through all of memory. A row is a fold of
 * their helps in the order of time: one that comes last is added at once, with the very operations a fold from the
 * beginning would do, so the result never depends on the order of telling; any other makes the row stale.
 */
export class Tallies {
  private rows = new Float64Array(WIDTH)
  /** 1 where the row is to be folded anew before it is looked at. */
  private stale = new Uint8Array(1)

  /** Begins a row for somebody nothing is known of. */
  begin(number: number): void {
    this.rows = roomFor(this.rows, (number + 1) * WIDTH - 1)
    this.stale = roomFor(this.stale, number)
    this.stale[number] = 0
    this.clear(number)
    this.rows[number * WIDTH + SEEN_AT] = Number.NEGATIVE_INFINITY
  }

  /** They helped, and it stands at this place of their helps. */
  helped(person: Person, at: number): void {
    const { helped, number } = person
    if (at === helped.length - 1) this.add(number, helped[at] as Session)
    else this.stale[number] = 1
    this.saw(person)
  }

  /** Something that was folded in is no more. */
  changed(person: Person): void {
    this.stale[person.number] = 1
    this.saw(person)
  }

  /** They gave or sought help, or that was taken back: when they were last seen is looked at again. */
  saw({ number, helped, sought }: Person): void {
    const last = Math.max(helped.at(-1)?.at ?? Number.NEGATIVE_INFINITY, sought.at(-1)?.at ?? Number.NEGATIVE_INFINITY)
    this.rows[number * WIDTH + SEEN_AT] = last
  }

  /** Makes the rows of these people true; to be done before looking. */
  settle(people: readonly Person[]): void {
    for (const { number, helped } of people) {
      if (this.stale[number] === 0) continue
      this.clear(number)
      this.stale[number] = 0
      for (const session of helped) this.add(number, session)
    }
  }

  count(number: number): number {
    return this.rows[number * WIDTH + COUNT] as number
  }

  firstAt(number: number): number {
    return this.rows[number * WIDTH + FIRST_AT] as number
  }

  /** -∞ for who never helped. */
  lastAt(number: number): number {
    return this.rows[number * WIDTH + LAST_AT] as number
  }

  /** Last sign of life in the evidence: they helped, or were helped. ms, -∞ when there is none. Never stale. */
  seenAt(number: number): number {
    return this.rows[number * WIDTH + SEEN_AT] as number
  }

  /** Running mean of ln(1 + hours between helps). */
  gap(number: number): number {
    return this.rows[number * WIDTH + GAP] as number
  }

  /** Σ ½^(age / h) as of lastAt, h of ACTIVITY_HALF_LIVES. */
  activity(number: number, h: number): number {
    return this.rows[number * WIDTH + ACTIVITY + h] as number
  }

  /** Decayed helps as of lastAt: all, those at a weekend, and by hour of day (UTC) each times its weight. */
  habit(number: number): number {
    return this.rows[number * WIDTH + HABIT] as number
  }

  weekend(number: number): number {
    return this.rows[number * WIDTH + WEEKEND] as number
  }

  hours(number: number, weights: Float64Array): number {
    const { rows } = this
    let total = 0
    for (let hour = 0, at = number * WIDTH + HOURS; hour < 24; hour++, at++) {
      total += (weights[hour] as number) * (rows[at] as number)
    }
    return total
  }

  /** Words of the asks they helped with, each counted 1 + ln(frequency) an ask. */
  length(number: number): number {
    return this.rows[number * WIDTH + LENGTH] as number
  }

  /** The same with decay. */
  freshLength(number: number, now: number): number {
    return (this.rows[number * WIDTH + FRESH_LENGTH] as number) * fading(this.lastAt(number), now, WORDS_HALF_LIFE)
  }

  private clear(number: number): void {
    const from = number * WIDTH
    const seen = this.rows[from + SEEN_AT] as number
    this.rows.fill(0, from, from + WIDTH)
    this.rows[from + LAST_AT] = Number.NEGATIVE_INFINITY
    this.rows[from + SEEN_AT] = seen
  }

  private add(number: number, { at, ask }: Session): void {
    const { rows } = this
    const row = number * WIDTH
    const bump = (place: number, by: number) => {
      rows[row + place] = (rows[row + place] as number) + by
    }
    const count = rows[row + COUNT] as number
    if (count === 0) rows[row + FIRST_AT] = at
    else {
      rows[row + GAP] = gapAfter(rows[row + GAP] as number, at - (rows[row + LAST_AT] as number), count)
      this.age(row, at)
    }
    bump(COUNT, 1)
    rows[row + LAST_AT] = at
    for (let h = 0; h < ACTIVITY_HALF_LIVES.length; h++) bump(ACTIVITY + h, 1)
    bump(HOURS + hourOf(at), 1)
    bump(HABIT, 1)
    if (isWeekend(at)) bump(WEEKEND, 1)
    let length = 0
    for (let i = 0; i < ask.counts.length; i++) length += WORTH[ask.counts[i] as number] as number
    bump(LENGTH, length)
    bump(FRESH_LENGTH, length)
  }

  /** From the last help to this one. */
  private age(row: number, at: number): void {
    const { rows } = this
    const lastAt = rows[row + LAST_AT] as number
    const fade = (place: number, by: number) => {
      rows[row + place] = (rows[row + place] as number) * by
    }
    for (let h = 0; h < ACTIVITY_HALF_LIVES.length; h++) {
      fade(ACTIVITY + h, fading(lastAt, at, ACTIVITY_HALF_LIVES[h] as number))
    }
    const habit = fading(lastAt, at, HABIT_HALF_LIFE)
    for (let place = HOURS; place < HOURS + 24; place++) fade(place, habit)
    fade(WEEKEND, habit)
    fade(HABIT, habit)
    fade(FRESH_LENGTH, fading(lastAt, at, WORDS_HALF_LIFE))
  }
}
