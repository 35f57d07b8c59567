import type { Role } from './role.ts'

/**
 * Where a call is. `held`: the server keeps an offer of ours. `lost`: the other one is not heard any more.
 * `reconnecting`: we are calling back.
 */
export const PHASES = ['idle', 'preparing', 'held', 'connecting', 'connected', 'lost', 'reconnecting', 'ended'] as const
export type Phase = (typeof PHASES)[number]

export const TURNS = ['prepare', 'offerHeld', 'withdraw', 'join', 'linkUp', 'linkDown', 'callBack', 'end'] as const
/** What can happen to a call. */
export type Turn = (typeof TURNS)[number]

type Row = Partial<Record<Turn, Phase>>

/** What both may live through. */
const BOTH: Record<Phase, Row> = {
  idle: { join: 'connecting', end: 'ended' },
  preparing: { join: 'connecting', end: 'ended' },
  held: { join: 'connecting', end: 'ended' },
  connecting: { linkUp: 'connected', callBack: 'reconnecting', end: 'ended' },
  connected: { linkDown: 'lost', end: 'ended' },
  lost: { linkUp: 'connected', callBack: 'reconnecting', end: 'ended' },
  reconnecting: { linkUp: 'connected', end: 'ended' },
  ended: {},
}

/** Only who waits can prepare. */
const SEEKER: Partial<Record<Phase, Row>> = {
  idle: { prepare: 'preparing' },
  preparing: { offerHeld: 'held', withdraw: 'idle' },
  held: { offerHeld: 'held', withdraw: 'idle' },
}

/** Nobody is there yet. */
export function isWaiting(phase: Phase): boolean {
  return phase === 'idle' || phase === 'preparing' || phase === 'held'
}

/** The phase after a turn, or null when that turn cannot happen here. */
export function next(role: Role, phase: Phase, turn: Turn): Phase | null {
  return (role === 'seeker' ? SEEKER[phase]?.[turn] : undefined) ?? BOTH[phase][turn] ?? null
}
