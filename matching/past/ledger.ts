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

/**
 * What an ask needs to know of hundreds of sessions, by their slots, side by side: looking at the sessions themselves is
 * three ways through all of memory each (the session, its ask, its helper).
 */
export class Ledger {
  /** Two a slot: when, and the number of its ask times MARKS plus its marks. */
  private rows = new Float64Array(128)

  put({ slot, at, ask, outcome, thanked }: Session): void {
    this.rows = roomFor(this.rows, 2 * slot + 1)
    this.rows[2 * slot] = at
    this.rows[2 * slot + 1] = ask.number * MARKS + (outcome === 'solved' ? SOLVED : 0) + (thanked ? THANKED : 0)
  }

  wipe(slot: number): void {
    this.rows.fill(0, 2 * slot, 2 * slot + 2)
  }

  /** When, of the first so many of these: in a loop of nothing else, so that the looks overlap (see `Recent.fetch`). */
  times(slots: Uint32Array, count: number, into: Float64Array): void {
    const { rows } = this
    for (let i = 0; i < count; i++) into[i] = rows[2 * (slots[i] as number)] as number
  }

  /**
   * Of the first so many of these: when, the number of its ask (the same for two sessions about one), and what came of
   * it, as `outcomeWeight` has it.
   */
  read(slots: Uint32Array, count: number, into: { at: Float64Array; asks: Float64Array; weights: Float64Array }): void {
    const { rows } = this
    const { at, asks, weights } = into
    for (let i = 0; i < count; i++) {
      const row = 2 * (slots[i] as number)
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
