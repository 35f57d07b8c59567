import { CHUNK } from './chunk.ts'

/**
 * How fast a file may go beside a call: as fast as nobody notices. The delay that acknowledgements show above the least
 * one seen is the queue that the file itself makes; the window follows it to a target, as LEDBAT does (RFC 6817, 2.4.2),
 * so that voice and screen, which make no queue, take what they need first [X7].
 */

/** Of queueing delay, in milliseconds. RFC 6817 allows 100; half of that is not heard in a conversation. */
const TARGET = 50
/** Bytes. The least keeps it moving; the most is 8 MiB/s at 500 ms, and 400 MiB/s on a local line. */
const LEAST = CHUNK
const MOST = 4 * 1024 * 1024
const FIRST = 4 * CHUNK
/** The least delay is forgotten after so long: the way may have changed. */
const MEMORY_MS = 120_000
/** The delay of now is the least of so many, of so short a time: one busy moment of either page is no queue. */
const FILTER = 4
const FILTER_MS = 60

export class Pace {
  #window = FIRST
  #inFlight = 0
  #sent: { upTo: number; at: number; bytes: number }[] = []
  #recent: { ms: number; at: number }[] = []
  #least: { ms: number; at: number }[] = []
  #slow = false
  /** No queue of its own was seen yet: the window doubles each round trip. */
  #starting = true

  get window(): number {
    return this.#window
  }

  /** Whether so many more bytes may go now. */
  mayPass(bytes: number): boolean {
    return this.#inFlight === 0 || (!this.#slow && this.#inFlight + bytes <= this.#window)
  }

  /** While the connection is poor one message goes at a time [X7]; afterwards it begins small. */
  slow(slow: boolean): void {
    if (slow && !this.#slow) {
      this.#window = LEAST
      this.#starting = false
    }
    this.#slow = slow
  }

  /** @param upTo the place after the last byte sent @param now milliseconds */
  handleSent(upTo: number, bytes: number, now: number): void {
    this.#sent.push({ upTo, at: now, bytes })
    this.#inFlight += bytes
  }

  /** Everything before this place arrived. */
  handleAck(received: number, now: number): void {
    let acked = 0
    let delay: number | null = null
    while (this.#sent[0] && this.#sent[0].upTo <= received) {
      const { at, bytes } = this.#sent.shift() as { at: number; bytes: number }
      acked += bytes
      delay = now - at
    }
    if (delay === null) return
    // An application-limited sender must not grow its window (RFC 6817, 2.4.2).
    const full = this.#inFlight * 2 >= this.#window
    this.#inFlight -= acked
    const queue = this.#queueing(delay, now)
    const off = (TARGET - queue) / TARGET
    if (off < 0.5) this.#starting = false
    const more = this.#starting ? acked : off * (acked / this.#window) * CHUNK
    const step = off < 0 ? Math.max(-1, off) * 0.5 * acked : full ? more : 0
    this.#window = Math.min(MOST, Math.max(LEAST, this.#window + step))
  }

  /** Another link, or from another place: nothing of before is on its way any more. */
  restart(): void {
    this.#sent = []
    this.#inFlight = 0
    this.#recent = []
    this.#least = []
    this.#window = FIRST
    this.#starting = true
  }

  #queueing(delay: number, now: number): number {
    this.#recent = [...this.#recent, { ms: delay, at: now }].slice(-FILTER).filter(({ at }) => at >= now - FILTER_MS)
    const current = Math.min(...this.#recent.map(({ ms }) => ms))
    this.#least = this.#least.filter(({ ms, at }) => at > now - MEMORY_MS && ms < current)
    this.#least.push({ ms: current, at: now })
    return current - (this.#least[0]?.ms ?? current)
  }
}
