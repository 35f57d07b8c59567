import type { Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { sessionById } from '../session/store.ts'

/** What the two of an encounter are asked at its end has changed: how many wait for a line. */
export async function tellTwo(tx: Tx, record: Record, organizationId: string, sessionId: string): Promise<void> {
  const session = await sessionById(tx, organizationId, sessionId)
  if (session === null) return
  const personIds = [session.seekerId, session.helperId]
  record({ kind: 'group.closing', organizationId, sessionId, personIds })
}
