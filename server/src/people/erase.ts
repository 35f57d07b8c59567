import type { House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Self } from './actions.ts'
import { erasePerson, everythingOf, fileKeysOf, forgetAsks } from './erase-store.ts'
import { removePhoto } from './photo.ts'
import { mayStopAdministering } from './policy.ts'
import { endMembership, findPerson, lockAdmins } from './store.ts'

/** Taking with you what is yours, and leaving. */

/** Everything that is mine, as plain data; the photo and pictures themselves are behind their own addresses. */
export async function exportMine(house: House, self: Self): Promise<{ [part: string]: unknown }> {
  const everything = await everythingOf(house.db, self.organizationId, self.personId)
  // Through JSON, so that instants are text in the file as on the wire.
  return JSON.parse(JSON.stringify({ exportedAt: house.clock.now(), ...everything })) as { [part: string]: unknown }
}

/** @throws Refusal LAST_ADMIN */
export async function refuseLastAdmin(tx: Tx, organizationId: string, personId: string): Promise<void> {
  const admins = await lockAdmins(tx, organizationId)
  if (!mayStopAdministering(personId, admins)) throw new Refusal('LAST_ADMIN', {})
}

/**
 * Erases a person for good: name, e-mail, title, photo, pictures, recordings with their voice, claims, availability and what they wrote in chats and
 * answers are gone, their account goes with the fact. Thanks they gave stay with those who received them; evidence
 * stays, shown as of somebody erased. Bytes go before rows, so that a crash between leaves a person who can ask again, never a file.
 * @throws Refusal LAST_ADMIN
 */
export async function eraseMe(house: House, self: Self): Promise<{ erased: true }> {
  const { organizationId, personId } = self
  await house.transaction((tx) => refuseLastAdmin(tx, organizationId, personId))
  const person = await findPerson(house.db, organizationId, personId)
  if (person?.photoFile) await removePhoto(house, personId, person.photoFile)
  for (const key of await fileKeysOf(house.db, organizationId, personId)) await house.files.remove(key)
  await house.transaction((tx, record) => eraseIn(house, tx, record, self))
  house.log.info({ organizationId, personId }, 'person.erased')
  return { erased: true }
}

async function eraseIn(house: House, tx: Tx, record: Record, self: Self): Promise<void> {
  const { organizationId, personId } = self
  const at = house.clock.now()
  await refuseLastAdmin(tx, organizationId, personId)
  await endMembership(tx, organizationId, personId, at)
  await erasePerson(tx, organizationId, personId, at)
  await forgetAsks(tx, organizationId, personId)
  record({ kind: 'person.erased', organizationId, personId })
}
