import { parentPort, workerData } from 'node:worker_threads'
import { play } from './schedule.ts'
import type { Part } from './threads.ts'
import { takeTurns } from './turns.ts'

/** A thread that plays every so manieth seed, and tells what came of them. */
const { from, every, until } = workerData as { from: number; every: number; until: number }
const turns = takeTurns()
const sum: Part = { played: 0, steps: 0, commits: 0, crashes: 0, deeds: 0, failed: [] }
for (let seed = from; seed <= until; seed += every) {
  const { violations, steps, commits, crashes, deeds } = await play(seed, turns)
  sum.played += 1
  sum.steps += steps
  sum.commits += commits
  sum.crashes += crashes
  sum.deeds += deeds
  if (violations.length > 0) sum.failed.push({ seed, violations: violations.slice(0, 5) })
}
turns.release()
parentPort?.postMessage(sum)
