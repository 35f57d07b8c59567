import type { FactOf } from '../facts.ts'
import type { House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { insertEvidence } from './store.ts'

/** A word of the seeker becomes what the matching engine learns from. Laws: LAWS.md. */
export async function append(house: House, tx: Tx, record: Record, fact: FactOf<'outcome.said'>): Promise<void> {
  if (!fact.counts || fact.outcome === 'not_solved') return
  const { organizationId, sessionId, askId, seekerId, helperId } = fact
  if (!(await insertEvidence(tx, organizationId, sessionId, fact.skillIds))) return
  record({ kind: 'evidence.added', organizationId, sessionId, askId, seekerId, helperId })
  house.log.info({ organizationId, sessionId }, 'evidence added')
}
