import { outcomeWeight } from '../score.ts'
import { roomFor } from '../text/columns.ts'
import type { Session } from './session.ts'

const SOLVED = 1
const THANKED = 2
/** By the two marks above. */
const WEIGHTS = [0, 1, 2, 3].map((marks) =>
  outcomeWeight((marks & SOLVED) > 0 ? 'solved' : 'partly', (marks & THANKED) > 0),
)
const MARKS = WEIGHTS.length
/** Numbers a row. */
const WIDTH = 3

/** Units of an id that one number holds, in seven bits each. */
const UNITS = 7
const LAST_UNIT = 0x7f

/** The first units of an id as a number: the lesser of two belongs to the lesser id, equals say nothing. */
export function beginningOf(id: string): number {
  let number = 0
  let isLast = false
  for (let at = 0; at < UNITS; at++) {
    const unit: number = isLast || at >= id.length ? 0 : Math.min(LAST_UNIT, id.charCodeAt(at) + 1)
    // What stands behind a unit that is told from no other must not decide
    isLast ||= unit === LAST_UNIT
    number = number * (LAST_UNIT + 1) + unit
  }
  return number
}

/**
 * What an ask needs to know of hundreds of sessions, by their slots, side by side: looking at the sessions themselves is
 * three ways through all of memory each (the session, its ask, its helper).
 */
export class Ledger {
  /** WIDTH a slot: when, the number of its ask times MARKS plus its marks, and its place by id as far as one number says. */
  private rows = new Float64Array(64)

  put({ slot, sessionId, at, ask, outcome, thanked }: Session): void {
    const row = WIDTH * slot
    this.rows = roomFor(this.rows, row + WIDTH - 1)
    this.rows[row] = at
    this.rows[row + 2] = beginningOf(sessionId)
    this.rows[row + 1] = ask.number * MARKS + (outcome === 'solved' ? SOLVED : 0) + (thanked ? THANKED : 0)
  }

  wipe(slot: number): void {
    this.rows.fill(0, WIDTH * slot, WIDTH * slot + WIDTH)
  }

  /** When, of the first so many of these: in a loop of nothing else, so that the looks overlap (see `Recent.fetch`). */
  times(slots: Uint32Array, count: number, into: Float64Array): void {
    const { rows } = this
    for (let i = 0; i < count; i++) into[i] = rows[WIDTH * (slots[i] as number)] as number
  }

  /** Of the ids of the sessions in two slots: below 0 where the first is the lesser, 0 where this does not say. */
  compare(one: number, other: number): number {
    return (this.rows[WIDTH * one + 2] as number) - (this.rows[WIDTH * other + 2] as number)
  }

  /**
   * Of the first so many of these: when, the number of its ask (the same for two sessions about one), and what came of
   * it, as `outcomeWeight` has it.
   */
  read(slots: Uint32Array, count: number, into: { at: Float64Array; asks: Float64Array; weights: Float64Array }): void {
    const { rows } = this
    const { at, asks, weights } = into
    for (let i = 0; i < count; i++) {
      const row = WIDTH * (slots[i] as number)
      at[i] = rows[row] as number
      asks[i] = rows[row + 1] as number
    }
    for (let i = 0; i < count; i++) {
      const marked = asks[i] as number
      asks[i] = Math.floor(marked / MARKS)
      weights[i] = WEIGHTS[marked % MARKS] as number
    }
  }
}
