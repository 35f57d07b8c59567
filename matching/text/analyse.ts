import type { Language } from '../model.ts'
import { fold, stem } from './stem.ts'
import { isStopWord, languageVote } from './stopwords.ts'

/** One word of a text. `exact` ones (identifiers kept whole) are never stemmed and are in no language. */
export interface Token {
  /** Folded, lower case. */
  word: string
  exact: boolean
}

export interface Analysis {
  language: Language | null
  /** First sentence that says something: people put the matter there. */
  title: Token[]
  body: Token[]
}

/** Longer runs are base64, hashes or keys: no topic, and perhaps a secret. */
const LONGEST_WORD = 48
/** An ask holds up to 10,000 characters, some 1,700 words; what a pasted log repeats beyond that adds nothing. */
const MOST_TOKENS = 1_600
/** Title: at most this many tokens of the first sentence (a text without any full stop has no 300-word title). */
const LONGEST_TITLE = 24

const BREAK = /[\s,;()[\]{}"«»“”„<>|=!?…*`^~•→]+/u
const ELISION = /^(?:l|d|j|n|s|c|m|t|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/i
const MAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/
/** What follows ? or # in an address is sessions and tokens: no topic, and none of our business. */
const URL_TAIL = /(\b[a-z]{2,5}:\/\/[^\s?#]*)[?#]\S*/giu
const URL = /^(?:https?|ftp|file|ssh):\/\//i
const PLAIN = /^\p{L}+$/u
const HYPHENED = /^\p{L}+(?:-\p{L}+)+$/u
const HEX = /^(?:0x[0-9a-f]+|(?=[0-9a-f-]*\d)[0-9a-f]{8,}(?:-[0-9a-f]{4,})*)$/i
const VERSION = /^v?\d+(?:\.\d+)+$/i
const INNER = /[^\p{L}\p{N}]+/u

/** Reads a text: its language (the declared one wins), its first sentence and the rest, as tokens without stop words. */
export function analyse(text: string, declared: Language | null = null): Analysis {
  const sentences = text
    .normalize('NFC')
    .replace(/[’‘ʼ´]/g, "'")
    .replace(URL_TAIL, '$1')
    .split(/(?<=[.!?…])\s+|\n+/u)
  const read = sentences.map((sentence) => tokens(sentence))
  const language = declared ?? languageOf(read.flat())
  const title: Token[] = []
  const body: Token[] = []
  for (const sentence of read) {
    const kept = sentence.filter((token) => token.exact || !isStopWord(token.word, language))
    if (title.length > 0) body.push(...kept)
    else {
      title.push(...kept.slice(0, LONGEST_TITLE))
      body.push(...kept.slice(LONGEST_TITLE))
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
  return token.exact ? token.word : stem(token.word, language ?? 'en')
}

/** Both languages' terms of a token: what a text of unknown or other language might be filed under. */
export function termsOf(token: Token): string[] {
  if (token.exact) return [token.word]
  const french = stem(token.word, 'fr')
  const english = stem(token.word, 'en')
  return french === english ? [french] : [french, english]
}

function languageOf(read: readonly Token[]): Language | null {
  let vote = 0
  for (const token of read) if (!token.exact) vote += languageVote(token.word)
  return vote > 0 ? 'fr' : vote < 0 ? 'en' : null
}

function tokens(sentence: string): Token[] {
  const out: Token[] = []
  for (const chunk of sentence.split(BREAK)) readChunk(chunk, out)
  return out
}

/** One run without spaces: a word, a compound, an address, or an identifier kept whole and split. */
function readChunk(raw: string, out: Token[]): void {
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

function push(word: string, exact: boolean, out: Token[]): void {
  const folded = fold(word)
  if (folded.length < 2 || folded.length > LONGEST_WORD) return
  out.push({ word: folded, exact })
}

/** NullPointerException is one name and three words. */
function readWord(word: string, out: Token[]): void {
  push(word, false, out)
  const humps = word.split(/(?<=\p{Ll})(?=\p{Lu})/u)
  if (humps.length > 1) for (const hump of humps) if (hump.length > 2) push(hump, false, out)
}

/** "e-mail" is "email", "mot-clé" is also its two words; "est-ce", made of stop words, is nothing. */
function readCompound(compound: string, out: Token[]): void {
  const parts = compound.split('-')
  const telling = parts.filter((part) => part.length > 1 && !isStopWord(fold(part), null))
  if (telling.length === 0) return
  push(parts.join(''), false, out)
  for (const part of telling) if (part.length > 2) push(part, false, out)
}

function readUrl(url: string, out: Token[]): void {
  const [host = '', ...path] = url
    .replace(URL, '')
    .replace(/[?#].*$/, '')
    .split(/[/\\]+/)
  push(host.replace(/^www\./i, ''), true, out)
  for (const part of path) if (part.length <= LONGEST_WORD) readChunk(part, out)
}

/** 3.11.2 is also 3.11: what is true of one patch is mostly true of the next. */
function readVersion(version: string, out: Token[]): void {
  push(version, true, out)
  const [major = '', minor = '', ...patch] = version.split('.')
  if (patch.length > 0) push(`${major}.${minor}`, true, out)
}

/** ORA-00942, 0x80070005, #N/A, report_v2.xlsx: whole, then in its pieces. */
function readIdentifier(name: string, out: Token[]): void {
  if (HEX.test(name)) {
    push(name, true, out)
    return
  }
  if (VERSION.test(name)) {
    readVersion(name.replace(/^v/i, ''), out)
    return
  }
  if (/\\|\/.*\//.test(name)) {
    for (const step of name.split(/[/\\]+/)) readChunk(step, out)
    return
  }
  const parts = name.split(INNER).filter((part) => part !== '')
  // "et/ou" is nothing, "client/serveur" two words; "#N/A", "TCP/IP" and "setup.exe" are also a name
  const alternatives = /^\p{L}+(?:\/\p{L}+)+$/u.test(name)
  if (alternatives && parts.every((part) => isStopWord(fold(part), null))) return
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
