import snowball from 'snowball-stemmers'
import type { Language } from '../model.ts'

const ALGORITHM = { fr: 'french', en: 'english' } as const
const STEMMERS = { fr: snowball.newStemmer(ALGORITHM.fr), en: snowball.newStemmer(ALGORITHM.en) }

/** Stems kept at hand per language: the stemmer takes some 12 µs a word, a look-up .1. Emptied when full. */
const MEMORY = 50_000
const memory: Record<Language, Map<string, string>> = { fr: new Map(), en: new Map() }

/** Lower case, without accents, œ and æ opened: "Où", "ou" and "OÙ" are the same word to us. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
}

/**
 * The French stemmer reads accents in a few endings only. Words reach us folded, since people type without accents
 * half of the time. Giving those endings their accent back makes "première", "premiere" and "premier" one stem;
 * "employées" is read as "employe", which the stemmer brings to the stem of "employés" and "employer".
 */
function withEndingAccents(word: string): string {
  return word
    .replace(/iere(s?)$/, 'ière$1')
    .replace(/ite(s?)$/, 'ité$1')
    .replace(/ees?$/, 'e')
}

/**
 * Stem of one folded word (Snowball French or English, Porter 2001), itself folded. Three letters and fewer stay.
 */
export function stem(word: string, language: Language): string {
  if (word.length <= 3) return word
  const known = memory[language].get(word)
  if (known !== undefined) return known
  const stemmed = fold(STEMMERS[language].stem(language === 'fr' ? withEndingAccents(word) : word))
  if (memory[language].size >= MEMORY) memory[language].clear()
  memory[language].set(word, stemmed)
  return stemmed
}
