import type { House } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { planAsk } from './plans.ts'
import { stalledAsks } from './store.ts'

/** Asks with nobody left try again when somebody may have become free. */
export interface Retry {
  /** Somebody may have become free in this organisation. */
  soon(organizationId: string): void
  /** Resolves when no try is under way. */
  settled(): Promise<void>
  /** Plans no further try. */
  stop(): void
}

/** While somebody waits, the rest is tried this often too: quiet hours end by themselves, without a fact. */
const AGAIN_MS = 30_000

/**
 * Calls of one organisation are gathered for `gatherMs`, since many people come free at once (a session ends, a tab
 * opens, taps are withdrawn).
 */
export function createRetry(house: House, matches: Matches, gatherMs = 250): Retry {
  const planned = new Map<string, { at: number; cancel: () => void }>()
  const underway = new Set<Promise<void>>()
  const plan = (organizationId: string, inMs: number) => {
    const at = house.clock.now().getTime() + inMs
    const before = planned.get(organizationId)
    if (before && before.at <= at) return
    before?.cancel()
    planned.set(organizationId, { at, cancel: house.clock.alarm(new Date(at), () => run(organizationId)) })
  }
  const run = (organizationId: string) => {
    planned.delete(organizationId)
    const tried = retry(house, matches, organizationId)
      .then((waiting) => {
        if (waiting) plan(organizationId, AGAIN_MS)
      })
      .catch((error: unknown) => house.log.warn({ err: error }, 'asks without anybody could not be tried again'))
      .finally(() => underway.delete(tried))
    underway.add(tried)
  }
  return {
    soon: (organizationId) => plan(organizationId, gatherMs),
    settled: async () => void (await Promise.all(underway)),
    stop() {
      for (const { cancel } of planned.values()) cancel()
      planned.clear()
    },
  }
}

/** @returns whether some ask still waits for somebody */
async function retry(house: House, matches: Matches, organizationId: string): Promise<boolean> {
  const stalled = await stalledAsks(house.db, organizationId)
  for (const { askId, round } of stalled) {
    await planAsk(house, matches, { organizationId, askId, round, onlyIfSomebody: true })
  }
  return stalled.length > 0
}
