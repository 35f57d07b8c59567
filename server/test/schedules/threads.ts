import { Worker } from 'node:worker_threads'

/** What came of the schedules of one thread. */
export interface Part {
  played: number
  steps: number
  commits: number
  crashes: number
  deeds: number
  failed: { seed: number; violations: readonly string[] }[]
}

/** Plays every so manieth seed, in a thread of its own. */
export function playIn(from: number, every: number, until: number): Promise<Part> {
  return new Promise((resolve, reject) => {
    // What a schedule makes is gone with it: with room for several, hardly any of it is ever copied.
    const resourceLimits = { maxYoungGenerationSizeMb: 192 }
    const workerData = { from, every, until }
    const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData, resourceLimits })
    worker.once('message', (part: Part) => {
      worker.terminate().then(() => resolve(part), reject)
    })
    worker.once('error', reject)
  })
}
