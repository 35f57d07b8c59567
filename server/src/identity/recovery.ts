import type { Caller, House } from '../house.ts'
import { findMembership } from '../people/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { personOfUser, userOfEmail, userOfPerson } from './account-store.ts'
import { type AuthHouse, authOf, recoveryS } from './auth.ts'
import { addressOf, newPasswordLink } from './links.ts'
import { newToken } from './rules.ts'

/** A link to choose a new password, given by hand when no mail leaves this house. */

async function linkFor(house: AuthHouse, userId: string, origin: string): Promise<{ url: string; expiresAt: string }> {
  const { internalAdapter } = await authOf(house).$context
  const token = newToken()
  // The wall's time, not the house's: it is the library that will compare.
  const expiresAt = new Date(Date.now() + recoveryS * 1000)
  await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: userId, expiresAt })
  return { url: newPasswordLink(origin, token), expiresAt: expiresAt.toISOString() }
}

/** @throws Refusal NOT_FOUND for nobody present in this organisation, or somebody without an e-mail */
export async function recoveryLink(
  house: House,
  caller: Caller,
  input: { personId: string },
  origin = addressOf(house.config),
): Promise<{ url: string; expiresAt: string }> {
  const { organizationId } = caller
  const membership = await findMembership(house.db, organizationId, input.personId)
  const userId = membership && (await userOfPerson(house.db, organizationId, input.personId))
  if (!userId) throw new Refusal('NOT_FOUND', {})
  const link = await linkFor(house, userId, origin)
  house.log.info({ organizationId, personId: input.personId, by: caller.personId }, 'recovery.link_given')
  return link
}

/** For the operator at the terminal: the link for this e-mail, or null when no present member has it. */
export async function recoveryLinkFor(house: AuthHouse, email: string): Promise<string | null> {
  const userId = await userOfEmail(house.db, email)
  if (userId === null || (await personOfUser(house.db, userId)) === null) return null
  return (await linkFor(house, userId, addressOf(house.config))).url
}
