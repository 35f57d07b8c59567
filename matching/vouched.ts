import type { Claim } from './model.ts'
import type { Person } from './past/person.ts'
import { MOST_VOUCHED } from './score.ts'

/**
 * How many of those who vouch for a person's claim count, at most MOST_VOUCHED (law M20). Whoever vouches has shown that
 * very skill, to somebody else than this person, and is not vouched for in it by them in return: so no ring lifts itself
 * (law R5).
 */
export function vouchedFor(person: Person, claim: Claim, people: ReadonlyMap<string, Person>): number {
  let counted = 0
  for (const endorserId of claim.endorsedBy ?? []) {
    const endorser = people.get(endorserId)
    if (endorser === undefined || !counts(endorser, person, claim.skillId)) continue
    counted += 1
    if (counted === MOST_VOUCHED) break
  }
  return counted
}

function counts(endorser: Person, person: Person, skillId: string): boolean {
  if (endorser === person || !endorser.skills.has(skillId)) return false
  const own = endorser.facts?.claims.find((claim) => claim.skillId === skillId)
  if (own?.endorsedBy?.includes(person.personId)) return false
  return endorser.helped.some(
    ({ seeker, ask }) => seeker !== person && ask.skills.some((shown) => shown.skillId === skillId),
  )
}
