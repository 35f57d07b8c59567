import { sql } from 'kysely'
import { acceptAnswer, listAnswers } from '../src/answer/deciding.ts'
import { readPage, readWaiting, writeAnswer } from '../src/answer/writing.ts'
import { openAsk, parkAsk, viewOf } from '../src/ask/actions.ts'
import { addSkill, claimSkills } from '../src/people/actions.ts'
import { type TestCore, testCore } from './core.ts'

/** Putting asks aside and answering them in writing, in a core under test. */

/** A world of six, in which three know what a skill is about. */
export async function writingWorld() {
  const world = await testCore({ people: 6 })
  const [seeker = '', knows = '', also = '', third = '', stranger = ''] = world.people
  const skillId = await knownBy(world, 'Paie', [knows, also, third])
  return { world, seeker, knows, also, third, stranger, skillId }
}

/** A skill that these people claim: what is tagged with it fits them. */
export async function knownBy(world: TestCore, labelFr: string, personIds: readonly string[]): Promise<string> {
  const { house, matches } = world.core
  const { id } = await addSkill(house, world.organizationId, { labelFr, labelEn: `${labelFr} en`, synonyms: [] })
  await matches.of(world.organizationId)
  for (const personId of personIds) await claimSkills(house, world.caller(personId), { skillIds: [id] })
  await world.core.settled()
  return id
}

export async function putAside(
  world: TestCore,
  seekerId: string,
  ask: { text?: string; skillIds: string[]; unnamed?: boolean; forPersonId?: string; written?: boolean },
): Promise<string> {
  const { text = 'Ma paie de mars est fausse', written = true, ...rest } = ask
  const { house } = world.core
  const { id } = await openAsk(house, world.caller(seekerId), { text, pictureIds: [], ...rest })
  await world.core.settled()
  await parkAsk(house, world.caller(seekerId), { askId: id, written })
  await world.core.settled()
  return id
}

export async function writers(world: TestCore, askId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    SELECT person_id FROM asked_to_write WHERE ask_id = ${askId} ORDER BY person_id`.execute(world.fresh.db)
  return rows.map(({ personId }) => personId)
}

export const list = (world: TestCore, personId: string) => readWaiting(world.core.house, world.caller(personId))

export const page = (world: TestCore, personId: string, askId: string) =>
  readPage(world.core.house, world.caller(personId), askId)

export const view = (world: TestCore, askId: string) => viewOf(world.core.house, world.organizationId, askId)

export async function count(world: TestCore, table: string): Promise<number | undefined> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(world.fresh.db)
  return rows[0]?.n
}

export const send = (
  world: TestCore,
  personId: string,
  askId: string,
  more: { text?: string; shared?: boolean; by?: 'draft' | 'send' } = {},
) =>
  writeAnswer(
    world.core.house,
    world.caller(personId),
    { askId, text: more.text ?? 'Refaites le calcul du net.', pictures: [], shared: more.shared ?? true },
    more.by ?? 'send',
  )

export const answersTo = (world: TestCore, seekerId: string, askId: string) =>
  listAnswers(world.core.house, world.core.matches, world.caller(seekerId), askId)

export const acceptOne = (
  world: TestCore,
  seekerId: string,
  answer: { id: string; version: number },
  more: { outcome?: 'solved' | 'partly'; thanks?: string; shared?: boolean; skillIds?: string[] } = {},
) =>
  acceptAnswer(world.core.house, world.caller(seekerId), {
    ...{ outcome: 'solved' as const, skillIds: [], shared: true, ...more },
    answerId: answer.id,
    version: answer.version,
  })
