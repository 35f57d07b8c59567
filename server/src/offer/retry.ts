import type { House } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { stalledAsks } from './plan-store.ts'
import { planAsk } from './plans.ts'

/** Asks with nobody left try again when somebody may have become free. */
export interface Retry {
  /** Somebody may have become free in this organisation. */
  soon(organizationId: string): void
  /** Resolves when no try is under way. */
  settled(): Promise<void>
  /** Plans no further try. */
  stop(): void
}

/** While somebody waits, all is tried this often too: a person who was kept for a plan that failed is let go without a fact. */
const AGAIN_MS = 30_000

/**
 * @param askWishers asks those who wish to go live later whether now; resolves to whether some wait
 * Calls of one organisation are gathered for `gatherMs`, since many people come free at once (a session ends, a tab
 * opens, taps are withdrawn).
 */
export function createRetry(
  house: House,
  matches: Matches,
  askWishers: (organizationId: string) => Promise<boolean>,
  gatherMs = 250,
): Retry {
  const wishers = spaced(house, askWishers)
  const planned = new Map<string, { at: number; cancel: () => void }>()
  const underway = new Set<Promise<void>>()
  let stopped = false
  const plan = (organizationId: string, inMs: number) => {
    if (stopped) return
    const at = house.clock.now().getTime() + inMs
    const before = planned.get(organizationId)
    if (before && before.at <= at) return
    before?.cancel()
    planned.set(organizationId, { at, cancel: house.clock.alarm(new Date(at), () => run(organizationId)) })
  }
  const run = (organizationId: string) => {
    planned.delete(organizationId)
    const tried = retry(house, matches, organizationId, wishers)
      .catch((error: unknown) => {
        house.log.warn({ err: error }, 'asks without anybody could not be looked for')
        return AGAIN_MS
      })
      .then((againMs) => {
        if (againMs !== null) plan(organizationId, againMs)
      })
      .finally(() => underway.delete(tried))
    underway.add(tried)
  }
  return {
    soon: (organizationId) => plan(organizationId, gatherMs),
    settled: async () => void (await Promise.all(underway)),
    stop() {
      stopped = true
      for (const { cancel } of planned.values()) cancel()
      planned.clear()
    },
  }
}

/**
 * [D8] @returns in how many ms to try again, null when nobody waits. Hours that begin, quiet and rest that end come without a
 * fact: the next of them rings by itself, once for all whose hours begin with it.
 */
async function retry(house: House, matches: Matches, organizationId: string, wishers: Wishers): Promise<number | null> {
  const stalled = await stalledAsks(house.db, organizationId)
  for (const { askId, round } of stalled) {
    // One that fails leaves the others their try, and has its next when all have.
    await planAsk(house, matches, { organizationId, askId, round, onlyIfSomebody: true }).catch((error: unknown) =>
      house.log.warn({ err: error, askId }, 'an ask without anybody could not be tried again'),
    )
  }
  // Whoever waits comes before whoever wishes.
  const wishedMs = await wishers(organizationId)
  if (stalled.length === 0 && wishedMs === null) return null
  const now = house.clock.now()
  const opening = (await matches.of(organizationId)).willing.nextOpening(now)
  const againMs = Math.min(stalled.length === 0 ? Number.POSITIVE_INFINITY : AGAIN_MS, wishedMs ?? AGAIN_MS)
  return opening === null ? againMs : Math.min(againMs, opening.getTime() - now.getTime())
}

/** @returns in how many ms to look again, null when nobody wishes to go live later */
type Wishers = (organizationId: string) => Promise<number | null>

/** People come free many times a minute; wishes wait for days, and are looked at no oftener than this, nor more rarely. */
const WISHES_APART_MS = 15_000
const WISHES_AGAIN_MS = 300_000

function spaced(house: House, ask: (organizationId: string) => Promise<boolean>): Wishers {
  const looked = new Map<string, number>()
  return async (organizationId) => {
    const now = house.clock.now().getTime()
    const leftMs = (looked.get(organizationId) ?? Number.NEGATIVE_INFINITY) + WISHES_APART_MS - now
    if (leftMs > 0) return leftMs
    looked.set(organizationId, now)
    if (await ask(organizationId)) return WISHES_AGAIN_MS
    looked.delete(organizationId)
    return null
  }
}
