import type { Now } from '@binome/contract/now.ts'
import type { ObservingView } from '@binome/contract/session.ts'
import { availabilityAt } from '../../app/asked.ts'

/**
 * What became of my invitation to a session with this change: one that I am to be told of, and the session of one that is
 * over.
 */
export interface InvitationMoved {
  came: ObservingView | null
  over: string | null
}

/** A tap never comes in quiet hours; an invitation to look on may, and then stays on the page [V1]. */
export function invitationMoved(
  now: Pick<Now, 'me' | 'observing'>,
  was: Now['observing'],
  at: number,
): InvitationMoved {
  const stands = now.observing?.state === 'invited' ? now.observing : null
  const stood = was?.state === 'invited' ? was.sessionId : null
  const same = stood === (stands?.sessionId ?? null)
  const quiet = availabilityAt(now.me.availability, at).state === 'quiet'
  return { came: same || quiet ? null : stands, over: same ? null : stood }
}
