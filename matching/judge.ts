import type { PersonFacts, Proposal, Query, Reason } from './model.ts'
import type { NearAsks } from './near.ts'
import type { Person } from './past/person.ts'
import type { Session } from './past/session.ts'
import { type Decayed, skillNow } from './past/sums.ts'
import { claimFit, EVIDENCE_FLOOR, evidenceFreshness, metFit, skillFit, textFit, together } from './score.ts'
import { medianMinutes } from './similar.ts'
import { vouchedFor } from './vouched.ts'

/** One ask, read: everything that is the same for all candidates. */
export interface Matter {
  query: Query
  now: number
  /** Skills it is about, with how surely (1 picked by the seeker, less when read out of the words). */
  skills: ReadonlyMap<string, number>
  near: NearAsks
  /** Everybody, by id: a claim is worth more for who vouches for it. */
  people: ReadonlyMap<string, Person>
  /** Who helped the seeker before. */
  helpers: ReadonlyMap<Person, Decayed>
  /** Of all similar past asks. */
  minutes: { count: number; median: number } | null
}

/** A person's own median counts from so many similar asks on; below, everybody's does. */
const OWN_MINUTES = 3

interface Sign {
  fit: number
  reason: Reason
}

/** What speaks for one person on one ask: know-how, 0..1 whatever the circumstances. */
export interface Verdict {
  fit: number
  /** The part of it that evidence speaks for. */
  shown: number
  /** The part of it that is a claim nothing speaks for yet, and of which skill. */
  claim: { fit: number; skillId: string } | null
  sharesLanguage: boolean
  sameTeam: boolean
}

/** @param met how much of what the ask says they met in asks they helped with, 0..1 */
export function judge(person: Person, facts: PersonFacts, matter: Matter, met: number): Verdict {
  const { query } = matter
  const text = fitBySimilarAsks(person, matter)
  const skill = bestSkillShown(person, matter)?.fit ?? 0
  const claimed = bestClaim(person, facts, matter)
  const fit = together(text, skill, claimed?.fit ?? 0)
  return {
    fit: fit > 0 ? fit : metFit(met),
    shown: together(text, skill),
    claim: claimed === null ? null : { fit: claimed.fit, skillId: claimed.skillId },
    sharesLanguage: query.languages.length === 0 || sharedLanguage(facts, matter) !== undefined,
    sameTeam: isSameTeam(facts, matter),
  }
}

/** Why, as data, and how long it may take: for those who are proposed, as it takes longer than judging. */
export function explain(
  person: Person,
  facts: PersonFacts,
  matter: Matter,
): Pick<Proposal, 'reasons' | 'expectedMinutes'> {
  const similar = matter.near.similar(person)
  const signs = [
    bySimilarAsks(similar, () => fitBySimilarAsks(person, matter)),
    bySkillShown(person, matter),
    byClaim(person, facts, matter),
  ].filter((sign): sign is Sign => sign !== null)
  const reasons = signs.sort((x, y) => y.fit - x.fit).map(({ reason }) => reason)
  const pair = matter.helpers.get(person)
  const shared = sharedLanguage(facts, matter)
  if (pair !== undefined) reasons.push({ kind: 'past_pair', count: pair.count, lastAt: new Date(pair.lastAt) })
  if (isSameTeam(facts, matter)) reasons.push({ kind: 'same_team' })
  if (shared !== undefined) reasons.push({ kind: 'language', language: shared })
  if (person.willingness?.available === true) reasons.push({ kind: 'willing' })
  return { reasons, expectedMinutes: (medianMinutes(similar, OWN_MINUTES) ?? matter.minutes)?.median ?? null }
}

function isSameTeam({ teamId }: PersonFacts, { query }: Matter): boolean {
  return teamId !== null && teamId === query.seekerTeamId
}

function sharedLanguage({ languages }: PersonFacts, { query }: Matter): string | undefined {
  return query.languages.find((language) => languages.includes(language))
}

function fitBySimilarAsks(person: Person, { near, now }: Matter): number {
  let credit = 0
  let best = 0
  for (let i = near.firstOf(person); i >= 0; i = near.nextOf(i)) {
    const z = near.z[i] as number
    const sure = z * z * (near.likeness[i] as number)
    credit += sure * evidenceFreshness(near.at[i] as number, now) * (near.weights[i] as number)
    best = Math.max(best, sure)
  }
  return textFit(credit, best, person.helped.length)
}

/** Near ones come best first, so the first is the one to name. */
function bySimilarAsks(similar: readonly Session[], fit: () => number): Sign | null {
  const [first] = similar
  if (first === undefined) return null
  const lastAt = new Date(Math.max(...similar.map(({ at }) => at)))
  return { fit: fit(), reason: { kind: 'solved_similar', askId: first.ask.askId, count: similar.length, lastAt } }
}

/** The one skill of the ask this person has shown best: several names of one know-how must not add up. */
function bestSkillShown(
  person: Person,
  { skills, now }: Matter,
): { fit: number; skillId: string; shown: Decayed } | null {
  let best: { fit: number; skillId: string; shown: Decayed } | null = null
  for (const [skillId, relevance] of skills) {
    const shown = person.skills.get(skillId)
    if (shown === undefined) continue
    const fit = skillFit(strengthOf(shown, now), person.helped.length, relevance)
    if (fit > (best?.fit ?? 0)) best = { fit, skillId, shown }
  }
  return best
}

function bySkillShown(person: Person, matter: Matter): Sign | null {
  const best = bestSkillShown(person, matter)
  if (best === null) return null
  const { fit, skillId, shown } = best
  return { fit, reason: { kind: 'skill_shown', skillId, count: shown.count, lastAt: new Date(shown.lastAt) } }
}

/** Σ freshness·outcome of a skill shown, at `now`: what is old keeps a little. */
function strengthOf(shown: Decayed, now: number): number {
  return EVIDENCE_FLOOR * shown.weight + (1 - EVIDENCE_FLOOR) * skillNow(shown, now)
}

interface Said {
  fit: number
  skillId: string
  at: Date
  vouched: number
}

/** The best single claim on a skill of the ask that evidence does not already speak for. */
function bestClaim(person: Person, { claims }: PersonFacts, { skills, now, people }: Matter): Said | null {
  let best: Said | null = null
  for (const claim of claims) {
    const { skillId, at } = claim
    const relevance = skills.get(skillId)
    if (relevance === undefined || person.skills.has(skillId)) continue
    const vouched = vouchedFor(person, claim, people)
    const fit = claimFit({ at: at.getTime(), claims: claims.length, vouched }, now, relevance)
    if (fit > (best?.fit ?? 0)) best = { fit, skillId, at, vouched }
  }
  return best
}

function byClaim(person: Person, facts: PersonFacts, matter: Matter): Sign | null {
  const best = bestClaim(person, facts, matter)
  if (best === null) return null
  const { fit, ...said } = best
  return { fit, reason: { kind: 'skill_claimed', ...said } }
}
