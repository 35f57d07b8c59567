import type { PersonRef, SkillRef } from '@binome/contract/terms.ts'
import type { PersonRow } from '@binome/contract/verbs/people.ts'
import { Word } from '../availability/rules.ts'
import { findSaid } from '../availability/store.ts'
import type { Caller, House } from '../house.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { Refusal } from '../platform/refusal.ts'
import { LEAST_GROUP } from '../routing/budget.ts'
import { beyond } from '../routing/scope.ts'
import {
  type About,
  type Found,
  findPeople,
  freedRows,
  type InSight,
  type LineRow,
  lineRows,
  type MonthRow,
  monthRows,
  sessionsInSight,
  skillHits,
} from './directory-store.ts'
import { aloneRows, unansweredRows } from './gaps-store.ts'
import { hasProfile, mayReadThanks, maySeeHiddenLines } from './policy.ts'
import { aloneSince, firstMarkedInstant, freshnessOf, marksOf, searchWords, unansweredSince } from './rules.ts'
import { skillsAfter } from './skill-store.ts'
import { findPerson } from './store.ts'
import { thanksRows } from './thanks-store.ts'
import { personRefs, skillRef, skillRefs } from './view.ts'

/** Who knows what, as a member may see it of the others. */

const skillsInARow = 6

type Page = { cursor?: string | undefined; limit: number }

/** Sessions that helped with the like of a text: the matching engine's answer. */
export type Similar = (organizationId: string, text: string) => Promise<readonly string[]>

/**
 * Members by name, or those who fit every word searched: by name, title, team, or a skill they claim or have shown; and
 * those who helped with the like of it. Somebody found by what they know is counted by that alone.
 */
export async function listPeople(
  house: House,
  caller: Caller,
  input: Page & { q?: string | undefined; team?: string | undefined; site?: string | undefined },
  similarTo: Similar,
): Promise<{ rows: PersonRow[]; next: string | null; total: number }> {
  const { db } = house
  const { organizationId } = caller
  const words = searchWords(input.q)
  const hits = await skillHits(db, organizationId, words)
  const near = words.length === 0 ? [] : await similarTo(organizationId, input.q ?? '')
  const similar = await sessionsInSight(db, organizationId, near)
  const found = await findPeople(db, organizationId, {
    words,
    hits,
    similar: similar.map(({ sessionId }) => sessionId),
    team: input.team ?? null,
    site: input.site ?? null,
    after: decodeCursor(input.cursor, 3),
    limit: input.limit + 1,
  })
  const page = found.rows.slice(0, input.limit)
  const last = page.at(-1)
  const more = found.rows.length > input.limit && last
  return {
    rows: await personRows(house, caller, page, {
      skillIds: [...new Set(hits.map((hit) => hit.skillId))],
      similar,
    }),
    next: more ? encodeCursor([String(last.rank), last.sortName, last.id]) : null,
    total: found.total,
  }
}

async function personRows(
  house: House,
  caller: Caller,
  page: readonly Found[],
  { skillIds, similar }: { skillIds: readonly string[]; similar: readonly InSight[] },
): Promise<PersonRow[]> {
  const { db } = house
  const { organizationId } = caller
  const now = house.clock.now()
  const ids = page.map((row) => row.id)
  const outside = await beyond(db, caller, ids)
  const byKnowHow = page.filter((row) => row.byKnowHow).map((row) => row.id)
  const byName = page.filter((row) => !row.byKnowHow).map((row) => row.id)
  const sight = { since: firstMarkedInstant(now), withHidden: false }
  const about: About = { skillIds, sessionIds: similar.map(({ sessionId }) => sessionId) }
  const narrow = { ...sight, about }
  const lines = await lineRows(db, organizationId, ids, false)
  const months = [
    ...(await monthRows(db, organizationId, byName, sight)),
    ...(await monthRows(db, organizationId, byKnowHow, narrow)),
  ]
  const freed = [
    ...(await freedRows(db, organizationId, byName, sight)),
    ...(await freedRows(db, organizationId, byKnowHow, narrow)),
  ]
  const refs = await personRefs(db, organizationId, ids)
  const skills = await skillRefs(
    db,
    organizationId,
    lines.map((line) => line.skillId),
  )
  return page.flatMap((row) => {
    const person = refs.get(row.id)
    if (!person) return []
    const mine = lines.filter((line) => line.personId === row.id)
    const theirs = similar.filter(({ personId }) => personId === row.id)
    const wanted = new Set([...skillIds, ...theirs.flatMap((one) => one.skillIds)])
    const counted = row.byKnowHow ? mine.filter((line) => wanted.has(line.skillId)) : mine
    const total = freed.find((of) => of.personId === row.id)
    const of = { mine: [...counted, ...mine], counted, total, months, skills }
    return { ...rowOf(row, person, of, now), beyond: outside.has(row.id) }
  })
}

function rowOf(
  row: Found,
  person: PersonRef,
  of: {
    mine: readonly LineRow[]
    counted: readonly LineRow[]
    total: { freed: number; lastAt: Date } | undefined
    months: readonly MonthRow[]
    skills: ReadonlyMap<string, SkillRef>
  },
  now: Date,
): Omit<PersonRow, 'beyond'> {
  const months = of.months.filter((month) => month.personId === row.id && month.skillId === null)
  const claims = of.counted.flatMap((line) => line.claimedAt ?? [])
  const skillIds = [...new Set(of.mine.map((line) => line.skillId))].slice(0, skillsInARow)
  return {
    person,
    available: row.word.at(now).open,
    title: row.title,
    languages: row.languages,
    freed: of.total?.freed ?? 0,
    freshness: freshnessOf(of.total?.lastAt ?? null, now),
    marks: marksOf(months, claims, now),
    skills: skillIds.flatMap((id) => of.skills.get(id) ?? []),
    quietUntil: row.word.quietEnds(now)?.toISOString() ?? null,
  }
}

/** One person's profile. @throws Refusal NOT_FOUND for nobody of this organisation, or somebody erased */
export async function readPerson(
  house: House,
  caller: Caller,
  input: { personId: string },
): Promise<{
  person: PersonRef
  available: boolean
  title: string
  languages: ('fr' | 'en')[]
  joinedOn: string | null
  freed: number
  thanks: { words: string; from: PersonRef; at: string }[]
  quietUntil: string | null
  beyond: boolean
}> {
  const { db } = house
  const { organizationId } = caller
  const { personId } = input
  const now = house.clock.now()
  const person = await findPerson(db, organizationId, personId)
  if (!person || !hasProfile(person)) throw new Refusal('NOT_FOUND', {})
  const withHidden = maySeeHiddenLines(caller, personId)
  const [total] = await freedRows(db, organizationId, [personId], { withHidden })
  const word = new Word(await findSaid(db, organizationId, personId))
  const thanks = (await thanksRows(db, organizationId, personId, caller.personId)).filter((row) =>
    mayReadThanks(caller, row),
  )
  const refs = await personRefs(db, organizationId, [personId, ...thanks.map((row) => row.fromId)])
  const ref = refs.get(personId)
  if (!ref) throw new Refusal('NOT_FOUND', {})
  return {
    person: ref,
    available: word.at(now).open,
    title: person.title,
    languages: person.languages,
    joinedOn: person.joinedOn,
    freed: total?.freed ?? 0,
    thanks: thanks.flatMap((row) => {
      const from = refs.get(row.fromId)
      return from ? { words: row.words, from, at: row.at.toISOString() } : []
    }),
    quietUntil: word.quietEnds(now)?.toISOString() ?? null,
    beyond: (await beyond(db, caller, [personId])).has(personId),
  }
}

/** What one person alone has shown these twelve months, named only where they let it; what met nobody these three. */
export async function readGaps(
  house: House,
  caller: Caller,
): Promise<{
  alone: { skill: SkillRef; asks: number; person: PersonRef | null }[]
  unanswered: { skill: SkillRef; asks: number }[]
}> {
  const { db, clock } = house
  const { organizationId } = caller
  const alone = await aloneRows(db, organizationId, aloneSince(clock.now()))
  const unanswered = await unansweredRows(db, organizationId, unansweredSince(clock.now()), LEAST_GROUP)
  const skills = await skillRefs(
    db,
    organizationId,
    [...alone, ...unanswered].map((row) => row.skillId),
  )
  const people = await personRefs(
    db,
    organizationId,
    alone.flatMap((row) => row.namedId ?? []),
  )
  return {
    alone: alone.flatMap(({ skillId, asks, namedId }) => {
      const skill = skills.get(skillId)
      return skill ? { skill, asks, person: people.get(namedId ?? '') ?? null } : []
    }),
    unanswered: unanswered.flatMap(({ skillId, asks }) => {
      const skill = skills.get(skillId)
      return skill ? { skill, asks } : []
    }),
  }
}

export async function listSkills(
  house: House,
  caller: Caller,
  input: Page & { q?: string | undefined },
): Promise<{ rows: (SkillRef & { synonyms: string[] })[]; next: string | null }> {
  const after = decodeCursor(input.cursor, 2)
  const rows = await skillsAfter(house.db, caller.organizationId, searchWords(input.q), after, input.limit + 1)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({ ...skillRef(row), synonyms: row.synonyms })),
    next: rows.length > input.limit && last ? encodeCursor([last.sortLabel, last.id]) : null,
  }
}
