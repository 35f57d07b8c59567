import type { ToClose } from '@binome/contract/session.ts'
import type { PersonRef, SkillRef } from '@binome/contract/terms.ts'
import { guideOfJson } from '../guide/store.ts'
import { guideRecord } from '../guide/view.ts'
import { personRef, personRefs, skillRefs } from '../people/view.ts'
import type { Db } from '../platform/db.ts'
import { kindOfMode, suggestedSkillIds, waitedSeconds } from './rules.ts'
import { type OpenQuestion, openQuestions, type ThanksRow } from './store.ts'

/** Ids of skills that each text speaks of, best first: the matching engine's, given as an argument. */
export type Suggest = (texts: readonly string[]) => Promise<string[][]>

/** Pure: a question as it is put to one of the two. */
export function toClose(row: OpenQuestion, personId: string, other: PersonRef, skills: SkillRef[]): ToClose {
  const guide = guideRecord(guideOfJson(row.guide))
  return {
    sessionId: row.sessionId,
    askId: row.askId,
    role: row.seekerId === personId ? 'seeker' : 'helper',
    other,
    text: row.text,
    minutes: row.minutes,
    waitedSeconds: waitedSeconds(row.askedAt, row.openedAt),
    endedAt: row.endedAt.toISOString(),
    suggestedKind: kindOfMode[guide.mode],
    suggestedSkills: skills,
    guide,
    waiting: row.waiting,
    handedTo: row.handedTo && personRef(row.handedTo),
    advisers: row.advisers.map(personRef),
  }
}

/** What these people have not closed yet, newest first; who has closed everything has no entry. */
export async function toCloseFor(
  db: Db,
  organizationId: string,
  personIds: readonly string[],
  now: Date,
  suggest: Suggest,
): Promise<Map<string, ToClose[]>> {
  const rows = await openQuestions(db, organizationId, personIds, now)
  // The two of an encounter are asked about the same words.
  const sessions = [...new Map(rows.map((row) => [row.sessionId, row])).values()]
  const suggested = await suggest(sessions.map(({ text }) => text))
  const skillIds = new Map(
    sessions.map(({ sessionId, tags }, i) => [sessionId, suggestedSkillIds(tags, suggested[i] ?? [])]),
  )
  const skills = await skillRefs(db, organizationId, [...new Set([...skillIds.values()].flat())])
  const questions = rows.flatMap((row) => {
    const { personId } = row
    const other = row.other && personRef(row.other)
    const shown = (skillIds.get(row.sessionId) ?? []).flatMap((id) => skills.get(id) ?? [])
    return other ? [{ personId, question: toClose(row, personId, other, shown) }] : []
  })
  const byPerson = Map.groupBy(questions, ({ personId }) => personId)
  return new Map([...byPerson].map(([personId, its]) => [personId, its.map(({ question }) => question)]))
}

/** Thanks as their receiver reads them. */
export async function thanksViews(
  db: Db,
  organizationId: string,
  rows: readonly ThanksRow[],
): Promise<{ from: PersonRef; words: string; at: string; skills: SkillRef[] }[]> {
  const [people, skills] = await Promise.all([
    personRefs(db, organizationId, [...new Set(rows.map((row) => row.fromId))]),
    skillRefs(db, organizationId, [...new Set(rows.flatMap((row) => row.skillIds))]),
  ])
  return rows.flatMap((row) => {
    const from = people.get(row.fromId)
    if (!from) return []
    const shown = row.skillIds.flatMap((id) => skills.get(id) ?? [])
    return [{ from, words: row.words, at: row.at.toISOString(), skills: shown }]
  })
}
