import type { Verdict } from './judge.ts'
import type { Proposal } from './model.ts'
import type { Person } from './past/person.ts'
import { circumstances, LAST_RESORT } from './score.ts'

/** One candidate, weighed. */
export interface Weighed {
  person: Person
  verdict: Verdict
  /** To be the one who helps, as the learner sees it; null for those who were not worth weighing, or never helped. */
  chance: number | null
  /** What their own "not my topic" leaves of it, 0..1; 1: nothing was said (law N). */
  left: number
  /** Decides between equals: by the ask, not by who joined first. Reckoned only where there are equals: it takes 5 µs. */
  turn: () => string
  /** Reasons, for those who are proposed. */
  explain: () => Pick<Proposal, 'reasons' | 'expectedMinutes'>
}

/**
 * Chances are learnt from communities of thousands of helps. In a young one know-how shown speaks beside them, in this
 * measure: half and half at so many helps of anybody (chosen; at 2,000 it is 2 %).
 */
const YOUNG = 50
/** Of somebody nothing speaks for, so that circumstances still decide between two of them (chosen). */
const BASE = 0.001

/**
 * From chances to an order. What is learnt is bounded by three rules of the product: circumstances scale it within
 * limits, a claim stays behind the same skill shown (law M8), and who shows no sign of know-how on this ask comes after
 * all who do (law M3).
 *
 * @param helps of anybody, so far
 * @param limit how many are proposed
 */
export function inOrder(weighed: readonly Weighed[], helps: number, limit: number): Proposal[] {
  const youth = YOUNG / (YOUNG + helps)
  // Summed in the order of size, so that rounding does not show in which order people came (law M4)
  const allShown =
    weighed
      .map(({ verdict }) => verdict.shown)
      .sort((x, y) => x - y)
      .reduce((sum, shown) => sum + shown, 0) || 1
  const found = weighed.map((one) => {
    const { claim } = one.verdict
    const claimed = claim === null ? 0 : claim.fit
    const chance = (1 - youth) * (one.chance ?? 0) + (youth * one.verdict.shown) / allShown
    const value = BASE + (1 - BASE) * (chance + claimed - chance * claimed)
    return { ...one, value: value * circumstances(one.person, one.verdict) }
  })
  for (const one of found)
    if (one.verdict.claim !== null) one.value = Math.min(one.value, leastShown(found, one.verdict))
  return found
    .map((one) => {
      const fit = one.verdict.fit * one.left
      // After claims were bounded by what others have shown: what somebody says of themself moves nobody else (law N1)
      const value = one.value * one.left
      return { ...one, fit, score: fit > 0 ? LAST_RESORT + (1 - LAST_RESORT) * value : LAST_RESORT * value }
    })
    .sort(
      (x, y) =>
        y.score - x.score ||
        Number(y.fit > 0) - Number(x.fit > 0) ||
        compared(x.turn(), y.turn()) ||
        (x.person.personId < y.person.personId ? -1 : 1),
    )
    .slice(0, Math.max(0, limit))
    .map(({ person, score, fit, explain }) => ({ personId: person.personId, score, fit, ...explain() }))
}

function compared(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0
}

/** Just below the least of those who have shown the skill that is claimed, among people who can talk with the seeker. */
function leastShown(found: readonly (Weighed & { value: number })[], { claim }: Verdict): number {
  let least = Number.POSITIVE_INFINITY
  for (const { person, verdict, value } of found) {
    if (verdict.sharesLanguage && person.sums.skills.has(claim?.skillId ?? '')) least = Math.min(least, value)
  }
  return least * 0.99
}
