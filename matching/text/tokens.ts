import { fold } from './stem.ts'
import { type StopIn, stopIn } from './stopwords.ts'

/** One word of a text. `exact` ones (identifiers kept whole) are never stemmed and are in no language. */
export interface Token {
  /** What it was read from; of the first of several, all of it. */
  readonly run: string
  /** Folded, lower case. */
  readonly word: string
  readonly exact: boolean
  /** Languages it is a stop word of. */
  readonly stop: StopIn
  /** Its stems, once asked for: the same token stands for every mention of a word. */
  fr: string | null
  en: string | null
  /** The next word of the same run. Chained, not listed: each object more is one more way through memory. */
  readonly next: Token | null
}

/** Longer runs are base64, hashes or keys: no topic, and perhaps a secret. */
export const LONGEST_WORD = 48
const ELISION = /^(?:l|d|j|n|s|c|m|t|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'(?=.)/i
const MAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/
const URL = /^(?:https?|ftp|file|ssh):\/\//i
/** What most runs are: one word. */
const PLAINEST = /^[a-z]{2,48}$/
const PLAIN = /^\p{L}+$/u
const HYPHENED = /^\p{L}+(?:-\p{L}+)+$/u
const HEX = /^(?:0x[0-9a-f]+|(?=[0-9a-f-]*\d)[0-9a-f]{8,}(?:-[0-9a-f]{4,})*)$/i
const VERSION = /^v?\d+(?:\.\d+)+$/i
/** Where a name changes words: getUser, XMLHttp. */
const HUMP = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u
const NUMBERED = /^(\p{L}{2,})(\d+(?:\.\d+)+)$/u
const PATH = /\\|\/.*\/|\/.*\.|\..*\//
const INNER = /[^\p{L}\p{N}]+/u

/** What stands in a run, as it is read. */
type Word = Pick<Token, 'word' | 'exact'>
const NOTHING: Word = { word: '', exact: false }

/** What a run of signs without a break stands for: one word mostly, or a name kept whole and split; a stop word, if it has no topic. */
export function readRun(run: string): Token {
  if (PLAINEST.test(run)) return tokenOf(run, { word: run, exact: false }, null)
  const words: Word[] = []
  readChunk(run, words)
  const [first = NOTHING, ...others] = words
  const next = others.reduceRight<Token | null>((after, one) => tokenOf(one.word, one, after), null)
  return tokenOf(run, first, next)
}

function tokenOf(run: string, { word, exact }: Word, next: Token | null): Token {
  return { run, word, exact, stop: exact ? 0 : stopIn(word), fr: null, en: null, next }
}

/** One run without spaces: a word, a compound, an address, or an identifier kept whole and split. */
function readChunk(raw: string, out: Word[]): void {
  // The signs at the rim are punctuation, but not those that name things: #N/A, C#, C++, .net
  const chunk = raw.replace(/^(?:[-.:/\\'_&%+@]|#(?=#|$))+(?=.)/u, '').replace(/[-.:/\\'_&%@]+$/u, '')
  if (chunk === '' || MAIL.test(chunk)) return // an address is somebody, never a topic
  if (URL.test(chunk)) {
    readUrl(chunk, out)
    return
  }
  const bare = chunk.replace(ELISION, '')
  if (bare !== chunk) {
    readChunk(bare, out)
    return
  }
  if (bare.includes("'")) {
    for (const part of bare.split("'")) readChunk(part, out)
    return
  }
  if (PLAIN.test(bare)) {
    readWord(bare, out)
    return
  }
  if (HYPHENED.test(bare)) {
    readCompound(bare, out)
    return
  }
  readIdentifier(bare, out)
}

function push(word: string, exact: boolean, out: Word[]): void {
  const folded = fold(word)
  if (folded.length < 2 || folded.length > LONGEST_WORD) return
  out.push({ word: folded, exact })
}

/** NullPointerException is one name and three words, XMLHttpRequest too. */
function readWord(word: string, out: Word[]): void {
  push(word, false, out)
  const humps = word.split(HUMP)
  if (humps.length > 1) for (const hump of humps) if (hump.length > 2) push(hump, false, out)
}

/** "e-mail" is "email", "mot-clé" is also its two words; "est-ce", made of stop words, is nothing. */
function readCompound(compound: string, out: Word[]): void {
  const parts = compound.split('-')
  const telling = parts.filter((part) => part.length > 1 && stopIn(fold(part)) === 0)
  if (telling.length === 0) return
  push(parts.join(''), false, out)
  for (const part of telling) if (part.length > 2) push(part, false, out)
}

function readUrl(url: string, out: Word[]): void {
  const [host = '', ...path] = url
    .replace(URL, '')
    .replace(/[?#].*$/, '')
    .split(/[/\\]+/)
  push(host.replace(/^www\./i, ''), true, out)
  for (const part of path) if (part.length <= LONGEST_WORD) readChunk(part, out)
}

/** 3.11.2 is also 3.11: what is true of one patch is mostly true of the next. */
function readVersion(version: string, out: Word[]): void {
  push(version, true, out)
  const [major = '', minor = '', ...patch] = version.split('.')
  if (patch.length > 0) push(`${major}.${minor}`, true, out)
}

/** ORA-00942, 0x80070005, #N/A, report_v2.xlsx: whole, then in its pieces. */
function readIdentifier(name: string, out: Word[]): void {
  if (HEX.test(name)) {
    push(name, true, out)
    // People leave the sign out as often as not
    if (/^0x/i.test(name)) push(name.slice(2), true, out)
    return
  }
  if (VERSION.test(name)) {
    readVersion(name.replace(/^v/i, ''), out)
    return
  }
  if (PATH.test(name)) {
    for (const step of name.split(/[/\\]+/)) readChunk(step, out)
    return
  }
  const [, product = '', release = ''] = NUMBERED.exec(name) ?? []
  if (release !== '') {
    push(name, true, out)
    readWord(product, out)
    readVersion(release, out)
    return
  }
  const parts = name.split(INNER).filter((part) => part !== '')
  // "et/ou" is nothing, "client/serveur" two words; "#N/A", "TCP/IP" and "setup.exe" are also a name
  const alternatives = /^\p{L}+(?:\/\p{L}+)+$/u.test(name)
  if (alternatives && parts.every((part) => stopIn(fold(part)) !== 0)) return
  if (!(alternatives && parts.every((part) => part.length > 2))) push(name, true, out)
  for (const part of parts) {
    if (PLAIN.test(part)) readWord(part, out)
    else if (parts.length > 1) push(part, true, out)
    // "office365" is also "office"; "v2", "x64" are not a word and a number
    const [, word = '', number = ''] = /^(\p{L}{3,})(\d+)$/u.exec(part) ?? []
    push(word, false, out)
    push(number, true, out)
  }
}
