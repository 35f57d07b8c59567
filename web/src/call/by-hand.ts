import type { Clock } from './clock.ts'

/** A clock that is moved by hand, for tests: `pass(ms)` runs everything that is due, in order. */
export class ClockByHand implements Clock {
  #now = 0
  #timers = new Map<object, { at: number; ms: number; tick: () => void }>()

  now(): number {
    return this.#now
  }

  get running(): number {
    return this.#timers.size
  }

  every(ms: number, tick: () => void): () => void {
    const key = {}
    this.#timers.set(key, { at: this.#now + ms, ms, tick })
    return () => this.#timers.delete(key)
  }

  after(ms: number, done: () => void): () => void {
    const stop = this.every(ms, () => {
      stop()
      done()
    })
    return stop
  }

  pass(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const due = [...this.#timers.values()].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.#now = due.at
      due.at += due.ms
      due.tick()
    }
    this.#now = until
  }
}
