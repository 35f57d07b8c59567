import type { Proposal } from '@binome/matching/index.ts'
import type { Lessons } from '@binome/matching/sight.ts'
import type { Caller, House } from '../house.ts'
import type { Matches } from './matches.ts'

/** Who can help, and who of them now: the one door to the matching engine. */

export interface Asked {
  /** The ask, once it is one: what was known when it was sent is kept, to learn from who helps. */
  askId?: string
  text: string
  skillIds: string[]
  seekerId: string
  seekerTeamId: string | null
  languages: string[]
}

/** How many ranked people a plan is made from (bench/waves: more gain nothing), and room for those the gate turns away. */
const RANKED = 60

/**
 * People who may be tapped now for this ask, best first. A ranking made a moment ago serves again while nothing that
 * matters to it has changed (rankings.ts).
 */
export async function rank(
  house: House,
  matches: Matches,
  organizationId: string,
  ask: Asked & { askId: string },
  leftOut: ReadonlySet<string>,
): Promise<Proposal[]> {
  const match = await matches.of(organizationId)
  const now = house.clock.now()
  match.willing.expire(now)
  const excludeTeams = match.beyond(ask.seekerTeamId)
  const { willing, rankings } = match
  const topics = await match.topicsOf(ask)
  const free = (personId: string) =>
    !leftOut.has(personId) &&
    !excludeTeams.has(match.teamOf(personId)) &&
    willing.mayBeTapped(personId, now) &&
    !willing.mutes(personId, topics)
  const reads = JSON.stringify([ask.text, ask.skillIds.toSorted(), ask.languages])
  const kept = rankings.still(ask.askId, reads, now, free)
  if (kept !== null) return kept
  // Whoever arrives or goes while it is reckoned may be missing in it.
  const keep = rankings.begin(ask.askId, reads, now)
  const query = { ...ask, now, exclude: leftOut, excludeTeams, limit: RANKED, willingOnly: true }
  const proposals = await match.index.ask('match', query)
  keep(proposals, proposals.length === RANKED)
  return proposals.filter(({ personId }) => free(personId))
}

/**
 * The one an ask is for, if they may be tapped now, with what the ranking knows of them; however low it would place them.
 * They are compared with nobody, so that nothing is learnt of it.
 */
export async function propose(
  house: House,
  matches: Matches,
  organizationId: string,
  ask: Asked,
  personId: string,
): Promise<Proposal[]> {
  const match = await matches.of(organizationId)
  const now = house.clock.now()
  match.willing.expire(now)
  if (!(await match.mayBeAsked(personId, ask)) || !match.willing.mayBeTapped(personId, now)) return []
  return match.index.ask('match', { ...ask, now, only: personId, limit: 1, willingOnly: true })
}

/**
 * How many that the seeker may ask accept to help now, how many of them have shown or claimed something that fits, and
 * when the first of their teams opens if none is open.
 */
export async function preview(
  house: House,
  matches: Matches,
  organizationId: string,
  ask: Asked,
): Promise<{ accepting: number; fitting: number; opensAt: string | null }> {
  const match = await matches.of(organizationId)
  const now = house.clock.now()
  const excludeTeams = match.beyond(ask.seekerTeamId)
  const mayBeAsked = (personId: string) => personId !== ask.seekerId && !excludeTeams.has(match.teamOf(personId))
  const accepting = match.willing.accepting(now, mayBeAsked)
  const opensAt = match.opensFor(ask.seekerTeamId, now)?.toISOString() ?? null
  if (ask.text.trim() === '') return { accepting, fitting: 0, opensAt }
  const proposals = await match.index.ask('match', { ...ask, now, excludeTeams, limit: 50, willingOnly: true })
  const topics = await match.topicsOf(ask)
  const fits = ({ personId, fit }: Proposal) => fit > 0 && !match.willing.mutes(personId, topics)
  return { accepting, fitting: proposals.filter(fits).length, opensAt }
}

/** Sessions that solved the like of these words, nearest first. Whoever shows them minds what their people hide [K6]. */
export async function similarSessions(matches: Matches, organizationId: string, text: string): Promise<string[]> {
  return (await matches.of(organizationId)).index.ask('similarSessions', text)
}

/** Skills that the words of each of these asks suggest, most likely first. */
export async function suggestSkills(
  { clock }: House,
  matches: Matches,
  organizationId: string,
  texts: readonly string[],
): Promise<string[][]> {
  const match = await matches.of(organizationId)
  await match.skills()
  return match.suggestions.of(texts, clock.now(), (unknown) => match.suggest(unknown))
}

/** What this organisation taught its ranking. For its administrators: the verb says so. */
export async function lessons(matches: Matches, { organizationId }: Caller): Promise<Lessons> {
  return (await matches.of(organizationId)).index.ask('lessons')
}

/** [K4] Back to the ranking as it was shipped. */
export async function forgetLessons(house: House, matches: Matches, caller: Caller): Promise<{ answers: 0 }> {
  const { organizationId, personId } = caller
  await matches.forgetLearnt(organizationId)
  house.log.info({ organizationId, by: personId }, 'what was learnt was reset')
  return { answers: 0 }
}

/**
 * Who could help with this ask when they have time, whatever they are doing now, best first: those it fits, and where they
 * are fewer than `least`, the best of the others after them.
 */
export async function fitting(
  matches: Matches,
  organizationId: string,
  ask: Asked,
  options: { now: Date; exclude: ReadonlySet<string>; limit: number; least: number },
): Promise<{ personId: string; fits: boolean }[]> {
  const match = await matches.of(organizationId)
  const { now, exclude, limit } = options
  const topics = await match.topicsOf(ask)
  const query = { ...ask, now, exclude, excludeTeams: match.beyond(ask.seekerTeamId), limit, willingOnly: false }
  const proposals = await match.index.ask('match', query)
  const found = proposals.filter(({ personId }) => match.isMember(personId) && !match.willing.mutes(personId, topics))
  const fitting = found.filter((one) => one.fit > 0)
  const others = found.filter((one) => one.fit <= 0).slice(0, Math.max(0, options.least - fitting.length))
  return [...fitting, ...others].map(({ personId, fit }) => ({ personId, fits: fit > 0 }))
}
