import type { Me } from '@binome/contract/now.ts'
import type { Language } from '@binome/contract/terms.ts'
import type { SkillLine } from '@binome/contract/verbs/people.ts'
import type { House } from '../house.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Self } from './actions.ts'
import { lineRows, monthRows } from './directory-store.ts'
import { firstMarkedInstant } from './rules.ts'
import { hideLine, skillRows } from './skill-store.ts'
import { updatePerson } from './store.ts'
import { meFor, skillLines, skillRefs } from './view.ts'

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

/** Every line about me, the hidden ones too. */
export async function mySkills(house: House, self: Self): Promise<{ lines: SkillLine[] }> {
  const { db, clock } = house
  const { organizationId, personId } = self
  const now = clock.now()
  const lines = await lineRows(db, organizationId, [personId], true)
  const months = await monthRows(db, organizationId, [personId], { since: firstMarkedInstant(now), withHidden: true })
  const skills = await skillRefs(
    db,
    organizationId,
    lines.map((line) => line.skillId),
  )
  return { lines: skillLines(personId, lines, months, skills, now) }
}
