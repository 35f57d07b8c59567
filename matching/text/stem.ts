import { stemmer as french } from '@orama/stemmers/french'
import english from 'wink-porter2-stemmer'
import type { Language } from '../model.ts'

const PLAIN = /^[\x20-\x7e]*$/

/** Lower case, without accents, œ and æ opened: "Où", "ou" and "OÙ" are the same word to us. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
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
 * Stem of one folded word, itself folded: Snowball's French and English (Porter 2001), in the quickest packages that give
 * the same stems (of 55,000 words of public asks none and five differ, those like "yyyy"). Three letters and fewer stay.
 */
export function stem(word: string, language: Language): string {
  if (word.length <= 3) return word
  return fold(language === 'fr' ? french(withEndingAccents(word)) : english(word))
}
