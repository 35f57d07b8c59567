import { WorkerClock } from '@binome/web/src/call/clock.ts'

/** The clock of the call, whose time can be moved forward: what is due by then is done, in its order. */
export class SkippingClock extends WorkerClock {
  readonly #due = new Set<{ at: number; ms: number; tick: () => void }>()
  #ahead = 0

  override now(): number {
    return super.now() + this.#ahead
  }

  override every(ms: number, tick: () => void): () => void {
    const one = { at: this.now() + ms, ms, tick }
    this.#due.add(one)
    const stop = super.every(ms, () => {
      one.at = this.now() + ms
      tick()
    })
    return () => {
      this.#due.delete(one)
      stop()
    }
  }

  skip(ms: number): void {
    const until = this.now() + ms
    for (;;) {
      const next = [...this.#due].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#ahead += Math.max(0, next.at - this.now())
      next.at += next.ms
      next.tick()
    }
    this.#ahead += Math.max(0, until - this.now())
  }
}
