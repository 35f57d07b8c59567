import type { SessionRole } from '@binome/contract/terms.ts'
import type { Caller } from '../house.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { roleIn } from './policy.ts'
import { lockSession, type SessionRow, sessionById } from './store.ts'

/** A session as one of its two has it [S15]. */
export interface Mine {
  session: SessionRow
  role: SessionRole
}

/** @throws Refusal NOT_FOUND */
export async function findMine(db: Db, caller: Caller, sessionId: string): Promise<Mine> {
  return mine(await sessionById(db, caller.organizationId, sessionId), caller)
}

/** The same, held until the end of the transaction. @throws Refusal NOT_FOUND */
export async function lockMine(tx: Tx, caller: Caller, sessionId: string): Promise<Mine> {
  return mine(await lockSession(tx, caller.organizationId, sessionId), caller)
}

function mine(session: SessionRow | null, { personId }: Caller): Mine {
  const role = session && roleIn(session, personId)
  if (!role) throw new Refusal('NOT_FOUND', {})
  return { session, role }
}
