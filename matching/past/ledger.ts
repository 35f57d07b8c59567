import { outcomeWeight } from '../score.ts'
import { roomFor } from '../text/columns.ts'
import type { Session } from './session.ts'

const SOLVED = 1
const THANKED = 2
/** By the two marks above. */
const WEIGHTS = [0, 1, 2, 3].map((marks) =>
  outcomeWeight((marks & SOLVED) > 0 ? 'solved' : 'partly', (marks & THANKED) > 0),
)

/**
 * What an ask needs to know of hundreds of sessions, by their slots, side by side: looking at the sessions themselves is
 * three ways through all of memory each (the session, its ask, its helper).
 */
export class Ledger {
  private times = new Float64Array(64)
  private asks = new Uint32Array(64)
  private marks = new Uint8Array(64)

  put({ slot, at, ask, outcome, thanked }: Session): void {
    this.times = roomFor(this.times, slot)
    this.asks = roomFor(this.asks, slot)
    this.marks = roomFor(this.marks, slot)
    this.times[slot] = at
    this.asks[slot] = ask.number
    this.marks[slot] = (outcome === 'solved' ? SOLVED : 0) | (thanked ? THANKED : 0)
  }

  wipe(slot: number): void {
    this.times[slot] = 0
    this.asks[slot] = 0
    this.marks[slot] = 0
  }

  /** When, ms. */
  at(slot: number): number {
    return this.times[slot] as number
  }

  /** The number of its ask: the same for two sessions about one. */
  ask(slot: number): number {
    return this.asks[slot] as number
  }

  /** What came of it, as `outcomeWeight` has it. */
  weight(slot: number): number {
    return WEIGHTS[this.marks[slot] as number] as number
  }

  bytes(): number {
    return this.times.byteLength + this.asks.byteLength + this.marks.byteLength
  }
}
