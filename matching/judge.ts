import type { PersonFacts, Proposal, Query, Reason } from './model.ts'
import { type Person, strengthOf } from './person.ts'
import { claimFit, evidenceFreshness, outcomeWeight, SIMILAR, scoreOf, skillFit, textFit, together } from './score.ts'
import { medianMinutes, type Neighbour } from './similar.ts'

/** One ask, read: everything that is the same for all candidates. */
export interface Matter {
  query: Query
  now: number
  /** Skills it is about, with how surely (1 picked by the seeker, less when read out of the words). */
  skills: ReadonlyMap<string, number>
  byHelper: ReadonlyMap<string, readonly Neighbour[]>
  /** Of all similar past asks. */
  minutes: { count: number; median: number } | null
}

/** A person's own median counts from so many similar asks on; below, everybody's does. */
const OWN_MINUTES = 3

interface Sign {
  fit: number
  reason: Reason
}

/** What one person is worth for one ask: know-how, circumstances, and the reasons for both, as data. */
export function judge(person: Person, facts: PersonFacts, matter: Matter): Proposal {
  const near = matter.byHelper.get(facts.personId) ?? []
  const text = bySimilarAsks(person, near, matter)
  const shown = bySkillShown(person, matter)
  const claimed = byClaim(person, facts, matter)
  const fit = together(text.fit, shown?.fit ?? 0, claimed?.fit ?? 0)

  const { query } = matter
  const pair = person.pair(query.seekerId)
  const sameTeam = facts.teamId !== null && facts.teamId === query.seekerTeamId
  const shared = query.languages.find((language) => facts.languages.includes(language))
  const score = scoreOf(fit, {
    pairCount: pair?.count ?? 0,
    sameTeam,
    activity: person.activity(matter.now),
    tapsOpen: person.willingness?.tapsOpen ?? 0,
    helpsToday: person.willingness?.helpsToday ?? 0,
    sharesLanguage: shared !== undefined || query.languages.length === 0,
  })

  const signs = [text.sign, shown, claimed].filter((sign): sign is Sign => sign !== null)
  const reasons = signs.sort((x, y) => y.fit - x.fit).map(({ reason }) => reason)
  if (pair !== undefined) reasons.push({ kind: 'past_pair', count: pair.count, lastAt: new Date(pair.lastAt) })
  if (sameTeam) reasons.push({ kind: 'same_team' })
  if (shared !== undefined) reasons.push({ kind: 'language', language: shared })
  if (person.willingness?.available === true) reasons.push({ kind: 'willing' })

  const own = medianMinutes(
    near.filter(({ likeness }) => likeness >= SIMILAR).map(({ ask }) => ask),
    OWN_MINUTES,
  )
  return { personId: facts.personId, score, fit, reasons, expectedMinutes: (own ?? matter.minutes)?.median ?? null }
}

function bySimilarAsks(person: Person, near: readonly Neighbour[], matter: Matter): { fit: number; sign: Sign | null } {
  let credit = 0
  let best = 0
  for (const one of near) {
    const { at, outcome, thanked } = one.ask
    credit += one.credit * evidenceFreshness(at, matter.now) * outcomeWeight(outcome, thanked)
    best = Math.max(best, one.credit)
  }
  const fit = textFit(credit, best, person.helps)
  // Near ones come best first, so the first is the one to name
  const similar = near.filter(({ likeness }) => likeness >= SIMILAR)
  const [first] = similar
  if (first === undefined) return { fit, sign: null }
  const lastAt = new Date(Math.max(...similar.map(({ ask }) => ask.at)))
  return {
    fit,
    sign: { fit, reason: { kind: 'solved_similar', askId: first.ask.askId, count: similar.length, lastAt } },
  }
}

/** The one skill of the ask this person has shown best: several names of one know-how must not add up. */
function bySkillShown(person: Person, matter: Matter): Sign | null {
  let sign: Sign | null = null
  for (const [skillId, relevance] of matter.skills) {
    const shown = person.shown(skillId)
    if (shown === undefined) continue
    const fit = skillFit(strengthOf(shown, matter.now), person.helps, relevance)
    if (fit <= (sign?.fit ?? 0)) continue
    sign = { fit, reason: { kind: 'skill_shown', skillId, count: shown.count, lastAt: new Date(shown.lastAt) } }
  }
  return sign
}

/** The best single claim on a skill of the ask that evidence does not already speak for. */
function byClaim(person: Person, facts: PersonFacts, matter: Matter): Sign | null {
  let sign: Sign | null = null
  for (const claim of facts.claims) {
    const relevance = matter.skills.get(claim.skillId)
    if (relevance === undefined || person.shown(claim.skillId) !== undefined) continue
    const fit = claimFit(claim.at.getTime(), matter.now, facts.claims.length, relevance)
    if (fit <= (sign?.fit ?? 0)) continue
    sign = { fit, reason: { kind: 'skill_claimed', skillId: claim.skillId, at: claim.at } }
  }
  return sign
}
