/** A link between two people, the same in both directions. */
export interface Link {
  /** kbit/s; null: as fast as the machine. */
  rate: number | null
  /** One way, ms. */
  delay: number
  /** Standard deviation of the delay, ms. The order of packets is kept. */
  jitter: number
  /** Share of packets that are lost, 0 to 1. */
  loss: number
  /** Longest wait in the queue before the narrow place, ms; what would wait longer is dropped. */
  queue: number
}

/** The four links of every figure. */
export const LINKS = {
  clean: { rate: null, delay: 0, jitter: 0, loss: 0, queue: 400 },
  '1500': { rate: 1500, delay: 40, jitter: 5, loss: 0, queue: 400 },
  '1500bad': { rate: 1500, delay: 80, jitter: 15, loss: 0.08, queue: 400 },
  '500': { rate: 500, delay: 80, jitter: 15, loss: 0.01, queue: 400 },
} satisfies Record<string, Link>
export type LinkName = keyof typeof LINKS
export const LINK_NAMES = Object.keys(LINKS) as LinkName[]

/** How long what one person says through the server takes to reach the other, ms, beside each link. */
export const SIGNALLING: Record<LinkName, number> = { clean: 20, '1500': 40, '1500bad': 80, '500': 80 }
