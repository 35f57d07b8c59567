import type { Me } from '@binome/contract/now.ts'
import type { PersonRef, SkillRef } from '@binome/contract/terms.ts'
import type { SkillLine } from '@binome/contract/verbs/people.ts'
import { shownWord } from '../availability/rules.ts'
import { findSaid } from '../availability/store.ts'
import type { Db } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { switchesOf } from '../reach/store.ts'
import type { LineRow, MonthRow } from './directory-store.ts'
import type { EndorsementRow } from './endorsement-store.ts'
import { freshnessOf, marksOf } from './rules.ts'
import { type SkillRow, skillRows } from './skill-store.ts'
import { findMembership, findOrganization, findPerson, type PersonRow, type RefRow, refRows } from './store.ts'

/** People and skills as they stand in everybody's views. */

/** Where a photo is served to members of the same organisation; null when there is none. */
export function photoUrl(personId: string, photoFile: string | null): string | null {
  return photoFile === null ? null : `/photos/${personId}?v=${photoFile}`
}

export function personRef(row: RefRow): PersonRef {
  const { id, kind, name, team, site } = row
  return { id, kind, name, team, site: site ?? '', photo: photoUrl(id, row.photoFile) }
}

export function skillRef(row: SkillRow): SkillRef {
  return { id: row.id, labelFr: row.labelFr, labelEn: row.labelEn }
}

/** The people of these ids as colleagues see them in passing; ids of another organisation are left out. */
export async function personRefs(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, PersonRef>> {
  if (ids.length === 0) return new Map()
  const rows = await refRows(db, organizationId, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, personRef(row)]))
}

/** The skills of these ids; ids of another organisation are left out. */
export async function skillRefs(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, SkillRef>> {
  if (ids.length === 0) return new Map()
  const rows = await skillRows(db, organizationId, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, skillRef(row)]))
}

/**
 * What I am told of myself. My word on being asked is told as I gave it, its end included: a view must not change by
 * itself when a time passes.
 * @throws Refusal NOT_A_MEMBER when the membership is over
 */
export async function meFor(db: Db, organizationId: string, personId: string, options: { demo: boolean }): Promise<Me> {
  const organization = await findOrganization(db, organizationId)
  const person = await findPerson(db, organizationId, personId)
  const membership = await findMembership(db, organizationId, personId)
  const said = await findSaid(db, organizationId, personId)
  const { tab, push, pushWords, sound } = await switchesOf(db, organizationId, personId)
  const ref = (await personRefs(db, organizationId, [personId])).get(personId)
  if (!organization || !person || !membership || !ref) throw new Refusal('NOT_A_MEMBER', {})
  return {
    ...profileOf(person),
    person: ref,
    role: membership.role,
    teamId: membership.teamId,
    organization: { id: organization.id, name: organization.name, demo: options.demo },
    availability: shownWord(said),
    channels: { tab, push, pushWords, sound },
  }
}

function profileOf(person: PersonRow) {
  const { email, title, language, languages, joinedOn } = person
  return { email, title, language, languages, joinedOn, welcomed: person.welcomedAt !== null }
}

/** The lines of one person, most people freed first. */
export function skillLines(
  personId: string,
  lines: readonly LineRow[],
  of: {
    months: readonly MonthRow[]
    endorsements: readonly EndorsementRow[]
    skills: ReadonlyMap<string, SkillRef>
    people: ReadonlyMap<string, PersonRef>
  },
  now: Date,
): SkillLine[] {
  return lines
    .filter((line) => line.personId === personId)
    .flatMap((line) => {
      const skill = of.skills.get(line.skillId)
      if (!skill) return []
      const endorsed = of.endorsements.find((row) => row.skillId === line.skillId)
      const shown = of.months.filter((month) => month.personId === personId && month.skillId === line.skillId)
      return {
        skill,
        freed: line.freed,
        freshness: freshnessOf(line.lastAt, now),
        claimed: line.claimedAt !== null,
        endorsements: {
          count: endorsed?.count ?? 0,
          mine: endorsed?.mine ?? false,
          by: of.people.get(endorsed?.byId ?? '') ?? null,
        },
        hidden: line.hidden,
        marks: marksOf(shown, line.claimedAt ? [line.claimedAt] : [], now),
      }
    })
}
