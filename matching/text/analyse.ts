import type { Language } from '../model.ts'
import { sentencesOf } from './sentences.ts'
import { stem } from './stem.ts'
import { ENGLISH, FRENCH } from './stopwords.ts'
import type { Token } from './tokens.ts'

export type { Token } from './tokens.ts'

export interface Analysis {
  language: Language | null
  /** First sentence that says something: people put the matter there. */
  title: Token[]
  body: Token[]
}

/** An ask holds up to 10,000 characters, some 1,700 words; what a pasted log repeats beyond that adds nothing. */
const MOST_TOKENS = 1_600
/** Title: at most this many tokens of the first sentence (a text without any full stop has no 300-word title). */
const LONGEST_TITLE = 24

/** What follows ? or # in an address is sessions and tokens: no topic, and none of our business. */
const URL_TAIL = /(\b[a-z]{2,5}:\/\/[^\s?#]*)[?#]\S*/giu
/** Signs that stand for a plain one, as keyboards, phones and word processors put them. */
const APOSTROPHES = /[’‘ʼ´]/g
const HYPHENS = /[\u2010\u2011]/g
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g
/** Any of these: one look instead of three, as most texts have none. */
const SIGNS = new RegExp([APOSTROPHES, HYPHENS, UNSEEN].map(({ source }) => source).join('|'))

/** Reads a text: its language (the declared one wins), its first sentence and the rest, as tokens without stop words. */
export function analyse(text: string, declared: Language | null = null): Analysis {
  const composed = text.normalize('NFC')
  const plain = SIGNS.test(composed)
    ? composed.replace(APOSTROPHES, "'").replace(HYPHENS, '-').replace(UNSEEN, '')
    : composed
  const read = sentencesOf(plain.includes('://') ? plain.replace(URL_TAIL, '$1') : plain)
  const language = declared ?? languageOf(read.flat())
  const title: Token[] = []
  const body: Token[] = []
  for (const sentence of read) {
    const isTitle = title.length === 0
    for (const token of sentence) {
      if (!token.exact && isStop(token, language)) continue
      if (isTitle && title.length < LONGEST_TITLE) title.push(token)
      else body.push(token)
    }
    if (title.length + body.length >= MOST_TOKENS) break
  }
  return { language, title, body: body.slice(0, MOST_TOKENS) }
}

/** Language by the function words a text holds; null when nothing tells (a bare error code, two words). */
export function detectLanguage(text: string): Language | null {
  return analyse(text).language
}

/** The term a token is filed under in a text of that language (English when unknown: its stemmer is the milder one). */
export function termOf(token: Token, language: Language | null): string {
  if (token.exact) return token.word
  if (language === 'fr') {
    token.fr ??= stem(token.word, 'fr')
    return token.fr
  }
  token.en ??= stem(token.word, 'en')
  return token.en
}

/** Both languages' terms of a token: what a text of unknown or other language might be filed under. */
export function termsOf(token: Token): string[] {
  if (token.exact) return [token.word]
  const french = termOf(token, 'fr')
  const english = termOf(token, 'en')
  return french === english ? [french] : [french, english]
}

/** With no language known, what either of the two would leave out. */
function isStop(token: Token, language: Language | null): boolean {
  return language === null ? token.stop !== 0 : (token.stop & (language === 'fr' ? FRENCH : ENGLISH)) !== 0
}

function languageOf(read: readonly Token[]): Language | null {
  let vote = 0
  for (const token of read) vote += token.stop === FRENCH ? 1 : token.stop === ENGLISH ? -1 : 0
  return vote > 0 ? 'fr' : vote < 0 ? 'en' : null
}
