import { Recent } from './recent.ts'
import { Runs } from './runs.ts'
import { LONGEST_WORD, readRun, type Token } from './tokens.ts'

/**
 * Runs read lately with their tokens: people say the same words again and again, and reading one takes some 5 µs. Of
 * asks from a vocabulary of 250,000 words one run in sixty is not among them.
 */
const MEMORY = 1 << 18
const memory = new Recent<Token>(MEMORY)
const runs = new Runs()

/** Words, names and codes of each sentence or line, in their order, stop words included. */
export function sentencesOf(text: string): Token[][] {
  runs.find(text)
  const { count, starts, ends, hashes, closing } = runs
  memory.fetch(hashes, count)
  const sentences: Token[][] = []
  let sentence: Token[] = []
  for (let run = 0; run < count; run++) {
    let token: Token | null = tokenAt(text, starts[run] as number, ends[run] as number, hashes[run] as number)
    for (; token !== null; token = token.next) sentence.push(token)
    if (closing[run] === 0) continue
    sentences.push(sentence)
    sentence = []
  }
  return sentences
}

/** Forgets the words read lately: who erases something wants it nowhere, and they are soon read again. */
export function forgetWords(): void {
  memory.clear()
  runs.clear()
}

/** How many are remembered. */
export function wordsRemembered(): number {
  return memory.size
}

/** The first token of a run. */
function tokenAt(text: string, from: number, to: number, hash: number): Token {
  if (to - from > LONGEST_WORD) return readRun(text.slice(from, to))
  let read = memory.get(text, from, to, hash)
  if (read === undefined) {
    read = readRun(copied(text, from, to))
    memory.set(hash, read)
  }
  return read
}

/** Not a slice: one of thirteen units or more would keep the whole text behind it in memory. */
function copied(text: string, from: number, to: number): string {
  const units: number[] = []
  for (let at = from; at < to; at++) units.push(text.charCodeAt(at))
  return String.fromCharCode(...units)
}
