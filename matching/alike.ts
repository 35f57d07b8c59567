import { skillMark } from './similar.ts'
import { analyse, termsOf } from './text/analyse.ts'

/** Two asks beside one another, neither of them past evidence: how near they are, by their words. */

/** Words of an ask looked at, the first ones: people put the matter there, and a pasted log says nothing more. */
const MOST_WORDS = 160

/** The words of an ask as two of them are compared: stems of both languages and the skills picked, each once, in order. */
export function wordsOf(text: string, skillIds: readonly string[] = []): string[] {
  const read = analyse(text)
  const words = new Set<string>()
  for (const token of [...read.title, ...read.body].slice(0, MOST_WORDS))
    for (const term of termsOf(token)) words.add(term)
  for (const skillId of skillIds) words.add(skillMark(skillId))
  return [...words].sort()
}

/**
 * How near other asks are to this one, 0..1: the cosine of their words, each weighed by its idf (Salton & Buckley 1988).
 * Symmetric; 1 for the same words, 0 for none in common.
 */
export function nearTo(one: readonly string[], idf: (word: string) => number): (other: readonly string[]) => number {
  const those = new Set(one)
  const square = one.reduce((sum, word) => sum + idf(word) ** 2, 0)
  return (other) => {
    let [common, whole] = [0, 0]
    for (const word of other) {
      const worth = idf(word) ** 2
      whole += worth
      if (those.has(word)) common += worth
    }
    const product = square * whole
    return product > 0 ? common / Math.sqrt(product) : 0
  }
}
