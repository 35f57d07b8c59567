/** Time as the call needs it. Everything started is stopped by the function it returned. */
export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number
  every(ms: number, tick: () => void): () => void
  after(ms: number, done: () => void): () => void
}

/**
 * A clock that keeps ticking in a hidden tab: a page's own timers fall to one a second there
 * (to one a minute later), a Worker's do not. The seeker works elsewhere while waiting, so this is the usual case.
 */
export class WorkerClock implements Clock {
  readonly #worker: Worker
  readonly #ticks = new Map<number, () => void>()
  #next = 1

  constructor() {
    this.#worker = new Worker(new URL('./clock.worker.ts', import.meta.url), { type: 'module', name: 'call-clock' })
    this.#worker.onmessage = (event: MessageEvent<number>) => this.#ticks.get(event.data)?.()
  }

  now(): number {
    return performance.now()
  }

  every(ms: number, tick: () => void): () => void {
    const id = this.#next++
    this.#ticks.set(id, tick)
    this.#worker.postMessage({ id, ms })
    return () => {
      if (this.#ticks.delete(id)) this.#worker.postMessage({ id, ms: 0 })
    }
  }

  after(ms: number, done: () => void): () => void {
    const stop = this.every(ms, () => {
      stop()
      done()
    })
    return stop
  }

  /** How many timers are running. */
  get running(): number {
    return this.#ticks.size
  }

  end(): void {
    this.#ticks.clear()
    this.#worker.terminate()
  }
}
