import { type AskRow, lockAsk } from '../ask/store.ts'
import type { House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { tellSeeker } from './plan-store.ts'
import { nextBeat } from './rules.ts'

/**
 * [A6] What the seeker is told of a search changes on beats of the clock, counted from its beginning, and by nothing
 * else: between two of them a decline, a lapse and a tap that follows from either look like nothing at all.
 */

export function beginBeats(house: House, tx: Tx, organizationId: string, ask: AskRow): void {
  const dueAt = nextBeat(ask.stateSince, house.clock.now())
  house.timers.set(tx, { organizationId, kind: 'beat', subjectId: ask.id, dueAt })
}

export async function beat(
  house: House,
  tx: Tx,
  record: Record,
  timer: { organizationId: string; subjectId: string; dueAt: Date },
): Promise<void> {
  const { organizationId, subjectId: askId } = timer
  const ask = await lockAsk(tx, organizationId, askId)
  if (ask?.state !== 'searching') return
  const changed = await tellSeeker(tx, organizationId, askId, timer.dueAt)
  if (changed) record({ kind: 'ask.told', organizationId, askId, seekerId: ask.seekerId })
  beginBeats(house, tx, organizationId, ask)
}
