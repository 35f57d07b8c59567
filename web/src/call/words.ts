import type { WordList, WordsMessage } from '@binome/contract/signal.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { otherRole, type Role } from './role.ts'

/** Who the two ends of a link are, by the certificates they speak with; both as text that compares as equal. */
export interface Fingerprints {
  mine: string
  theirs: string
}

/**
 * How two pages come to the same words, for one pair of certificates: each commits to a number drawn by chance, then
 * shows it once it holds the other's commitment (short authentication strings: Vaudenay, CRYPTO 2005, section 4; ZRTP,
 * RFC 6189, section 4.4.1.1). Somebody in between has other certificates towards each side and has committed before
 * knowing any number, so the words of the two sides meet by chance only, 1 in 2⁴⁴, whatever is computed [N2].
 */
export interface Exchange {
  role: Role
  fingerprints: Fingerprints
  list: WordList
  /** Ours, 64 hex digits, drawn for this exchange alone. */
  nonce: string
  theirs: { commitment: string; list: WordList; nonce: string | null } | null
  /** Something was said that contradicts what was said before: no words, for good [N3]. */
  broken: boolean
}

/** Four places in a list of 2048 words. The list is the seeker's, so that both read the same words aloud [N4]. */
export interface Words {
  list: WordList
  places: number[]
}

const COUNT = 4
const BITS = 11

export function begin(role: Role, fingerprints: Fingerprints, list: WordList, nonce: string): Exchange {
  return { role, fingerprints, list, nonce, theirs: null, broken: false }
}

/** What is said as a channel opens; the same again on a later channel of the same exchange. */
export function opening(exchange: Exchange): WordsMessage[] {
  const { role, list, nonce } = exchange
  const commit: WordsMessage = { kind: 'commit', commitment: commitmentOf(role, list, nonce), list }
  return exchange.theirs && !exchange.broken ? [commit, { kind: 'reveal', nonce }] : [commit]
}

/** Pure: what the other side said, and what is said to it. Twice the same changes nothing. */
export function hear(exchange: Exchange, said: WordsMessage): { exchange: Exchange; say: WordsMessage[] } {
  const { theirs } = exchange
  const silent = (next: Exchange) => ({ exchange: next, say: [] })
  if (exchange.broken) return silent(exchange)
  if (said.kind === 'commit') {
    const { commitment, list } = said
    if (!theirs)
      return {
        exchange: { ...exchange, theirs: { commitment, list, nonce: null } },
        say: [{ kind: 'reveal', nonce: exchange.nonce }],
      }
    const same = theirs.commitment === commitment && theirs.list === list
    return silent(same ? exchange : { ...exchange, broken: true })
  }
  const fits = theirs && commitmentOf(otherRole(exchange.role), theirs.list, said.nonce) === theirs.commitment
  return silent(fits ? { ...exchange, theirs: { ...theirs, nonce: said.nonce } } : { ...exchange, broken: true })
}

/** The words, once both numbers are known and fit what was committed to; null before, and for ever when broken. */
export function wordsOf({ role, fingerprints, list, nonce, theirs, broken }: Exchange): Words | null {
  if (broken || !theirs || theirs.nonce === null) return null
  const mine = [fingerprints.mine, list, nonce]
  const other = [fingerprints.theirs, theirs.list, theirs.nonce]
  const digest = role === 'seeker' ? hash('words', mine, other) : hash('words', other, mine)
  let bits = BigInt(`0x${digest.slice(0, 16)}`) >> BigInt(64 - COUNT * BITS)
  const places: number[] = []
  for (let i = 0; i < COUNT; i++) {
    places.unshift(Number(bits & 2047n))
    bits >>= BigInt(BITS)
  }
  return { list: role === 'seeker' ? list : theirs.list, places }
}

/** Bound to the role, so that a commitment sent back to whom made it fits nothing. */
export function commitmentOf(role: Role, list: WordList, nonce: string): string {
  return hash('commit', role, list, nonce)
}

/** The certificates that a description names, all of them; null when it names none. */
export function fingerprintsIn(sdp: string): string | null {
  const found = [...sdp.matchAll(/^a=fingerprint:(\S+) (\S+)\s*$/gm)].map(([, way = '', print = '']) =>
    `${way} ${print}`.toLowerCase(),
  )
  return found.length > 0 ? [...new Set(found)].sort().join('\n') : null
}

/** SHA-256 of JSON, whose brackets and quotes keep one part from running into the next. */
const hash = (...parts: unknown[]): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(['binome', ...parts]))))
