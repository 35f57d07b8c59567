import { afterAll, beforeAll, expect, test } from 'vitest'
import { accept, ask, meet, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { tapsFor } from '../offer/view.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { addSkill } from '../people/actions.ts'
import { listPeople, readGaps, readPerson } from '../people/directory.ts'
import { hideSkill } from '../people/me.ts'
import { preview, similarSessions, suggestSkills } from './actions.ts'

/** A past ask with words nobody else uses; the next one is of somebody else, and shares only what it is about. */
const PAST = 'La balance zanzibar affiche tarpaulin depuis le chargement de la remorque'
const NEXT = 'La balance du chargement affiche une erreur'
const SECRET = /zanzibar|tarpaulin|remorque/i

let world: TestCore
let skillId = ''
let helperId = ''
/** Neither the seeker nor who helped: who that is, and whether one or two are tapped at once, is drawn by ids. */
let others: string[] = []
let nextAsk = ''
const similar = (organizationId: string, text: string) => similarSessions(world.core.matches, organizationId, text)
const search = async (caller: string, q: string) =>
  listPeople(world.core.house, world.caller(caller), { q, limit: 30 }, similar)

beforeAll(async () => {
  world = await testCore({ people: 4 })
  const { core, people } = world
  const [seekerId = ''] = people
  const labels = { labelFr: 'Pesage', labelEn: 'Weighing', synonyms: [] }
  skillId = (await addSkill(core.house, world.organizationId, labels)).id
  const { id } = await ask(world, seekerId, PAST)
  const [one] = await tapped(world, id)
  helperId = one?.helperId ?? ''
  others = people.filter((personId) => personId !== seekerId && personId !== helperId)
  const sessionId = await accept(world, one)
  await meet(world, seekerId, helperId, sessionId)
  await world.pass(120)
  await sayOutcome(core.house, world.caller(seekerId), { sessionId, outcome: 'solved', skillIds: [skillId] })
  await core.settled()
  nextAsk = (await ask(world, others[0] ?? '', NEXT)).id
})
afterAll(() => world.stop())

test('[K6] whoever helped is tapped for the like of it, and told why without a word of the past ask', async () => {
  const [tap] = await tapsFor(world.fresh.db, world.organizationId, helperId)
  expect(tap).toMatchObject({ askId: nextAsk, text: NEXT })
  expect(tap?.reasons[0]).toMatchObject({ kind: 'solved_similar', count: 1 })
  expect(JSON.stringify(tap?.reasons)).not.toMatch(SECRET)
  // Nor does a reason say which ask it was: its text is the pair's.
  expect(Object.keys(tap?.reasons[0] ?? {}).toSorted()).toEqual(['count', 'kind', 'lastAt'])
})

test('[K6] nothing that the engine answers to others holds a word of it', async () => {
  const { core, organizationId } = world
  const [, third = ''] = others
  const as = world.caller(third)
  const asked = { text: NEXT, skillIds: [], seekerId: third, seekerTeamId: null, languages: ['fr'] }
  const answers = [
    await search(third, 'balance chargement'),
    await preview(core.house, core.matches, organizationId, asked),
    await suggestSkills(world.core.house, core.matches, organizationId, [NEXT]),
    await readGaps(core.house, as),
    await readPerson(core.house, as, { personId: helperId }),
  ]
  expect(JSON.stringify(answers)).not.toMatch(SECRET)
})

test('[K6] who helped with the like of it is found by its words, until they hide what it was about', async () => {
  const [other = ''] = world.people.filter((id) => id !== helperId)
  const found = async () =>
    (await search(other, 'balance chargement')).rows.map(({ person, freed }) => [person.id, freed])
  expect(await found()).toEqual([[helperId, 1]])
  await hideSkill(world.core.house, world.caller(helperId), { skillId, hidden: true })
  expect(await found()).toEqual([])
  await hideSkill(world.core.house, world.caller(helperId), { skillId, hidden: false })
  expect(await found()).toEqual([[helperId, 1]])
})
