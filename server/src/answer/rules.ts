/** Who is asked to answer in writing, and when; pure. */

export type AnswerState = 'draft' | 'sent' | 'accepted'

/** [Q1] People asked at once, more of them each day without an answer, and in all. */
const AT_ONCE = 8
const MORE_A_DAY = 4
const IN_ALL = 24
/** [Q1] Where it fits fewer, others are asked too: an ask that nobody reads is a dead end. */
export const LEAST = 3

export const DAY_MS = 86_400_000
/** [Q7] */
export const MOST_LINES = 40

/** [Q1] How many are to have been asked by now. `answered`: somebody has; then nobody else is troubled. */
export function wanted(ask: { since: Date; now: Date; answered: boolean }): number {
  if (ask.answered) return 0
  const days = Math.floor((ask.now.getTime() - ask.since.getTime()) / DAY_MS)
  return Math.min(IN_ALL, AT_ONCE + MORE_A_DAY * Math.max(0, days))
}

/** Days after which nobody more is asked. */
export const LAST_DAY = (IN_ALL - AT_ONCE) / MORE_A_DAY

/** Where an answer stands for its author's list. */
export function mineOf(
  answer: { state: AnswerState; lastLineBySeeker: boolean } | null,
): 'none' | 'draft' | 'sent' | 'asked_back' {
  if (answer === null) return 'none'
  if (answer.state === 'draft') return 'draft'
  return answer.lastLineBySeeker ? 'asked_back' : 'sent'
}
