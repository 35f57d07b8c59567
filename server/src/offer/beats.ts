import { type AskRow, lockAsk } from '../ask/store.ts'
import type { House, Record } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import type { Tx } from '../platform/db.ts'
import { firstTaps, tellSeeker } from './plan-store.ts'
import { mayBeTold, nextBeat } from './rules.ts'

/**
 * [A6] What the seeker is told of a search changes on beats of the clock, counted from its beginning, and by nothing
 * else: between two of them a decline, a lapse and a tap that follows from either look like nothing at all, and at one of
 * them nobody is counted who could only have been tapped because somebody answered.
 */

export function beginBeats(house: House, tx: Tx, organizationId: string, ask: AskRow): void {
  const dueAt = nextBeat(ask.stateSince, house.clock.now())
  house.timers.set(tx, { organizationId, kind: 'beat', subjectId: ask.id, dueAt })
}

export async function beat(
  house: House,
  matches: Matches,
  tx: Tx,
  record: Record,
  timer: { organizationId: string; subjectId: string; dueAt: Date },
): Promise<void> {
  const { organizationId, subjectId: askId } = timer
  const ask = await lockAsk(tx, organizationId, askId)
  if (ask?.state !== 'searching') return
  const match = await matches.of(organizationId)
  const { mostAtOnce } = match.rules.of(match.teamOf(ask.seekerId))
  // What happens in the same instant is told at the next one, so that no order of two timers shows.
  const at = timer.dueAt
  const told = mayBeTold(await firstTaps(tx, organizationId, askId), mostAtOnce, at)
  const changed = await tellSeeker(tx, organizationId, askId, { ...told, at })
  if (changed) record({ kind: 'ask.told', organizationId, askId, seekerId: ask.seekerId })
  beginBeats(house, tx, organizationId, ask)
}
