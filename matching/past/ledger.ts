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

  /** When, ms. */
  at(slot: number): number {
    return this.rows[2 * slot] as number
  }

  /** When, of the first so many of these: in a loop of nothing else, so that the looks overlap (see `Recent.fetch`). */
  times(slots: Uint32Array, count: number, into: Float64Array): void {
    const { rows } = this
    for (let i = 0; i < count; i++) into[i] = rows[2 * (slots[i] as number)] as number
  }

  /** The number of its ask: the same for two sessions about one. */
  ask(slot: number): number {
    return Math.floor((this.rows[2 * slot + 1] as number) / MARKS)
  }

  /** What came of it, as `outcomeWeight` has it. */
  weight(slot: number): number {
    return WEIGHTS[(this.rows[2 * slot + 1] as number) % MARKS] as number
  }
}
