import type { PastAsk, Session } from './past/session.ts'
import { ALTERNATE, IDENTIFIER, QUERY_BODY } from './score.ts'
import { type Analysis, analyse, type Token, termOf, termsOf } from './text/analyse.ts'
import type { QueryTerm, TextIndex } from './text/text-index.ts'
import { TAG, TITLE } from './text/weight.ts'

/** The mark under which a skill itself is filed, beside its names. No text can hold it: it is a control character. */
export function skillMark(skillId: string): string {
  return `\u0001${skillId}`
}

/**
 * Terms an ask is searched by: its words and the skills picked for it. A word goes by the stems of both languages, as
 * one word: both are as rare as the commoner of the two. The ask's own language leads where it is known; short asks
 * seldom tell it.
 */
export function queryTerms(index: TextIndex, read: Analysis, skillIds: readonly string[]): Map<string, QueryTerm> {
  const terms = new Map<string, QueryTerm>()
  const put = (tokens: readonly Token[], weight: number, idealFrequency: number, isTitle: boolean): void => {
    for (const token of tokens) {
      const own = termOf(token, read.language)
      const all = termsOf(token)
      const rarity = weight * (token.exact ? IDENTIFIER : 1) * Math.min(...all.map((term) => index.idf(term)))
      for (const term of all) {
        const optional = term !== own
        const value = optional && read.language !== null ? rarity * ALTERNATE : rarity
        const known = terms.get(term)
        const title = Math.max(known?.title ?? 0, isTitle && !optional ? index.idf(term) : 0)
        if (known === undefined || known.value < value) terms.set(term, { value, idealFrequency, optional, title })
        else known.title = title
      }
    }
  }
  put(read.title, 1, TITLE, true)
  put(read.body, QUERY_BODY, 1, false)
  for (const mark of skillIds.map(skillMark)) {
    terms.set(mark, { value: index.idf(mark), idealFrequency: TAG, optional: true })
  }
  return terms
}

/** Median minutes of past sessions, null under `least` of them. Those of 0 (imported, or written) do not say how long. */
export function medianMinutes(asks: readonly Session[], least: number): { count: number; median: number } | null {
  const minutes = asks.flatMap((ask) => (ask.minutes > 0 ? ask.minutes : [])).sort((x, y) => x - y)
  if (minutes.length < least) return null
  const middle = minutes.length >> 1
  const upper = minutes[middle] ?? 0
  const median = minutes.length % 2 === 1 ? upper : ((minutes[middle - 1] ?? upper) + upper) / 2
  return { count: minutes.length, median }
}

/** Words of a past ask as they are filed: its own language's stems, and its skills' names in both as tags. */
export function fieldsOf(
  text: string,
  language: 'fr' | 'en',
  skills: PastAsk['skills'],
  tagsOf: (labels: readonly string[]) => string[],
) {
  const read = analyse(text, language)
  return {
    title: read.title.map((token) => termOf(token, language)),
    body: read.body.map((token) => termOf(token, language)),
    tags: skills.flatMap(({ skillId, labels }) => [skillMark(skillId), ...tagsOf(labels)]),
  }
}
