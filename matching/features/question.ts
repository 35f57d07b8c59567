import type { Past } from '../past/past.ts'
import type { PastAsk } from '../past/session.ts'
import { skillMark } from '../similar.ts'
import { type Analysis, termOf } from '../text/analyse.ts'

/** Weighted frequencies as those of past asks (past.ts): title and skills say more. */
const TITLE_COUNT = 3
const SKILL_COUNT = 2

/** The words of an ask by the numbers of the vocabulary; those nobody used before say nothing. */
export function wordsOf(past: Past, read: Analysis, skillIds: readonly string[]): Pick<PastAsk, 'terms' | 'counts'> {
  const counts = new Map<number, number>()
  const put = (term: string, by: number) => {
    const number = past.vocabulary.find(term)
    if (number !== undefined) counts.set(number, Math.min(255, (counts.get(number) ?? 0) + by))
  }
  for (const token of read.title) put(termOf(token, read.language), TITLE_COUNT)
  for (const skillId of skillIds) put(skillMark(skillId), SKILL_COUNT)
  for (const token of read.body) put(termOf(token, read.language), 1)
  return { terms: Uint32Array.from(counts.keys()), counts: Uint8Array.from(counts.values()) }
}
