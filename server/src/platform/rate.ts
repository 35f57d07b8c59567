import type { Clock } from './clock.ts'
import { Refusal } from './refusal.ts'

export interface Allowance {
  /** How many at once. */
  readonly burst: number
  /** How many a minute in the long run. */
  readonly perMinute: number
}

export interface Rate {
  /**
   * Takes one from the bucket of `key` (e.g. `sign_in:203.0.113.7`).
   * @throws Refusal TOO_MANY {retryAfterSeconds}
   */
  take(key: string, allowance: Allowance): void
}

const sweepAbove = 10_000

/** Token buckets in this process's memory (there is one server: sole.ts). A full bucket is forgotten. */
export function createRate(clock: Clock): Rate {
  const buckets = new Map<string, { left: number; at: number; fullAt: number }>()
  return {
    take(key, { burst, perMinute }) {
      const now = clock.now().getTime()
      const perMs = perMinute / 60_000
      const bucket = buckets.get(key)
      const left = bucket ? Math.min(burst, bucket.left + (now - bucket.at) * perMs) : burst
      if (left < 1) throw new Refusal('TOO_MANY', { retryAfterSeconds: Math.ceil((1 - left) / perMs / 1000) })
      buckets.set(key, { left: left - 1, at: now, fullAt: now + (burst - left + 1) / perMs })
      if (buckets.size > sweepAbove) for (const [name, { fullAt }] of buckets) if (fullAt <= now) buckets.delete(name)
    },
  }
}
