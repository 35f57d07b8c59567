import type { PastAsk } from './person.ts'
import { ALTERNATE, IDENTIFIER, likeness, QUERY_BODY } from './score.ts'
import { type Analysis, analyse, type Token, termOf, termsOf } from './text/analyse.ts'
import { NEIGHBOURS, type QueryTerm, TAG, type TextIndex, TITLE } from './text/bm25.ts'

/** A past ask near the one at hand. */
export interface Neighbour {
  ask: PastAsk
  /** z² · likeness, 0..1: the credit it gives before freshness and outcome. */
  credit: number
  /** 0..1, comparable across asks. */
  likeness: number
}

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
  const put = (tokens: readonly Token[], weight: number, idealFrequency: number): void => {
    for (const token of tokens) {
      const own = termOf(token, read.language)
      const all = termsOf(token)
      const rarity = weight * (token.exact ? IDENTIFIER : 1) * Math.min(...all.map((term) => index.idf(term)))
      for (const term of all) {
        const optional = term !== own
        const value = optional && read.language !== null ? rarity * ALTERNATE : rarity
        const known = terms.get(term)
        if (known === undefined || known.value < value) terms.set(term, { value, idealFrequency, optional })
      }
    }
  }
  put(read.title, 1, TITLE)
  put(read.body, QUERY_BODY, 1)
  for (const mark of skillIds.map(skillMark)) {
    terms.set(mark, { value: index.idf(mark), idealFrequency: TAG, optional: true })
  }
  return terms
}

/** Past asks nearest to these terms, best first, ties by session: the order never shows how the index grew. */
export function neighbours(
  index: TextIndex,
  asks: ReadonlyMap<number, PastAsk>,
  terms: ReadonlyMap<string, QueryTerm>,
): Neighbour[] {
  const { hits, ideal } = index.search(terms)
  const found: { ask: PastAsk; score: number }[] = []
  for (const { slot, score } of hits) {
    const ask = asks.get(slot)
    if (ask !== undefined) found.push({ ask, score })
  }
  found.sort((x, y) => y.score - x.score || (x.ask.sessionId < y.ask.sessionId ? -1 : 1))
  const best = found[0]?.score ?? 0
  const sure = likeness(best, ideal)
  return found.slice(0, NEIGHBOURS).map(({ ask, score }) => ({
    ask,
    credit: (score / best) ** 2 * sure,
    likeness: likeness(score, ideal),
  }))
}

/** Median minutes of past asks, null under `least` of them. */
export function medianMinutes(asks: readonly PastAsk[], least: number): { count: number; median: number } | null {
  if (asks.length < least) return null
  const minutes = asks.map((ask) => ask.minutes).sort((x, y) => x - y)
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
