import type { Wear } from './temper.ts'

/** What a policy sees of the world, and what it may say. Everybody it sees has passed the gate. */
export interface Free {
  person: number
  /** The matcher's, comparable across asks up to its error. */
  score: number
  idle: boolean
  /** Share of this week's budget, 0..1. */
  budgetUsed: number
}

export interface OpenTap {
  person: number
  at: number
  idle: boolean
  score: number
  seen: boolean
}

export interface Search {
  ask: number
  /** 1 for the first; an unsolved session begins another. */
  phase: number
  since: number
  now: number
  seeker: number
  topic: number
  /** May be tapped now, and were not in this phase; in the order of their numbers. */
  free: readonly Free[]
  open: readonly OpenTap[]
  /** Taps of this phase so far. */
  tapped: number
  /** Hidden from all but the oracle. */
  wear(person: number): Wear
}

export interface Move {
  tap: readonly number[]
  /** Seconds until it wants to be asked again, whatever happens; it is asked at every lapse and "not now" besides. */
  againAfter: number | null
}

export type Ending = 'accepted' | 'declined' | 'lapsed' | 'withdrawn'

export interface Policy {
  readonly name: string
  readonly tapLife: number
  /** Whether it wants to know that a tap was seen. */
  readonly heedsSeen: boolean
  plan(search: Search): Move
  ended?(tap: OpenTap & { ask: number; topic: number }, ending: Ending, at: number): void
  sessionEnded?(person: number, score: number, solved: boolean, at: number): void
}
