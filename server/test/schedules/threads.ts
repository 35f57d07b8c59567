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
    const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData: { from, every, until } })
    worker.once('message', (part: Part) => {
      worker.terminate().then(() => resolve(part), reject)
    })
    worker.once('error', reject)
  })
}
