import { column, sum } from './features/forms.ts'
import type { Verdict } from './judge.ts'
import type { PersonFacts, Proposal } from './model.ts'
import { bestFirst } from './order.ts'
import type { Person } from './past/person.ts'
import { circumstances, LAST_RESORT } from './score.ts'

/** One candidate, weighed. */
export interface Weighed {
  person: Person
  facts: PersonFacts
  verdict: Verdict
  /** To be the one who helps, as the learner sees it; null for those who were not worth weighing, or never helped. */
  chance: number | null
  /** What their own "not my topic" leaves of it, 0..1; 1: nothing was said (law N). */
  left: number
}

/** What is reckoned of some of them only. */
export interface Manner {
  /** Decides between equals: by the ask, not by who joined first. It takes 5 µs. */
  turn: (person: Person) => string
  /** Reasons, for those who are proposed. */
  explain: (one: Weighed) => Pick<Proposal, 'reasons' | 'expectedMinutes'>
}

/**
 * Chances are learnt from communities of thousands of helps. In a young one know-how shown speaks beside them, in this
 * measure: half and half at so many helps of anybody (chosen; at 2,000 it is 2 %).
 */
const YOUNG = 50
/** Of the bound of claims (chosen). */
const HAIR = 0.01
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
export function inOrder(
  weighed: readonly Weighed[],
  helps: number,
  limit: number,
  { turn, explain }: Manner,
): Proposal[] {
  const youth = YOUNG / (YOUNG + helps)
  // Summed in the order of size, so that rounding does not show in which order people came (law M4)
  const allShown = sum(column(weighed, ({ verdict }) => verdict.shown).sort()) || 1
  /** By evidence alone, and with what is claimed besides. */
  const worth = ({ person, chance, verdict }: Weighed, claimed: number) => {
    const known = (1 - youth) * (chance ?? 0) + (youth * verdict.shown) / allShown
    const value = BASE + (1 - BASE) * (known + claimed - known * claimed)
    return value * circumstances(person, verdict)
  }
  const byEvidence = column(weighed, (one) => worth(one, 0))
  /** By skill: hundreds may claim the same one. */
  const bounds = new Map<string, number>()
  const bound = (skillId: string) => {
    const known = bounds.get(skillId) ?? leastShown(weighed, byEvidence, skillId)
    bounds.set(skillId, known)
    return known
  }
  const values = column(weighed, (one, i) => {
    const { claim, shown } = one.verdict
    if (claim === null) return byEvidence[i] as number
    // A hair apart by their fit, so that claims on one skill keep their order below it
    const bounded = Math.min(worth(one, claim.fit), bound(claim.skillId) * (1 - HAIR * (1 - claim.fit)))
    // What they have shown on this ask is no claim: it stands (law M7).
    return shown > 0 ? Math.max(bounded, byEvidence[i] as number) : bounded
  })
  const fits = column(weighed, ({ verdict, left }) => verdict.fit * left)
  const scores = column(weighed, ({ left }, i) => {
    // After claims were bounded by what others have shown: what somebody says of themself moves nobody else (law N1)
    const value = (values[i] as number) * left
    return (fits[i] as number) > 0 ? LAST_RESORT + (1 - LAST_RESORT) * value : LAST_RESORT * value
  })
  const fit = (i: number) => fits[i] as number
  const first = (x: number, y: number) => {
    const [one, other] = [weighed[x] as Weighed, weighed[y] as Weighed]
    return (
      Number(fit(y) > 0) - Number(fit(x) > 0) ||
      compared(turn(one.person), turn(other.person)) ||
      (one.person.personId < other.person.personId ? -1 : 1)
    )
  }
  return Array.from(bestFirst(scores, Math.max(0, limit), first), (i) => {
    const one = weighed[i] as Weighed
    return { personId: one.person.personId, score: scores[i] as number, fit: fit(i), ...explain(one) }
  })
}

function compared(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0
}

/** A hundredth below the least of those who have shown the skill that is claimed, among people who can talk with the seeker. */
function leastShown(weighed: readonly Weighed[], byEvidence: Float64Array, skillId: string): number {
  let least = Number.POSITIVE_INFINITY
  weighed.forEach(({ person, verdict }, i) => {
    if (verdict.sharesLanguage && person.skills.has(skillId)) least = Math.min(least, byEvidence[i] as number)
  })
  return least * 0.99
}
