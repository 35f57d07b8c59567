import type { House, Record } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import type { OrganizationMatch } from '../match/register.ts'
import type { Tx } from '../platform/db.ts'
import type { Timer } from '../platform/timers.ts'
import type { Deliveries } from './deliveries.ts'
import { stepOfTap } from './rules.ts'
import { devicesOf } from './store.ts'

/** It is the turn of the next channel: a timer rang. */
export interface Turn {
  house: House
  matches: Matches
  deliveries: Deliveries
  tx: Tx
  record: Record
  timer: Timer
}

/**
 * [V2] [V10] The next channel to somebody who is asked, and has not answered.
 *
 * @returns the browsers that are to be handed it now; null: none, or not yet, and then the timer rings again
 */
export async function browsersInTurn(
  { house, tx, record, timer }: Turn,
  match: OrganizationMatch,
  asked: { personId: string; seen: boolean; passedS: number },
): Promise<readonly string[] | null> {
  const { personId, seen, passedS } = asked
  const { organizationId } = timer
  const now = house.clock.now()
  const step = stepOfTap({
    ...{ ways: match.waysOf(personId), tabs: match.tabsOf(personId), seen, passedS },
    quiet: match.willing.quietUntil(personId, now) !== null,
  })
  if (step.via === 'none') return null
  if (step.via === 'tab') {
    house.timers.set(tx, { ...timer, dueAt: new Date(now.getTime() + step.againInS * 1000) })
    return null
  }
  const devices = await devicesOf(tx, organizationId, personId, now)
  if (devices.length > 0) return devices.map(({ id }) => id)
  record({ kind: 'reach.changed', organizationId, personId })
  return null
}
