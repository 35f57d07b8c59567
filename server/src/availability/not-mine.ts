import type { SaidNotMine } from '@binome/contract/verbs/asking.ts'
import type { House, Record } from '../house.ts'
import { suggestSkills } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import type { Self } from '../people/actions.ts'
import { skillRows } from '../people/skill-store.ts'
import { skillRef } from '../people/view.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { deleteNotMine, insertNotMine, saidNotMine } from './not-mine-store.ts'

/** What people say is not their topic: said at a tap, seen and taken back by them alone [D9]. */

/** Shown of one person, the newest. */
const MOST_SHOWN = 100
/** Topics named of one ask. */
const MOST_TOPICS = 3

/** Inside the transaction of the answer it is said with. */
export async function sayNotMine(
  tx: Tx,
  record: Record,
  { organizationId, personId }: Self,
  said: { askId: string; at: Date },
): Promise<void> {
  await insertNotMine(tx, organizationId, { personId, ...said })
  record({ kind: 'not_mine.changed', organizationId, personId })
}

/**
 * What I said is not mine. Not a word of those asks, which went to others since [A8]: the topics that the house has a
 * name for, by their tags or else as they would be suggested, and when.
 */
export async function readNotMine(house: House, matches: Matches, self: Self): Promise<{ said: SaidNotMine[] }> {
  const { organizationId, personId } = self
  const all = await saidNotMine(house.db, organizationId, personId, MOST_SHOWN)
  const suggested = await suggestSkills(
    house,
    matches,
    organizationId,
    all.map(({ text }) => text),
  )
  const topics = all.map(({ skillIds }, i) => (skillIds.length > 0 ? skillIds : (suggested[i] ?? [])))
  const skills = await skillRows(house.db, organizationId, [...new Set(topics.flat())])
  const named = new Map(skills.map((skill) => [skill.id, skillRef(skill)]))
  return {
    said: all.map(({ askId, at }, i) => ({
      askId,
      at: at.toISOString(),
      topics: (topics[i] ?? []).slice(0, MOST_TOPICS).flatMap((id) => named.get(id) ?? []),
    })),
  }
}

/** As if never said. @throws Refusal NOT_FOUND when it was not said, or is taken back already */
export async function takeBackNotMine(
  house: House,
  matches: Matches,
  self: Self,
  askId: string,
): Promise<{ said: SaidNotMine[] }> {
  const { organizationId, personId } = self
  await house.transaction(async (tx, record) => {
    if (!(await deleteNotMine(tx, organizationId, personId, askId))) throw new Refusal('NOT_FOUND', {})
    record({ kind: 'not_mine.changed', organizationId, personId })
  })
  house.log.info({ organizationId, personId }, 'not_mine.taken_back')
  return readNotMine(house, matches, self)
}
