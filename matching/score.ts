import type { Willingness } from './model.ts'

/**
 * What is worth how much. Every constant says where it comes from: "measured" is the routing study (LAWS.md, sources),
 * "scanned" a scan of ours on the 30–80 % window of two of its three communities, "chosen" a product rule held by a law.
 */

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** Freshness of evidence: half-life in days (measured: 30–90 d, one set .401 without and .529 at 90 d). */
export const EVIDENCE_HALF_LIFE = 60
/** What old evidence keeps: know-how fades, it does not vanish (scanned: .4 loses .02–.04 MRR against .05–.1). */
export const EVIDENCE_FLOOR = 0.1
/** Claims age slower, nobody renews them: half-life in days (chosen). */
export const CLAIM_HALF_LIFE = 365
/** A partly solved ask is half an evidence (chosen); thanks weigh 1.3 (measured: accepted × 1.3–2 is flat). */
export const OUTCOME = { solved: 1, partly: 0.5 } as const
export const THANKED = 1.3
/** Specialist correction: credit ÷ count^.2 (measured: ^.3 +.005–.007 beside recency; scanned here: .2 over .3 by .01). */
export const SPECIALIST = 0.2
/** Likeness 1 is reached at this share of the ideal score: nobody repeats another's very words (chosen). */
export const FULL_LIKENESS = 0.5
/** From this likeness on a past ask is called similar to a person's face (chosen, on the synthetic set). */
export const SIMILAR = 0.5
/** A past ask just like this one is know-how shown, whatever its age: fit is at least this (chosen, law M8). */
export const TEXT_BASE = 0.2
/** Credit that brings fit to 1 − 1/e: one and a half fresh, solved, near-identical asks (scanned: 1–2 flat, 4 −.02). */
export const TEXT_CREDIT = 1.5
/** The same for the strength of a skill shown (scanned: 2 over 4 by .01). */
export const SKILL_CREDIT = 2
/** A skill shown: at least, and at most when shown often and lately (chosen: above any claim, law M8). */
export const SKILL_BASE = 0.2
export const SKILL_FULL = 0.6
/** A claim alone: at most (chosen, law M8). */
export const CLAIM_FULL = 0.08
/** What somebody who has shown it and vouches for a claim adds to it, and how many count: × 1.6 at most, .128, still below any skill shown (chosen, laws M8, M20). */
const VOUCHED = 0.2
export const MOST_VOUCHED = 3
/** So many claims are honest breadth; beyond, each dilutes all of them (chosen, law M9). */
export const HONEST_CLAIMS = 12
/** A skill read out of the words of the ask, against one the seeker picked (chosen). */
export const INFERRED_SKILL = 0.6
/** Body words of the ask, against those of its first sentence (as of past asks, text/weight.ts: measured). */
export const QUERY_BODY = 0.5
/** An identifier kept whole says more than a word: an error code alone is often the whole matter (chosen, law M16). */
export const IDENTIFIER = 2
/** The other language's stem of the same word: likely the wrong one (chosen). */
export const ALTERNATE = 0.5

/** Circumstances that no community of the study had, so that nothing is learnt of them: bounded, and order the near equal (chosen). */
const TEAM = 0.03
const LOAD = 0.15
/** No language shared: they could not talk. Last resort rather than never, as the seeker may still prefer somebody (chosen, law M14). */
const NO_SHARED_LANGUAGE = 0.25
/** Scores up to here are of people without any sign of know-how on the ask (chosen, law M3). */
export const LAST_RESORT = 0.02

/** ½^(age / half-life), 1 for what is not past yet. Times in ms, half-life in days. */
export function decay(at: number, now: number, halfLifeDays: number): number {
  return now <= at ? 1 : 2 ** (-(now - at) / (halfLifeDays * DAY))
}

export function evidenceFreshness(at: number, now: number): number {
  return EVIDENCE_FLOOR + (1 - EVIDENCE_FLOOR) * decay(at, now, EVIDENCE_HALF_LIFE)
}

export function outcomeWeight(outcome: 'solved' | 'partly', thanked: boolean): number {
  return OUTCOME[outcome] * (thanked ? THANKED : 1)
}

/** How like the ask a past one is, 0..1, from its BM25 score and the ideal one. */
export function likeness(score: number, ideal: number): number {
  return ideal > 0 ? Math.min(1, score / (FULL_LIKENESS * ideal)) : 0
}

/**
 * Know-how by similar asks, 0..1. `credit` = Σ z²·likeness·freshness·outcome, z = score ÷ best score (Balog et al. 2006,
 * document model, with the squared z measured best), `best` the largest z²·likeness, `helps` all this person's helps.
 */
export function textFit(credit: number, best: number, helps: number): number {
  if (credit <= 0) return 0
  const specialist = credit / Math.max(1, helps) ** SPECIALIST
  return Math.max(TEXT_BASE * Math.min(1, best), 1 - Math.exp(-specialist / TEXT_CREDIT))
}

/** Know-how by one skill shown. `strength` = Σ freshness·outcome over sessions that showed it. */
export function skillFit(strength: number, helps: number, relevance: number): number {
  if (strength <= 0) return 0
  const specialist = strength / Math.max(1, helps) ** SPECIALIST
  return relevance * Math.max(SKILL_BASE, SKILL_FULL * (1 - Math.exp(-specialist / SKILL_CREDIT)))
}

/** One claim: when it was made, among how many of its person, and how many vouch for it who count. */
export interface Claimed {
  at: number
  claims: number
  vouched: number
}

/** Know-how by one claim, never more than CLAIM_FULL unless somebody vouches for it. */
export function claimFit({ at, claims, vouched }: Claimed, now: number, relevance: number): number {
  const dilution = Math.min(1, HONEST_CLAIMS / Math.max(1, claims))
  return relevance * CLAIM_FULL * decay(at, now, CLAIM_HALF_LIFE) * dilution * (1 + VOUCHED * vouched)
}

/** From this share of an ask's words on, having met them in asks of all kinds is a sign of know-how, a faint one (chosen). */
const MET = 0.25
const MET_FIT = 0.02

/** Know-how by the words of an ask met here and there, where no past ask is near: enough not to be a last resort. */
export function metFit(met: number): number {
  return met >= MET ? MET_FIT * Math.min(1, met) : 0
}

/** Independent signs of the same know-how add up like chances (noisy or), never past 1. */
export function together(one: number, other: number, third = 0): number {
  return 1 - (1 - one) * (1 - other) * (1 - third)
}

/** What circumstances make of a chance, a factor 0..1. Load never raises it (law M13). */
export function circumstances(
  { willingness }: { willingness: Willingness | null },
  { sameTeam, sharesLanguage }: { sameTeam: boolean; sharesLanguage: boolean },
): number {
  const load = 1 - Math.exp(-((willingness?.tapsOpen ?? 0) + (willingness?.helpsToday ?? 0) / 2) / 2)
  const kind = (1 + TEAM * (sameTeam ? 1 : 0) - LOAD * load) / (1 + TEAM)
  return kind * (sharesLanguage ? 1 : NO_SHARED_LANGUAGE)
}
