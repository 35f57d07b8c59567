import type { Language, Role, SkillRef } from '@binome/contract/terms.ts'
import type { Caller, House, Record } from '../house.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { distinctLabels, plainText } from './rules.ts'
import { claimedSkills, insertSkills, replaceClaims, skillRows, skillsNamed } from './skill-store.ts'
import {
  findMembership,
  findPersonByEmail,
  insertOrganization,
  lockEmail,
  type NewPerson,
  startMembership,
  upsertMemberPerson,
} from './store.ts'
import { findTeam, insertTeam } from './team-store.ts'
import { skillRef } from './view.ts'

/** Making a house and its people, and what a person says: also how the demo organisation comes to life. */

/** Whose action it is. */
export type Self = Pick<Caller, 'organizationId' | 'personId'>

export async function addOrganization(
  house: House,
  tx: Tx,
  input: { name: string; language: Language },
): Promise<{ id: string }> {
  const id = house.newId()
  await insertOrganization(tx, { id, name: input.name, language: input.language, createdAt: house.clock.now() })
  house.log.info({ organizationId: id }, 'organization.created')
  return { id }
}

export async function createOrganization(
  house: House,
  input: { name: string; language: Language },
): Promise<{ id: string }> {
  return house.transaction((tx) => addOrganization(house, tx, input))
}

/** @throws Refusal TEAM_EXISTS */
export async function createTeam(
  house: House,
  organizationId: string,
  input: { name: string; site: string },
): Promise<{ id: string }> {
  const id = house.newId()
  await house.transaction(async (tx) => {
    const made = await insertTeam(tx, organizationId, { id, ...input, createdAt: house.clock.now() })
    if (!made) throw new Refusal('TEAM_EXISTS', {})
  })
  return { id }
}

export interface MemberInput {
  name: string
  email: string | null
  title?: string
  language: Language
  languages?: Language[]
  joinedOn?: string | null
  teamId?: string | null
  role?: Role
  /** The e-mail was not given by an administrator: it may not be that of anybody already known here. */
  unvouched?: boolean
}

/**
 * Makes a member, in a transaction of the caller's. Somebody imported from an old help desk under that e-mail becomes
 * the member and keeps what they have shown; a former member comes back as the same person.
 * @throws Refusal EMAIL_TAKEN when a present member has it, NOT_FOUND when the team is not of this organisation
 */
export async function addMember(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  input: MemberInput,
): Promise<{ id: string }> {
  const at = house.clock.now()
  await refuseForeignTeam(tx, organizationId, input.teamId)
  if (input.email !== null) await lockEmail(tx, organizationId, input.email)
  const known = input.email === null ? null : await findPersonByEmail(tx, organizationId, input.email)
  if (known && (input.unvouched || (await findMembership(tx, organizationId, known.id)))) {
    throw new Refusal('EMAIL_TAKEN', {})
  }
  const person: NewPerson = {
    id: known?.id ?? house.newId(),
    name: input.name,
    email: input.email?.toLowerCase() ?? null,
    title: input.title ?? '',
    language: input.language,
    languages: input.languages ?? [input.language],
    joinedOn: input.joinedOn ?? null,
    createdAt: at,
  }
  await upsertMemberPerson(tx, organizationId, person)
  await startMembership(tx, organizationId, {
    personId: person.id,
    teamId: input.teamId ?? null,
    role: input.role ?? 'member',
    startedAt: at,
  })
  record({ kind: 'person.joined', organizationId, personId: person.id })
  house.log.info({ organizationId, personId: person.id }, 'person.joined')
  return { id: person.id }
}

/** @throws Refusal NOT_FOUND */
export async function refuseForeignTeam(
  db: Db,
  organizationId: string,
  teamId: string | null | undefined,
): Promise<void> {
  if (teamId && !(await findTeam(db, organizationId, teamId))) throw new Refusal('NOT_FOUND', {})
}

/** @throws Refusal SKILL_EXISTS when one of the labels already names a skill */
export async function addSkill(
  house: House,
  organizationId: string,
  input: { labelFr: string; labelEn: string; synonyms: string[] },
): Promise<{ id: string }> {
  const id = house.newId()
  await house.transaction(async (tx, record) => {
    const taken = await skillsNamed(tx, organizationId, [plainText(input.labelFr), plainText(input.labelEn)])
    if (taken.size > 0) throw new Refusal('SKILL_EXISTS', {})
    const synonyms = distinctLabels(input.synonyms)
    const made = await insertSkills(tx, organizationId, [{ id, ...input, synonyms }], house.clock.now())
    if (made.length === 0) throw new Refusal('SKILL_EXISTS', {})
    record({ kind: 'skill.added', organizationId, skillId: id })
  })
  return { id }
}

/** The skills of these labels; a label the house does not know yet makes a skill, the same in both languages. */
export async function skillsOfLabels(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  labels: readonly string[],
): Promise<Map<string, string>> {
  const wanted = new Map(distinctLabels(labels).map((label) => [plainText(label), label]))
  if (wanted.size === 0) return new Map()
  const known = await skillsNamed(tx, organizationId, [...wanted.keys()])
  const missing = [...wanted].filter(([plain]) => !known.has(plain)).map(([, label]) => label)
  if (missing.length === 0) return known
  const made = await insertSkills(
    tx,
    organizationId,
    missing.map((label) => ({ id: house.newId(), labelFr: label, labelEn: label, synonyms: [] })),
    house.clock.now(),
  )
  for (const skillId of made) record({ kind: 'skill.added', organizationId, skillId })
  return skillsNamed(tx, organizationId, [...wanted.keys()])
}

/**
 * What a person says they know, as a whole.
 * @throws Refusal NOT_FOUND when a skill is not of this organisation
 */
export async function claimSkills(
  house: House,
  self: Self,
  input: { skillIds: readonly string[]; newLabels?: readonly string[] },
): Promise<{ skills: SkillRef[] }> {
  const { organizationId, personId } = self
  return house.transaction(async (tx, record) => {
    const ids = new Set(input.skillIds)
    const known = await skillRows(tx, organizationId, [...ids])
    if (known.length < ids.size) throw new Refusal('NOT_FOUND', {})
    const named = await skillsOfLabels(house, tx, record, organizationId, input.newLabels ?? [])
    const all = [...new Set([...ids, ...named.values()])]
    const before = await claimedSkills(tx, organizationId, personId)
    await replaceClaims(tx, organizationId, personId, all, house.clock.now())
    const same = before.length === all.length && before.every((id) => all.includes(id))
    if (!same) record({ kind: 'claims.changed', organizationId, personId })
    return { skills: (await skillRows(tx, organizationId, all)).map(skillRef) }
  })
}
