import type { Draws } from './draws.ts'
import { isBusy, isIdle } from './presence.ts'

/** How people respond to a tap; invented (routing study, last table), so only comparisons mean anything. */
export interface Temper {
  /** Willingness: −.6 low, .8 middling, 2 high. */
  ease: number
  /** What the logarithm of taps lately takes away. */
  fatigue: number
  /** Median seconds to react, after the first 2.5. */
  reactionSeconds: number
}

export const TEMPER: Temper = { ease: 0.8, fatigue: 0.5, reactionSeconds: 20 }

export const LEAST_REACTION_SECONDS = 2.5
export const REACTION_SIGMA = 0.7

/** What lasts in a person, and nobody is told. */
export interface Nature {
  blind: number
  warmth: number
  /** Median seconds to react when neither idle nor busy, without the first 2.5. */
  reaction: number
  busyShare: number
}

export function natureOf(draws: Draws, person: number, { reactionSeconds }: Temper): Nature {
  return {
    blind: 0.3 * draws.uniform('blind', person) ** 2,
    warmth: 0.8 * draws.normal('warmth', person),
    reaction: reactionSeconds * Math.exp(0.35 * draws.normal('speed', person)),
    busyShare: 0.15 + 0.4 * draws.uniform('busyShare', person),
  }
}

/** What wears off: taps with a mean life of two hours, helps of four. */
export interface Wear {
  taps: number
  helps: number
}

export function chanceToSee({ blind }: Nature, idle: boolean, busy: boolean): number {
  return (0.95 - blind) * (idle ? 0.45 : 1) * (busy ? 0.75 : 1)
}

export function chanceToAccept({ warmth }: Nature, temper: Temper, fit: number, busy: boolean, wear: Wear): number {
  const tired = temper.fatigue * Math.log(1 + wear.taps) + 0.3 * wear.helps
  const x = temper.ease + warmth + 2.5 * (fit - 0.4) - (busy ? 1.5 : 0) - tired
  return 1 / (1 + Math.exp(-x))
}

export interface Reaction {
  /** Seconds after the tap; null when it goes unseen. */
  seenAfter: number | null
  answerAfter: number | null
  answer: 'yes' | 'no' | null
}

/** What this person makes of this tap: settled the moment it is sent, shown when its time comes. */
export function reactionTo(
  draws: Draws,
  temper: Temper,
  nature: Nature,
  tap: { person: number; ask: number; phase: number; at: number; fit: number; wear: Wear },
): Reaction {
  const { person, ask, phase, at } = tap
  const idle = isIdle(draws, person, at)
  const busy = isBusy(draws, person, at)
  if (draws.uniform('sees', person, ask, phase) >= chanceToSee(nature, idle, busy)) {
    return { seenAfter: null, answerAfter: null, answer: null }
  }
  const yes = draws.uniform('accepts', person, ask, phase) < chanceToAccept(nature, temper, tap.fit, busy, tap.wear)
  const no = !yes && draws.uniform('declines', person, ask, phase) < 0.6
  const spread = Math.exp(REACTION_SIGMA * draws.normal('reaction', person, ask, phase))
  const after = LEAST_REACTION_SECONDS + nature.reaction * spread * (idle ? 2.5 : 1) * (busy ? 1.5 : 1)
  return {
    seenAfter: after / 2,
    answerAfter: yes || no ? after : null,
    answer: yes ? 'yes' : no ? 'no' : null,
  }
}
