import { Recent } from './recent.ts'
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

/** Runs read lately with their tokens: people say the same words again and again, and reading one takes some 5 µs. */
const MEMORY = 50_000
const memory = new Recent<readonly Token[]>(MEMORY)

/** Words, names and codes of each sentence or line, in their order, stop words included. */
export function sentencesOf(text: string): Token[][] {
  const sentences: Token[][] = []
  let sentence: Token[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? (kinds[text.charCodeAt(at)] as number) : LINE_END
    if (kind === INSIDE) continue
    if (at > start) for (const token of tokensOf(text.slice(start, at))) sentence.push(token)
    start = at + 1
    if (kind === LINE_END || (kind === SPACE && at > 0 && STOPS.has(text.charCodeAt(at - 1)))) {
      sentences.push(sentence)
      sentence = []
    }
  }
  return sentences
}

function tokensOf(run: string): readonly Token[] {
  if (run.length > LONGEST_WORD) return readRun(run)
  let read = memory.get(run)
  if (read === undefined) {
    read = readRun(run)
    memory.set(run, read)
  }
  return read
}
