import { Ahead } from './cost.ts'
import type { Outlook } from './response.ts'
import { Scale, TUNING, type Tuning } from './weigh.ts'

/**
 * Whom to tap now: from each person's chance to come, to come soon and to solve, and from the price of an interruption,
 * whoever lowers the expected cost of the minute ahead by more than the tap costs (routing study: expected-cost greedy,
 * replanned at every event). Pure; laws P in LAWS.md.
 */

/** The manager's dial: what an interruption is worth, in seconds of a seeker's waiting (routing study, λ). */
export const DIALS = { fast: 5, balanced: 15, gentle: 30 } as const

export interface Candidate {
  personId: string
  /** Place in the ranking of this ask; higher is better. Compared within one plan only. */
  score: number
  /** 0..1, know-how on this ask, on one scale for all asks: `Proposal.fit`. 0: none shown. */
  fit: number
  /** Nothing typed or moved for two minutes, or no tab open (reached by push). */
  idle: boolean
  /** Share of this week's budget that is used, 0..1; left out without a budget. */
  budgetUsed?: number
}

export interface OpenTap {
  personId: string
  /** As when they were tapped. */
  fit: number
  idle: boolean
  /** Seconds, of the same beginning as `now`. */
  at: number
  seen: boolean
}

/** Where one ask stands. Call when it opens, at each not now, later, lapse or lost helper, and when told to (a tap that was seen only raises hope). */
export interface PlanInput {
  /** The ask and its round: draws are fixed within it. */
  askId: string
  /** Everybody who may be tapped now (willing, reachable, not quiet, within budget, no tap open), whatever their number. */
  candidates: readonly Candidate[]
  /** Taps of this ask that are still open. */
  open: readonly OpenTap[]
  /** Everybody tapped for this ask in this round, whatever came of it. */
  tapped: ReadonlySet<string>
  /** "For this person first", alone for so many seconds: infinite until the seeker agrees to widen. */
  named?: { personId: string; aloneSeconds: number } | null
  now: number
  /** DIALS, or any number above 0. */
  lambda: number
  /** Chance as a value: fixed for an organisation; each draw is a hash of it, the ask and the person. */
  seed: number
}

export interface Plan {
  /** In the order of worth. */
  tap: string[]
  /** Those of `tap` with no sign of know-how on this ask. Say so to them. */
  lastResort: string[]
  lifeSeconds: number
  /** Seconds until the search is worth thinking over if nothing happens; null when nobody is left: none free, none open. */
  againAfterSeconds: number | null
}

/** What the planner asks of what was learnt: `ResponseModel`, or anybody who knows better. */
export interface Oracle {
  outlook(personId: string, fit: number, idle: boolean, at: number): Outlook
  readonly usualSolves: number
}

export function plan(input: PlanInput, model: Oracle, tuned: Partial<Tuning> = {}): Plan {
  const tuning = { ...TUNING, ...tuned }
  const { now, open, named = null } = input
  const left = untapped(input)
  const say = (tap: readonly Candidate[], lastResort: boolean, again: number): Plan => ({
    tap: tap.map(({ personId }) => personId),
    lastResort: lastResort ? tap.map(({ personId }) => personId) : [],
    lifeSeconds: tuning.life,
    againAfterSeconds: left.length + open.length === 0 ? null : again,
  })
  const alone = named === null ? undefined : open.find(({ personId }) => personId === named.personId)
  const stillAlone = alone === undefined ? 0 : alone.at + (named?.aloneSeconds ?? 0) - now
  if (stillAlone > 0)
    return say([], false, Math.min(stillAlone, Math.max(tuning.again, alone ? alone.at + tuning.life - now : 0)))
  const first = input.tapped.size === 0 && left.find(({ personId }) => personId === named?.personId)
  if (first) return say([first], false, Math.min(named?.aloneSeconds ?? tuning.life, tuning.life))

  const fitting = left.filter(({ fit }) => fit >= tuning.leastFit)
  const hoped = open.some(({ fit, at }) => fit >= tuning.leastFit && now - at < tuning.lastResortAfter)
  if (fitting.length === 0 && hoped) return say([], false, tuning.again)
  const turn = fitting.length > 0 ? fitting : left
  return say(chosen(input, turn, model, tuning), fitting.length === 0, tuning.again)
}

/** The greedy choice. With nothing open somebody is tapped whatever the price: the floor. */
function chosen(input: PlanInput, turn: readonly Candidate[], model: Oracle, tuning: Tuning): Candidate[] {
  const { now, open, lambda, seed, askId } = input
  const looks = turn.map((one) => ({ one, look: model.outlook(one.personId, one.fit, one.idle, now) }))
  const scale = new Scale(
    looks.map(({ look }) => look),
    { tuning, lambda, seed, askId, usualSolves: model.usualSolves },
  )
  const running = open.map(({ personId, fit, idle, at, seen }) =>
    scale.oddsOf(personId, model.outlook(personId, fit, idle, at), now - at, seen),
  )
  const ahead = new Ahead(running, scale.afterwards)
  const pool = shortList(looks, scale, tuning.pool).map(({ one, look }) => ({
    one,
    odds: scale.oddsOf(one.personId, look),
    price: scale.priceOf(look, one.budgetUsed ?? 0),
  }))
  const tap: Candidate[] = []
  while (pool.length > 0) {
    const before = ahead.cost
    const gains = pool.map(({ odds, price }) => before - ahead.costWith(odds) - price)
    const best = gains.reduce((x, gain, i) => (gain > (gains[x] as number) ? i : x), 0)
    const pays = (gains[best] as number) > 0
    if (!pays && tap.length + open.length > 0) break
    for (const { one, odds } of pool.splice(best, 1)) {
      tap.push(one)
      ahead.add(odds)
    }
    if (!pays) break
  }
  return tap
}

/**
 * The best by rank, the best by worth and the least asked, in the order of rank; ties by their ids, so that no order of
 * telling shows.
 */
function shortList(looks: readonly { one: Candidate; look: Outlook }[], scale: Scale, size: number) {
  const byRank = looks.toSorted(({ one: x }, { one: y }) => y.score - x.score || order(x.personId, y.personId))
  const worth = new Map(byRank.map(({ one, look }) => [one, scale.worthOf(one.personId, look)]))
  const worthy = byRank.toSorted((x, y) => (worth.get(y.one) ?? 0) - (worth.get(x.one) ?? 0))
  const rested = byRank.toSorted((x, y) => x.look.load - y.look.load)
  const listed = new Set([byRank, worthy, rested].flatMap((list) => list.slice(0, size)))
  return byRank.filter((entry) => listed.has(entry))
}

/** Each once, none tapped before. */
function untapped({ candidates, tapped }: PlanInput): Candidate[] {
  const seen = new Set(tapped)
  return candidates.filter(({ personId }) => !seen.has(personId) && seen.add(personId))
}

function order(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0
}
