import { hashPassword } from 'better-auth/crypto'
import type { House, Record } from '../house.ts'
import { addMember, type MemberInput } from '../people/actions.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { openAccount } from './account-store.ts'

/** A person and the account they sign in with, in one transaction. */

/**
 * Makes a member and, for an e-mail, their account.
 * @throws Refusal EMAIL_TAKEN, NOT_FOUND for a team of another organisation
 */
export async function admit(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  input: MemberInput & { passwordHash: string | null },
): Promise<{ id: string }> {
  const { passwordHash, ...member } = input
  const person = await addMember(house, tx, record, organizationId, member)
  if (member.email !== null) {
    const account = { personId: person.id, email: member.email, passwordHash, at: house.clock.now() }
    if (!(await openAccount(tx, organizationId, account))) throw new Refusal('EMAIL_TAKEN', {})
  }
  return person
}

/**
 * Makes a member of an organisation, as the demo and the operator's own scripts do. Without a password the account
 * waits for one to be chosen by a link (or, in the demo, is entered without).
 */
export async function createPerson(
  house: House,
  organizationId: string,
  input: MemberInput & { password?: string },
): Promise<{ id: string }> {
  const { password, ...member } = input
  const passwordHash = password === undefined ? null : await hashPassword(password)
  return house.transaction((tx, record) => admit(house, tx, record, organizationId, { ...member, passwordHash }))
}
