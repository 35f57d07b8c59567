import type { Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { twoOf } from './store.ts'

/** What the two of an encounter are asked at its end has changed: how many wait for a line. */
export async function tellTwo(tx: Tx, record: Record, organizationId: string, sessionId: string): Promise<void> {
  const personIds = await twoOf(tx, organizationId, sessionId)
  record({ kind: 'group.closing', organizationId, sessionId, personIds })
}
