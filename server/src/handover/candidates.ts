import type { Candidates, ReasonView } from '@binome/contract/now.ts'
import type { Proposal } from '@binome/matching/index.ts'
import type { House } from '../house.ts'
import { rank } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import { storedReasons } from '../offer/rules.ts'
import { reasonView } from '../offer/view.ts'
import { personRefs, skillRefs } from '../people/view.ts'
import type { Db } from '../platform/db.ts'
import { MOST_CANDIDATES } from './rules.ts'
import { type Sought, soughtFor } from './store.ts'

/** Who could go on with an ask: the same ranking, by the same rules, as any tap's [T2]. */

export interface Possible {
  sought: Sought
  proposals: Proposal[]
}

/** Everybody who may be tapped now for the ask of a session, best first. */
export async function possible(
  house: House,
  matches: Matches,
  db: Db,
  organizationId: string,
  askId: string,
): Promise<Possible | null> {
  const sought = await soughtFor(db, organizationId, askId)
  if (sought === null) return null
  const match = await matches.of(organizationId)
  const { text, skillIds, seekerId, language } = sought
  const asked = { askId, text, skillIds, seekerId, seekerTeamId: match.teamOf(seekerId), languages: [language] }
  return { sought, proposals: await rank(house, matches, organizationId, asked, new Set(sought.leftOut)) }
}

/** What they know of the subject; how they stand to the seeker is the seeker's own matter. */
const ofTheSubject: readonly ReasonView['kind'][] = ['solved_similar', 'skill_shown', 'skill_claimed']

/** The fittest of them with their names, and why. */
export async function candidateViews(
  house: House,
  organizationId: string,
  { sought, proposals }: Possible,
): Promise<Candidates['people']> {
  const first = proposals.slice(0, MOST_CANDIDATES).map((proposal) => ({
    personId: proposal.personId,
    reasons: storedReasons(proposal, { named: false, lastResort: false, unnamed: sought.unnamed }),
  }))
  const skillIds = first.flatMap(({ reasons }) => reasons.flatMap((one) => ('skillId' in one ? [one.skillId] : [])))
  const people = await personRefs(
    house.db,
    organizationId,
    first.map(({ personId }) => personId),
  )
  const skills = await skillRefs(house.db, organizationId, skillIds)
  return first.flatMap(({ personId, reasons }) => {
    const person = people.get(personId)
    const shown = reasons.flatMap((one) => reasonView(one, skills)).filter(({ kind }) => ofTheSubject.includes(kind))
    return person ? [{ person, reasons: shown.slice(0, 3) }] : []
  })
}
