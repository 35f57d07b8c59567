import type { House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Self } from './actions.ts'
import { deleteEndorsement, holdClaim, insertEndorsement } from './endorsement-store.ts'
import { hasProfile, mayEndorse } from './policy.ts'
import { findPerson } from './store.ts'

/** Vouching for what a colleague says they know. */

export interface Endorsement {
  personId: string
  skillId: string
  endorsed: boolean
}

/**
 * Vouches for a claim, or takes that back; said twice is once.
 * @throws Refusal OWN_CLAIM, NOT_CLAIMED where the person does not say that they know this or hides it, NOT_FOUND for nobody
 * of this organisation, or somebody erased
 */
export async function endorse(house: House, self: Self, input: Endorsement): Promise<Endorsement> {
  const { organizationId, personId: byId } = self
  const { personId, skillId, endorsed } = input
  if (!mayEndorse(self, personId)) throw new Refusal('OWN_CLAIM', {})
  await house.transaction(async (tx, record) => {
    const person = await findPerson(tx, organizationId, personId)
    if (!person || !hasProfile(person)) throw new Refusal('NOT_FOUND', {})
    const one = { personId, skillId, byId }
    if (endorsed && !(await holdClaim(tx, organizationId, personId, skillId))) throw new Refusal('NOT_CLAIMED', {})
    const changed = endorsed
      ? await insertEndorsement(tx, organizationId, one, house.clock.now())
      : await deleteEndorsement(tx, organizationId, one)
    if (changed) record({ kind: 'endorsements.changed', organizationId, personId })
  })
  return { personId, skillId, endorsed }
}
