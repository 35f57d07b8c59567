import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import type { PastAsk } from '../past/session.ts'
import { column, logShare, share, sum } from './forms.ts'

/** Whose past asks used these words, all of them together: where no single past ask is near, this still tells. */

export const WORDS_NAMES = ['words', 'words 90 d', 'words, specialist', 'title words', 'rare words', 'rare words share']

/** Dirichlet prior of a person's language model, in words (Zhai & Lafferty 2001; routing study: 200). */
const MU = 200
/** A word of at most so many asks is rare (routing study: 15). */
const RARE = 15
/** Frequency from which a word is one of the title (past.ts counts those three times). */
const TITLE = 3
/** Specialists: as of credit (topic.ts). */
const SPECIALIST = 0.3
/** Words that are looked at, those that tell most: the rest of a pasted log is noise (as QUERY_TERMS, text/weight.ts). */
const MOST_WORDS = 64

/** A word of the ask: its number, how often it stands there, and tf·idf with length 1 over all of them. */
export interface Telling {
  term: number
  frequency: number
  /** Asks that used it. */
  asks: number
  value: number
}

/** The words that tell most, first. Equals stay in the order of the text: numbers would show who came first (law M4). */
export function tellingOf(
  { vocabulary, askCount }: Past,
  { terms, counts }: Pick<PastAsk, 'terms' | 'counts'>,
): Telling[] {
  const words: Telling[] = []
  for (let i = 0; i < terms.length; i++) {
    const [term, frequency] = [terms[i] as number, counts[i] as number]
    const asks = vocabulary.frequency(term)
    if (asks > 0)
      words.push({ term, frequency, asks, value: (1 + Math.log(frequency)) * Math.log((askCount + 1) / asks) })
  }
  words.sort((x, y) => y.value - x.value)
  words.length = Math.min(words.length, MOST_WORDS)
  const length = Math.sqrt(words.reduce((sum, { value }) => sum + value * value, 0)) || 1
  for (const word of words) word.value /= length
  return words
}

/** Columns of WORDS_NAMES, and how much of what the ask says each person met before, 0..1 (Σ value²). */
export function words(
  past: Past,
  people: readonly Person[],
  telling: readonly Telling[],
  now: number,
  among: 'all' | 'online',
): { columns: Float64Array[]; met: Float64Array } {
  const said = past.profiles.say(
    people,
    telling.map(({ term }) => term),
    now,
    among,
  )
  const { counts, fresh: lately, lengths, freshLengths } = said
  const { tallies } = past
  const helps = column(people, ({ number }) => tallies.count(number))
  const mean = sum(lengths) / Math.max(1, sum(helps))
  const asks = past.askCount + 1
  // The chance of a word in anybody's language, times MU: what one use of it is weighed against
  const common = telling.map((word) => (MU * word.asks) / asks / Math.max(1, mean))
  const weight = telling.map(({ frequency }) => 1 + Math.log(frequency))
  const total = weight.reduce((x, y) => x + y, 0)
  const empty = () => new Float64Array(people.length)
  const [all, fresh, specialist, title, rare] = [empty(), empty(), empty(), empty(), empty()] as const
  const met = new Float64Array(people.length)
  const of = (one: number, length: number) => (one + total * Math.log(MU / (length + MU))) / Math.sqrt(total + 1)
  for (let i = 0, at = 0; i < people.length; i++) {
    let allSum = 0
    let freshSum = 0
    let titleSum = 0
    let rareSum = 0
    for (let w = 0; w < telling.length; w++, at++) {
      const count = counts[at] as number
      if (count === 0) continue
      const word = telling[w] as Telling
      met[i] = (met[i] as number) + word.value * word.value
      const value = (weight[w] as number) * Math.log(1 + count / (common[w] as number))
      allSum += value
      freshSum += (weight[w] as number) * Math.log(1 + (lately[at] as number) / (common[w] as number))
      if (word.frequency >= TITLE) titleSum += value
      if (word.asks <= RARE) rareSum += Math.log(asks / word.asks)
    }
    const helped = helps[i] as number
    all[i] = of(allSum, lengths[i] as number)
    fresh[i] = of(freshSum, freshLengths[i] as number)
    // It is a logarithm itself, so a logarithm corrects it (chosen; 3, that nobody's is less than 1)
    specialist[i] = (all[i] as number) / Math.log(3 + helped)
    title[i] = titleSum / Math.max(1, helped) ** SPECIALIST
    rare[i] = rareSum
  }
  return { columns: [all, fresh, specialist, title, logShare(rare), share(rare)], met }
}
