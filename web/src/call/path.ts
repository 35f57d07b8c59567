/**
 * How two browsers may reach each other from here. `direct`: what this network shows to the outside can be called.
 * `relay`: only through the house's relay. `near`: nothing outside is set up, so only within one network.
 */
export type Path = 'direct' | 'relay' | 'near' | 'blocked'

/** What gathering found, and what it could have found. */
export interface Gathered {
  stun: boolean
  turn: boolean
  relayOnly: boolean
  /** Our address as the outside sees it came back. */
  reflexive: boolean
  /** A server that should have told it did not answer. */
  unanswered: boolean
  relay: boolean
}

/** Pure. Whoever stands in the open has no address but their own: then an answer is all that is to be seen. */
export function pathOf({ stun, turn, relayOnly, reflexive, unanswered, relay }: Gathered): Path {
  if (relayOnly) return relay ? 'relay' : 'blocked'
  if (!stun && !turn) return 'near'
  if (reflexive || (stun && !unanswered)) return 'direct'
  return relay ? 'relay' : 'blocked'
}

/** An estimate of what the way out carries, this long after a first picture left. */
export interface Estimate {
  /** ms */
  at: number
  kbps: number
  /** So far, bytes. */
  sent: number
}

/** Before this a browser's estimate is its first guess. */
const SETTLED = 1000
/** A handful of packets proves nothing. */
export const ENOUGH = 20_000

/**
 * What surely got through, kbit/s: the lowest estimate once they have settled; null when too little was sent for one.
 * Measured over emulated links (1500, 1500 with 8 % loss, 500, 4000 kbit/s): 1296, 513–695, 352, 1010–1627.
 * A lower bound [U8]: at 0.23 to 0.86 of the link never above it.
 */
export function surelyCarried(estimates: readonly Estimate[]): number | null {
  const settled = estimates.filter(({ at }) => at >= SETTLED)
  if ((settled.at(-1)?.sent ?? 0) < ENOUGH) return null
  return Math.round(Math.min(...settled.map(({ kbps }) => kbps)))
}
