import type { FactOf } from '../facts.ts'
import type { House } from '../house.ts'
import { deleteAccount, revokeSessions } from './account-store.ts'

/**
 * Somebody left, or was erased: their sessions end, their tabs are told, and an erased person's account is deleted.
 * Told twice it does nothing new.
 */
export async function forget(house: House, fact: FactOf<'person.left' | 'person.erased'>): Promise<void> {
  const { organizationId, personId } = fact
  if (fact.kind === 'person.erased') await deleteAccount(house.db, organizationId, personId)
  else await revokeSessions(house.db, organizationId, personId)
  house.hub.kick({ personId }, 'not_a_member')
}
