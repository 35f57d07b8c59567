import type { SessionRole } from '@binome/contract/terms.ts'

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
