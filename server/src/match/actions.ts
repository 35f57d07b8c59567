import type { Proposal } from '@binome/matching/index.ts'
import type { Fact } from '../facts.ts'
import type { House } from '../house.ts'
import { OrganizationMatch } from './register.ts'

/** Who can help, and who of them now: the one door to the matching engine. */

/** Organisations in memory, loaded when first needed. What arrives while one loads waits for it. */
export interface Matches {
  of(organizationId: string): Promise<OrganizationMatch>
  hear(fact: Fact): Promise<void>
  /** A person's first tab opened or their last one closed. */
  reach(organizationId: string, personId: string, reachable: boolean): Promise<void>
}

export function createMatches(house: House): Matches {
  const loaded = new Map<string, Promise<OrganizationMatch>>()
  const of = (organizationId: string) => {
    const known = loaded.get(organizationId)
    if (known) return known
    const loading = OrganizationMatch.load(house, organizationId)
    loaded.set(organizationId, loading)
    loading.catch(() => loaded.delete(organizationId))
    return loading
  }
  return {
    of,
    async hear(fact) {
      await (await loaded.get(fact.organizationId))?.hear(fact)
    },
    async reach(organizationId, personId, reachable) {
      const match = await loaded.get(organizationId)
      match?.setReachable(personId, reachable, house.clock.now())
    },
  }
}

export interface Asked {
  /** The ask, once it is one: what was known when it was sent is kept, to learn from who helps. */
  askId?: string
  text: string
  skillIds: string[]
  seekerId: string
  seekerTeamId: string | null
  languages: string[]
}

/** People who may be tapped now for this ask, best first. */
export async function rank(
  house: House,
  matches: Matches,
  organizationId: string,
  ask: Asked,
  options: { exclude: ReadonlySet<string>; limit: number },
): Promise<Proposal[]> {
  const match = await matches.of(organizationId)
  const now = house.clock.now()
  match.willing.expire(now)
  return match.index
    .match({ ...ask, now, exclude: options.exclude, limit: options.limit, willingOnly: true })
    .filter((proposal) => match.willing.mayBeTapped(proposal.personId, now))
}

/** How many accept to help now, and how many of them have shown or claimed something that fits. */
export async function preview(
  house: House,
  matches: Matches,
  organizationId: string,
  ask: Asked,
): Promise<{ accepting: number; fitting: number }> {
  const match = await matches.of(organizationId)
  const now = house.clock.now()
  const accepting = match.willing.accepting(now, ask.seekerId)
  if (ask.text.trim() === '') return { accepting, fitting: 0 }
  const proposals = match.index.match({ ...ask, now, limit: 50, willingOnly: true })
  return { accepting, fitting: proposals.filter((proposal) => proposal.fit > 0).length }
}

/** Skills the words of an ask suggest, most likely first. */
export async function suggestSkills(matches: Matches, organizationId: string, text: string): Promise<string[]> {
  const match = await matches.of(organizationId)
  return match.index.suggestSkills(text, await match.skills(), 4)
}
