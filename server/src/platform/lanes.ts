export interface Lanes {
  /** Queues `job` behind those of its lane; lanes do not wait for one another. `job` must not reject. */
  run(lane: string, job: () => Promise<void>): void
  /** Jobs queued or running. */
  size(): number
  /** Resolves when no job is left, those added meanwhile included. */
  idle(): Promise<void>
}

/** Many queues by name, each strictly in order; an empty one costs nothing. */
export function createLanes(): Lanes {
  const tails = new Map<string, Promise<void>>()
  let jobs = 0
  return {
    run(lane, job) {
      jobs += 1
      const before = tails.get(lane)
      const tail = (before ? before.then(job) : Promise.resolve().then(job)).finally(() => {
        jobs -= 1
        if (tails.get(lane) === tail) tails.delete(lane)
      })
      tails.set(lane, tail)
    },
    size: () => jobs,
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values())
    },
  }
}
