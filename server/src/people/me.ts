import type { Me } from '@binome/contract/now.ts'
import type { Language } from '@binome/contract/terms.ts'
import type { House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Self } from './actions.ts'
import { hideLine, nameLine, skillRows } from './skill-store.ts'
import { updatePerson } from './store.ts'
import { meFor } from './view.ts'

/** What a person reads and changes of themself. */

export function readMe(house: House, self: Self): Promise<Me> {
  return meFor(house.db, self.organizationId, self.personId, { demo: house.config.demo })
}

export async function saveProfile(
  house: House,
  self: Self,
  input: {
    name?: string | undefined
    title?: string | undefined
    language?: Language | undefined
    languages?: Language[] | undefined
    joinedOn?: string | null | undefined
    welcomed?: true | undefined
  },
): Promise<Me> {
  const { organizationId, personId } = self
  const { welcomed, languages, ...rest } = input
  await house.transaction(async (tx, record) => {
    await updatePerson(tx, organizationId, personId, {
      ...rest,
      languages: languages && [...new Set(languages)],
      welcomedAt: welcomed ? house.clock.now() : undefined,
    })
    record({ kind: 'person.changed', organizationId, personId })
  })
  return readMe(house, self)
}

/** Hides a line about me from others, or shows it again. @throws Refusal NOT_FOUND for a skill of another house */
export async function hideSkill(
  house: House,
  self: Self,
  input: { skillId: string; hidden: boolean },
): Promise<{ skillId: string; hidden: boolean }> {
  const { organizationId, personId } = self
  await house.transaction(async (tx, record) => {
    const known = await skillRows(tx, organizationId, [input.skillId])
    if (known.length === 0) throw new Refusal('NOT_FOUND', {})
    await hideLine(tx, organizationId, personId, input.skillId, input.hidden, house.clock.now())
    record({ kind: 'person.changed', organizationId, personId })
  })
  return { skillId: input.skillId, hidden: input.hidden }
}

/** Lets my name stand where one person alone knows this, or takes it back. @throws Refusal NOT_FOUND as for hiding */
export async function nameSkill(
  house: House,
  self: Self,
  input: { skillId: string; named: boolean },
): Promise<{ skillId: string; named: boolean }> {
  const { organizationId, personId } = self
  await house.transaction(async (tx) => {
    const known = await skillRows(tx, organizationId, [input.skillId])
    if (known.length === 0) throw new Refusal('NOT_FOUND', {})
    await nameLine(tx, organizationId, personId, input.skillId, input.named, house.clock.now())
  })
  return { skillId: input.skillId, named: input.named }
}
