import type { House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { endHandedOver } from '../session/actions.ts'
import { lifecycle } from './lifecycle.ts'
import { handoverById, lockedSessionOf, moveHandover } from './store.ts'

/** The clock of a proposal. */
export const TIMER = 'handover'

/**
 * [T6] The colleague's yes, inside the transaction of their claim: the session that is handed over ends, and makes room for
 * theirs. False when it is not to be had any more; whoever asked then writes nothing.
 */
export async function take(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  handoverId: string,
): Promise<boolean> {
  await lockedSessionOf(organizationId, handoverId).execute(tx)
  const row = await handoverById(tx, organizationId, handoverId)
  const step = row && lifecycle[row.state].colleague.come
  if (!step || typeof step === 'string') return false
  const move = { from: row.state, to: step.to, until: house.clock.now() }
  if (!(await moveHandover(tx, organizationId, handoverId, move))) return false
  house.timers.clear(tx, TIMER, handoverId)
  house.log.info({ organizationId, sessionId: row.sessionId, handoverId, to: step.to }, 'handover moved')
  return endHandedOver(house, tx, record, organizationId, row.sessionId)
}
