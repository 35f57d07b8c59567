import type { Forgetting } from '@binome/contract/session.ts'
import type { ComesTo, SessionRole } from '@binome/contract/terms.ts'

/** The two of a session. */
export interface Pair {
  seekerId: string
  helperId: string
}

/** Which of the two somebody is; null: neither, and then the session does not exist for them [S15]. */
export function roleIn(session: Pair, personId: string): SessionRole | null {
  if (session.seekerId === personId) return 'seeker'
  if (session.helperId === personId) return 'helper'
  return null
}

/** The other of the two. Only for one of the pair. */
export function otherOf(session: Pair, personId: string): string {
  return session.seekerId === personId ? session.helperId : session.seekerId
}

/**
 * Whom a signal goes to: the other of the two [S10], or whoever is named, when both are there and for different things:
 * as one of the two, to look on, to advise [S27]; null: nobody it may go to.
 */
export function readerOf(
  session: Pair,
  beside: ReadonlyMap<string, ComesTo>,
  personId: string,
  to: string | undefined,
): string | null {
  if (to === undefined) return roleIn(session, personId) && otherOf(session, personId)
  const thereTo = (one: string) => (roleIn(session, one) ? 'meet' : beside.get(one))
  const [mine, theirs] = [thereTo(personId), thereTo(to)]
  return mine && theirs && mine !== theirs ? to : null
}

/** Who of the two wishes that what was written be forgotten, as one of them reads it. */
export function forgettingOf(session: Pair, wishes: readonly string[], personId: string): Forgetting {
  return { me: wishes.includes(personId), other: wishes.includes(otherOf(session, personId)) }
}

/**
 * What was written is forgotten when both wish it [S22]. Who left the house for good wishes nothing any more, and keeps
 * nobody from it.
 */
export function mayForget(session: Pair, wishes: readonly string[], erased: readonly string[]): boolean {
  return [session.seekerId, session.helperId].every((one) => wishes.includes(one) || erased.includes(one))
}
