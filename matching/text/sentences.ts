import { HASH_BEGIN, hashOn, Recent } from './recent.ts'
import { LONGEST_WORD, readRun, type Token } from './tokens.ts'

/** What stands between runs, by UTF-16 unit; among them what ends a line, and what ends a sentence if a space follows. */
const INSIDE = 0
const BREAK = 1
const SPACE = 2
const LINE_END = 3
const kinds = new Uint8Array(65_536)
for (const sign of ',;()[]{}"«»“”„‹›<>|=!?¿¡…*`^~•→–—') kinds[sign.charCodeAt(0)] = BREAK
for (let unit = 0; unit < kinds.length; unit++) if (/\s/.test(String.fromCharCode(unit))) kinds[unit] = SPACE
kinds[0x0a] = LINE_END
const STOPS = new Set([...'.!?…'].map((sign) => sign.charCodeAt(0)))

/**
 * Runs read lately with their tokens: people say the same words again and again, and reading one takes some 5 µs. Of a
 * million asks from a vocabulary of 250,000 words one run in twenty is not among them, of half as many one in eleven.
 */
const MEMORY = 100_000
const memory = new Recent<readonly Token[]>(MEMORY)

/** Words, names and codes of each sentence or line, in their order, stop words included. */
export function sentencesOf(text: string): Token[][] {
  const sentences: Token[][] = []
  let sentence: Token[] = []
  let start = 0
  let hash = HASH_BEGIN
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x0a
    const kind = kinds[unit] as number
    if (kind === INSIDE) {
      hash = hashOn(hash, unit)
      continue
    }
    if (at > start) {
      const tokens = tokensOf(text, start, at, hash)
      for (let i = 0; i < tokens.length; i++) sentence.push(tokens[i] as Token)
    }
    start = at + 1
    hash = HASH_BEGIN
    if (kind === LINE_END || (kind === SPACE && at > 0 && STOPS.has(text.charCodeAt(at - 1)))) {
      sentences.push(sentence)
      sentence = []
    }
  }
  return sentences
}

/** Forgets the words read lately: who erases something wants it nowhere, and they are soon read again. */
export function forgetWords(): void {
  memory.clear()
}

/** How many are remembered. */
export function wordsRemembered(): number {
  return memory.size
}

function tokensOf(text: string, from: number, to: number, hash: number): readonly Token[] {
  if (to - from > LONGEST_WORD) return readRun(text.slice(from, to))
  let read = memory.get(text, from, to, hash)
  if (read === undefined) {
    read = readRun(copied(text, from, to))
    memory.set(text, from, to, hash, read)
  }
  return read
}

/** Not a slice: one of thirteen units or more would keep the whole text behind it in memory. */
function copied(text: string, from: number, to: number): string {
  const units: number[] = []
  for (let at = from; at < to; at++) units.push(text.charCodeAt(at))
  return String.fromCharCode(...units)
}
