import type { OutcomeKind, OutcomeWord, SessionMode, SessionRole, SessionState } from '@binome/contract/terms.ts'
import type { SessionEnd } from '../facts.ts'

const day = 24 * 60 * 60_000
/** [O5] */
export const answerMs = 7 * day
/** [O4] As web analytics count visits: half an hour apart is another one. */
export const visitMs = 30 * 60_000
/** [O4] */
export const mostSkips = 2

export interface Encounter {
  state: SessionState
  liveAt: Date | null
  endedAt: Date | null
  endedBecause: SessionEnd | null
}

/** Ends after which somebody is asked what came of it; `not_solved` is itself the answer. */
export const askedAfter: readonly SessionEnd[] = ['said', 'both_left', 'handed_over']

/** Whether it took place, and ended so that a word about it makes sense [O6]. */
export function isAskedAbout(session: Encounter): boolean {
  return session.liveAt !== null && session.endedBecause !== null && askedAfter.includes(session.endedBecause)
}

export function answerEnds(endedAt: Date): Date {
  return new Date(endedAt.getTime() + answerMs)
}

/** May this one answer now? [O3] [O5] [O6] */
export function mayAnswer(
  session: Encounter,
  role: SessionRole,
  now: Date,
): 'yes' | 'NOT_ALLOWED' | 'OUTCOME_TOO_LATE' {
  if (session.liveAt === null) return 'NOT_ALLOWED'
  if (session.endedAt === null) return role === 'seeker' ? 'yes' : 'NOT_ALLOWED'
  if (!isAskedAbout(session) && session.endedBecause !== 'not_solved') return 'NOT_ALLOWED'
  return now.getTime() < answerEnds(session.endedAt).getTime() ? 'yes' : 'OUTCOME_TOO_LATE'
}

export interface Answer {
  outcome: OutcomeWord
  kind: OutcomeKind | null
  thanks: string | null
}

/** What is asked first, by the mode the two were in: a lesson shows where to look, a review confirms. */
export const kindOfMode: { [M in SessionMode]: OutcomeKind } = {
  fix: 'solution',
  guide: 'solution',
  teach: 'meta_knowledge',
  review: 'validation',
}

/** The answer as it is kept: the kind proposed first when none was chosen, none where nothing helped. */
export function answerOf(
  input: { outcome: OutcomeWord; kind?: OutcomeKind | undefined; thanks?: string | undefined },
  first: OutcomeKind = 'solution',
): Answer {
  const words = input.thanks?.trim() ?? ''
  const proposed = input.outcome === 'not_solved' ? null : first
  return { outcome: input.outcome, kind: input.kind ?? proposed, thanks: words === '' ? null : words }
}

/** Does it say what was said already? [O2] */
export function sameAnswer(kept: Answer, said: Answer): boolean {
  return kept.outcome === said.outcome && kept.kind === said.kind && kept.thanks === said.thanks
}

/** A *not now* old enough that whoever comes is on another visit [O4]. */
export function visitLimit(now: Date): Date {
  return new Date(now.getTime() - visitMs)
}

/** Tags of the seeker first, then what the text suggests; each once, and few. */
export function suggestedSkillIds(tags: readonly string[], suggested: readonly string[]): string[] {
  return [...new Set([...tags, ...suggested])].slice(0, 6)
}

/** Whole seconds from asking to the accepted offer. */
export function waitedSeconds(askedAt: Date, acceptedAt: Date): number {
  return Math.max(0, Math.round((acceptedAt.getTime() - askedAt.getTime()) / 1000))
}
