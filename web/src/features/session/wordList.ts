import type { WordList } from '@binome/contract/signal.ts'
import { arrived } from '../../app/part.ts'

/**
 * The lists of BIP 39: 2048 words each that differ in their first four letters, chosen to be told apart.
 * https://github.com/bitcoin/bips/blob/master/bip-0039/bip-0039-wordlists.md
 */
const lists: Record<WordList, () => Promise<{ wordlist: readonly string[] }>> = {
  fr: () => import('@scure/bip39/wordlists/french.js'),
  en: () => import('@scure/bip39/wordlists/english.js'),
}

/** The words at these places; fetched when somebody looks. The French ones come with their accents apart (NFKD). */
export async function wordsAt(list: WordList, places: readonly number[]): Promise<string[]> {
  const { wordlist } = await arrived(lists[list])
  return places.map((place) => (wordlist[place] ?? '').normalize('NFC'))
}
