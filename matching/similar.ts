import type { Past } from './past/past.ts'
import type { PastAsk, Session } from './past/session.ts'
import { ALTERNATE, IDENTIFIER, likeness, QUERY_BODY } from './score.ts'
import { type Analysis, analyse, type Token, termOf, termsOf } from './text/analyse.ts'
import type { QueryTerm, TextIndex } from './text/text-index.ts'
import { NEIGHBOURS, TAG, TITLE } from './text/weight.ts'

/** A past session whose ask is near the one at hand. */
export interface Neighbour {
  session: Session
  /** Its score ÷ the best one's, 0..1. */
  z: number
  /** The same for the words of the title alone. */
  title: number
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

/** The `count` past sessions nearest to these terms, best first, ties by session: the order never shows how the index grew. */
export function neighbours(
  past: Past,
  terms: ReadonlyMap<string, QueryTerm>,
  titleTerms: Iterable<string>,
  among: 'all' | 'online',
  count: number = NEIGHBOURS,
): Neighbour[] {
  const { hits, ideal } = past.texts.search(terms, among, count)
  const found: { session: Session; score: number }[] = []
  for (const { slot, score } of hits) {
    const session = past.sessionAt(slot)
    if (session !== undefined) found.push({ session, score })
  }
  found.sort((x, y) => y.score - x.score || (x.session.sessionId < y.session.sessionId ? -1 : 1))
  found.length = Math.min(found.length, count)
  const best = found[0]?.score ?? 0
  const titles = titleScores(past, found, titleTerms)
  const bestTitle = titles.reduce((most, one) => Math.max(most, one), Number.MIN_VALUE)
  return found.map(({ session, score }, i) => ({
    session,
    z: score / best,
    title: (titles[i] as number) / bestTitle,
    likeness: likeness(score, ideal),
  }))
}

/** Σ idf of the title words an ask shares with the titles of these. */
function titleScores(past: Past, found: readonly { session: Session }[], titleTerms: Iterable<string>): Float64Array {
  const scores = new Float64Array(found.length)
  const numbers: number[] = []
  const worth: number[] = []
  for (const term of new Set(titleTerms)) {
    const number = past.vocabulary.find(term)
    if (number === undefined) continue
    numbers.push(number)
    worth.push(past.texts.idf(term))
  }
  if (numbers.length === 0) return scores
  for (let f = 0; f < found.length; f++) {
    const { titles, terms } = (found[f] as { session: Session }).session.ask
    let score = 0
    for (let i = 0; i < titles; i++) {
      // A title has two dozen words at most: looking through them is quicker than a map
      const at = numbers.indexOf(terms[i] as number)
      if (at >= 0) score += worth[at] as number
    }
    scores[f] = score
  }
  return scores
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
