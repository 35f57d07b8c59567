import type { Link } from '../links.ts'

/** What became of a packet: when it arrives, or how it was lost. */
export type Fate = { arrives: number } | 'lost' | 'full' | 'cut'

/**
 * One direction of a link, on time and chance that are given: a queue of bounded length before a narrow place, then
 * loss, then a delay. Chance takes a packet after the narrow place: it has used its share of the rate by then.
 */
export class Way {
  link: Link
  /** Nothing gets through while it is cut; what is under way still arrives. */
  cut = false
  readonly #random: () => number
  /** Until when the narrow place is busy with what was put before. */
  #busy = 0
  #lastArrival = 0
  readonly counts = { packets: 0, bytes: 0, lost: 0, full: 0, cut: 0 }

  /** @param random uniform in [0, 1) */
  constructor(link: Link, random: () => number) {
    this.link = link
    this.#random = random
  }

  /** @param now ms, never less than in the call before */
  put(bytes: number, now: number): Fate {
    this.counts.packets++
    this.counts.bytes += bytes
    if (this.cut) return this.#count('cut')
    const { rate, queue, loss, delay } = this.link
    let sent = now
    if (rate !== null) {
      const begins = Math.max(now, this.#busy)
      if (begins - now > queue) return this.#count('full')
      sent = this.#busy = begins + (bytes * 8) / rate
    }
    if (this.#random() < loss) return this.#count('lost')
    const wait = Math.max(0, delay + this.#jitter())
    this.#lastArrival = Math.max(this.#lastArrival, sent + wait)
    return { arrives: this.#lastArrival }
  }

  #count(how: 'lost' | 'full' | 'cut') {
    this.counts[how]++
    return how
  }

  /** Normal, by Box and Muller (1958). */
  #jitter(): number {
    if (this.link.jitter === 0) return 0
    const length = Math.sqrt(-2 * Math.log(1 - this.#random()))
    return this.link.jitter * length * Math.cos(2 * Math.PI * this.#random())
  }
}
