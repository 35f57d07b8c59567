import type { PersonFacts, Proposal, Query, Reason } from './model.ts'
import type { Person } from './past/person.ts'
import { type Decayed, skillNow } from './past/sums.ts'
import {
  claimFit,
  EVIDENCE_FLOOR,
  evidenceFreshness,
  metFit,
  outcomeWeight,
  SIMILAR,
  skillFit,
  textFit,
  together,
} from './score.ts'
import { medianMinutes, type Neighbour } from './similar.ts'

/** One ask, read: everything that is the same for all candidates. */
export interface Matter {
  query: Query
  now: number
  /** Skills it is about, with how surely (1 picked by the seeker, less when read out of the words). */
  skills: ReadonlyMap<string, number>
  byHelper: ReadonlyMap<Person, readonly Neighbour[]>
  /** Of all similar past asks. */
  minutes: { count: number; median: number } | null
}

/** A person's own median counts from so many similar asks on; below, everybody's does. */
const OWN_MINUTES = 3

interface Sign {
  fit: number
  reason: Reason
}

/** What speaks for one person on one ask: know-how, 0..1 whatever the circumstances, and the reasons, as data. */
export interface Verdict {
  fit: number
  /** The part of it that evidence speaks for. */
  shown: number
  /** The part of it that is a claim nothing speaks for yet, and of which skill. */
  claim: { fit: number; skillId: string } | null
  sharesLanguage: boolean
  sameTeam: boolean
  reasons: Proposal['reasons']
  expectedMinutes: number | null
}

/** @param met how much of what the ask says they met in asks they helped with, 0..1 */
export function judge(person: Person, facts: PersonFacts, matter: Matter, met: number): Verdict {
  const near = matter.byHelper.get(person) ?? []
  const text = bySimilarAsks(person, near, matter)
  const shown = bySkillShown(person, matter)
  const claimed = byClaim(person, facts, matter)
  const { query } = matter
  const sameTeam = facts.teamId !== null && facts.teamId === query.seekerTeamId
  const shared = query.languages.find((language) => facts.languages.includes(language))

  const signs = [text.sign, shown, claimed?.sign ?? null].filter((sign): sign is Sign => sign !== null)
  const reasons = signs.sort((x, y) => y.fit - x.fit).map(({ reason }) => reason)
  const pair = person.sums.pairs.get(query.seekerId)
  if (pair !== undefined) reasons.push({ kind: 'past_pair', count: pair.count, lastAt: new Date(pair.lastAt) })
  if (sameTeam) reasons.push({ kind: 'same_team' })
  if (shared !== undefined) reasons.push({ kind: 'language', language: shared })
  if (person.willingness?.available === true) reasons.push({ kind: 'willing' })

  const own = medianMinutes(similarOf(near), OWN_MINUTES)
  const fit = together(text.fit, shown?.fit ?? 0, claimed?.sign.fit ?? 0)
  return {
    fit: fit > 0 ? fit : metFit(met),
    shown: together(text.fit, shown?.fit ?? 0),
    claim: claimed === null ? null : { fit: claimed.sign.fit, skillId: claimed.skillId },
    sharesLanguage: shared !== undefined || query.languages.length === 0,
    sameTeam,
    reasons,
    expectedMinutes: (own ?? matter.minutes)?.median ?? null,
  }
}

/** Sessions near enough to be called similar to somebody's face. */
export function similarOf(near: readonly Neighbour[]): Neighbour['session'][] {
  return near.filter(({ likeness }) => likeness >= SIMILAR).map(({ session }) => session)
}

function bySimilarAsks(person: Person, near: readonly Neighbour[], matter: Matter): { fit: number; sign: Sign | null } {
  let credit = 0
  let best = 0
  for (const one of near) {
    const { at, outcome, thanked } = one.session
    const sure = one.z * one.z * one.likeness
    credit += sure * evidenceFreshness(at, matter.now) * outcomeWeight(outcome, thanked)
    best = Math.max(best, sure)
  }
  const fit = textFit(credit, best, person.helped.length)
  // Near ones come best first, so the first is the one to name
  const similar = similarOf(near)
  const [first] = similar
  if (first === undefined) return { fit, sign: null }
  const lastAt = new Date(Math.max(...similar.map(({ at }) => at)))
  return {
    fit,
    sign: { fit, reason: { kind: 'solved_similar', askId: first.ask.askId, count: similar.length, lastAt } },
  }
}

/** The one skill of the ask this person has shown best: several names of one know-how must not add up. */
function bySkillShown(person: Person, matter: Matter): Sign | null {
  let sign: Sign | null = null
  for (const [skillId, relevance] of matter.skills) {
    const shown = person.sums.skills.get(skillId)
    if (shown === undefined) continue
    const fit = skillFit(strengthOf(shown, matter.now), person.helped.length, relevance)
    if (fit <= (sign?.fit ?? 0)) continue
    sign = { fit, reason: { kind: 'skill_shown', skillId, count: shown.count, lastAt: new Date(shown.lastAt) } }
  }
  return sign
}

/** Σ freshness·outcome of a skill shown, at `now`: what is old keeps a little. */
function strengthOf(shown: Decayed, now: number): number {
  return EVIDENCE_FLOOR * shown.weight + (1 - EVIDENCE_FLOOR) * skillNow(shown, now)
}

/** The best single claim on a skill of the ask that evidence does not already speak for. */
function byClaim(person: Person, facts: PersonFacts, matter: Matter): { sign: Sign; skillId: string } | null {
  let best: { sign: Sign; skillId: string } | null = null
  for (const { skillId, at } of facts.claims) {
    const relevance = matter.skills.get(skillId)
    if (relevance === undefined || person.sums.skills.has(skillId)) continue
    const fit = claimFit(at.getTime(), matter.now, facts.claims.length, relevance)
    if (fit <= (best?.sign.fit ?? 0)) continue
    best = { sign: { fit, reason: { kind: 'skill_claimed', skillId, at } }, skillId }
  }
  return best
}
