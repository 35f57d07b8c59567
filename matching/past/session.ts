import type { SolvedAsk } from '../model.ts'
import type { Person } from './person.ts'

/** One past session: who helped whom, when, with what outcome. */
export interface Session {
  readonly sessionId: string
  /** Of the text index: its ask's words, as this helper's. */
  readonly slot: number
  readonly ask: PastAsk
  readonly helper: Person
  /** Null once the seeker is erased. */
  seeker: Person | null
  /** ms */
  readonly at: number
  readonly outcome: SolvedAsk['outcome']
  readonly thanked: boolean
  readonly minutes: number
}

/** A past ask in the index, without its words: several sessions may have been about it. */
export interface PastAsk {
  /** Ask and what was said: two tellings of one ask that differ are two texts. */
  readonly key: string
  /** One of its own, never given again. */
  readonly number: number
  readonly askId: string
  readonly skills: readonly { skillId: string; labels: readonly string[] }[]
  /** Term numbers of the vocabulary with their weighted frequencies. */
  readonly terms: Uint32Array
  readonly counts: Uint8Array
  sessions: Session[]
}

/** The order of time; among equals that of the id, so that the order of telling never shows. */
function byTime(x: Session, y: Session): number {
  return x.at - y.at || (x.sessionId < y.sessionId ? -1 : x.sessionId > y.sessionId ? 1 : 0)
}

/** Puts a session at its place in time; answers that place. */
export function insertByTime(sessions: Session[], session: Session): number {
  const last = sessions.at(-1)
  const at = last === undefined || byTime(last, session) < 0 ? sessions.length : lowerBound(sessions, session)
  if (at === sessions.length) sessions.push(session)
  else sessions.splice(at, 0, session)
  return at
}

/** Takes a session out; answers the place it stood at, -1 when it was not there. */
export function removeByTime(sessions: Session[], session: Session): number {
  const at = lowerBound(sessions, session)
  if (sessions[at] !== session) return -1
  sessions.splice(at, 1)
  return at
}

function lowerBound(sessions: readonly Session[], session: Session): number {
  let low = 0
  let high = sessions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (byTime(sessions[middle] as Session, session) < 0) low = middle + 1
    else high = middle
  }
  return low
}
