import type { MySkillLine, SkillLine } from '@binome/contract/verbs/people.ts'
import type { Caller, House } from '../house.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { isUuid } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Self } from './actions.ts'
import { linesAfter, monthRows } from './directory-store.ts'
import { endorsementRows } from './endorsement-store.ts'
import { soleSkills } from './gaps-store.ts'
import { hasProfile, maySeeHiddenLines } from './policy.ts'
import { aloneSince, firstMarkedInstant } from './rules.ts'
import { namedSkills } from './skill-store.ts'
import { findPerson } from './store.ts'
import { personRefs, skillLines, skillRefs } from './view.ts'

/** What one person has shown and says they know, a page at a time. */

type Page = { cursor?: string | undefined; limit: number }
type Lines = { rows: SkillLine[]; next: string | null }

/** @throws Refusal NOT_FOUND for nobody of this organisation, or somebody erased */
export async function readKnowHow(house: House, caller: Caller, input: Page & { personId: string }): Promise<Lines> {
  const { organizationId } = caller
  const { personId } = input
  const person = await findPerson(house.db, organizationId, personId)
  if (!person || !hasProfile(person)) throw new Refusal('NOT_FOUND', {})
  const withHidden = maySeeHiddenLines(caller, personId)
  return linesOf(
    house,
    { organizationId, personId },
    { ...input, withHidden, onlyClaimed: false, readerId: caller.personId },
  )
}

/** Every line about me, the hidden ones too. */
export async function mySkills(
  house: House,
  self: Self,
  input: Page & { only?: 'claimed' | undefined },
): Promise<{ rows: MySkillLine[]; next: string | null }> {
  const { organizationId, personId } = self
  const { db, clock } = house
  const onlyClaimed = input.only === 'claimed'
  const page = await linesOf(house, self, { ...input, withHidden: true, onlyClaimed, readerId: personId })
  const skillIds = page.rows.map(({ skill }) => skill.id)
  const alone = await soleSkills(db, organizationId, personId, skillIds, aloneSince(clock.now()))
  const named = await namedSkills(db, organizationId, personId, skillIds)
  return {
    ...page,
    rows: page.rows.map((line) => ({ ...line, alone: alone.has(line.skill.id), named: named.has(line.skill.id) })),
  }
}

async function linesOf(
  house: House,
  { organizationId, personId }: Self,
  page: Page & { withHidden: boolean; onlyClaimed: boolean; readerId: string },
): Promise<Lines> {
  const { db, clock } = house
  const { withHidden, onlyClaimed, limit } = page
  const now = clock.now()
  const after = placeOf(page.cursor)
  const found = await linesAfter(db, organizationId, personId, { withHidden, onlyClaimed, after, limit: limit + 1 })
  const lines = found.slice(0, limit)
  const skillIds = lines.map((line) => line.skillId)
  const sight = { since: firstMarkedInstant(now), withHidden, about: { skillIds, sessionIds: [] } }
  const months = await monthRows(db, organizationId, [personId], sight)
  const endorsements = await endorsementRows(db, organizationId, personId, skillIds, page.readerId)
  const people = await personRefs(
    db,
    organizationId,
    endorsements.flatMap((row) => row.byId ?? []),
  )
  const skills = await skillRefs(db, organizationId, skillIds)
  const last = lines.at(-1)
  return {
    rows: skillLines(personId, lines, { months, endorsements, skills, people }, now),
    next: found.length > limit && last ? encodeCursor([String(last.freed), last.micros, last.skillId]) : null,
  }
}

/** @throws Refusal BAD_INPUT when it is not one of ours */
function placeOf(cursor: string | undefined): string[] | null {
  const place = decodeCursor(cursor, 3)
  if (place === null) return null
  const [freed = '', micros = '', skillId = ''] = place
  if (/^\d{1,9}$/.test(freed) && /^\d{1,18}$/.test(micros) && isUuid(skillId)) return place
  throw new Refusal('BAD_INPUT', { issues: [{ path: 'cursor', code: 'invalid' }] })
}
