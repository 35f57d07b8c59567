import { chanceOf } from '@binome/matching/chance.fixture.ts'
import { analyse, termOf } from '@binome/matching/text/analyse.ts'

/**
 * Past asks that nobody wrote, the same at every run: what they say is nonsense, how it is spread is not. Words follow
 * Zipf–Mandelbrot, rank⁻¹ shifted by ten, which is how the words of sixty-word asks of three public help communities are
 * spread (their commonest word stands in 25–34 % of asks, the hundredth in 3 %, the thousandth in .4 %; 22–28 different
 * words an ask once stop words are out). They are drawn one by one, without topics: harder to search than what people
 * write, since no ask stands out.
 */

const VOCABULARY = 250_000
const SHIFT = 10
/** Share of words said before in the same ask: five or so of its terms stand in it more than once. */
const REPEATED = 0.2
/** Share of words without topic, as in those asks. */
const STOP = 0.47
/** An ask in eight quotes an error code, one of so many. */
const CODED = 0.12
const CODES = 20_000
/** Helpers' shares of the asks: the busiest tenth of a percent give one in seven. */
const PEOPLE_SHIFT = 100
const SKILLS = 400
const FIRST_SENTENCE = 9
const STOP_WORDS = {
  fr: 'je le la les un une des de du et est pas pour dans que qui sur avec ne ce mon au en il plus mais'.split(' '),
  en: 'the a to of and is in it i that for on with my this not have be but when can from as do'.split(' '),
}
const ONSETS = ['b', 'br', 'd', 'f', 'g', 'gr', 'k', 'l', 'm', 'n', 'p', 'pl', 'r', 's', 't', 'tr', 'v', 'z']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ou']
const SYLLABLES = ONSETS.flatMap((onset) => VOWELS.map((vowel) => onset + vowel))

export interface PastAsk {
  text: string
  language: 'fr' | 'en'
  owner: number
  tags: string[]
}

/** A rank below `count` with chance in proportion to 1 / (rank + shift), by inverting the integral. */
function zipf(chance: () => number, count: number, shift: number): number {
  return Math.min(count - 1, Math.floor(shift * ((count + shift) / shift) ** chance() - shift))
}

/** A word of its own for every rank, short for the common ones. */
export function wordOf(rank: number): string {
  let word = ''
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length]
  }
  return word
}

/** The n-th past ask of sixty words, solved by one of `people`. */
export function pastAsk(n: number, people: number): PastAsk {
  const chance = chanceOf(0x5eed + n)
  const language = n % 2 === 0 ? 'fr' : 'en'
  const tags: string[] = []
  for (let skills = chance() < 0.5 ? 1 : 2; skills > 0; skills--) {
    const skill = zipf(chance, SKILLS, SHIFT)
    tags.push(`skill-${skill}`, `skl${wordOf(2 * skill)}`, `skl${wordOf(2 * skill + 1)}`)
  }
  // Who is busy has nothing to do with whose number is low: the numbers are dealt by a stride
  const owner = (zipf(chance, people, PEOPLE_SHIFT) * 7_919) % people
  return { text: askText(chance, language, 60), language, owner, tags }
}

/** The n-th ask to find helpers for, of twenty words (or more). */
export function newAsk(n: number, words = 20): { text: string; language: 'fr' | 'en' } {
  const language = n % 2 === 0 ? 'fr' : 'en'
  return { text: askText(chanceOf(0xa5c + 7 * n), language, words), language }
}

export interface Words {
  title: string[]
  body: string[]
  tags: string[]
}

/** Words of a past ask as they are filed. */
export function wordsOf({ text, language, tags }: Omit<PastAsk, 'owner'>): Words {
  const read = analyse(text, language)
  return {
    title: read.title.map((token) => termOf(token, language)),
    body: read.body.map((token) => termOf(token, language)),
    tags,
  }
}

function askText(chance: () => number, language: 'fr' | 'en', length: number): string {
  const words: string[] = []
  const said: string[] = []
  const coded = chance() < CODED ? Math.floor(chance() * length) : -1
  for (let i = 0; i < length; i++) {
    let word = wordOf(zipf(chance, VOCABULARY, SHIFT))
    if (chance() < REPEATED && said.length > 0) word = said[Math.floor(chance() * said.length)] as string
    if (i === coded) word = `ORA-${String(10_000 + Math.floor(chance() * CODES)).slice(-5)}`
    else if (i !== 1 && chance() < STOP) word = STOP_WORDS[language][Math.floor(chance() * 24)] as string
    else said.push(word)
    words.push(i === FIRST_SENTENCE - 1 ? `${word}.` : word)
  }
  return words.join(' ')
}
