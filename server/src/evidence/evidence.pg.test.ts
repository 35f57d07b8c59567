import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { matchedPair, type Pair, type TestHouse, testHouse } from '../../test/pair.ts'
import { testId } from '../../test/rows.ts'
import type { FactOf } from '../facts.ts'
import { append } from './actions.ts'
import { evidenceOf } from './store.ts'

let t: TestHouse
let pair: Pair
let skillId: string

beforeAll(async () => {
  t = await testHouse()
})
afterAll(() => t.close())
/** A session of three minutes that has ended, and what its seeker said. */
beforeEach(async () => {
  pair = await matchedPair(t)
  const { organizationId, sessionId, seeker } = pair
  const now = t.clock.now()
  skillId = testId()
  const labels = { labelFr: `Tableaux ${skillId}`, labelEn: `Tables ${skillId}`, synonyms: ['pivot'] }
  await t.house.db
    .insertInto('skill')
    .values({ organizationId, id: skillId, ...labels, createdAt: now })
    .execute()
  await sql`UPDATE session SET state = 'ended', live_at = ${now}, ended_at = ${now}, ended_because = 'said', minutes = 3
    WHERE organization_id = ${organizationId} AND id = ${sessionId}`.execute(t.house.db)
  const outcome = { outcome: 'solved', kind: 'validation', saidAt: now } as const
  await t.house.db
    .insertInto('outcome')
    .values({ organizationId, sessionId, personId: seeker.personId, ...outcome })
    .execute()
})

const said = (more: Partial<FactOf<'outcome.said'>> = {}): FactOf<'outcome.said'> => ({
  kind: 'outcome.said',
  organizationId: pair.organizationId,
  sessionId: pair.sessionId,
  askId: pair.askId,
  seekerId: pair.seeker.personId,
  helperId: pair.helper.personId,
  by: 'seeker',
  counts: true,
  outcome: 'solved',
  skillIds: [skillId],
  session: 'ended',
  ...more,
})
/** Says it to the slice, as the flow does inside the transaction of that word. */
const tell = (fact: FactOf<'outcome.said'>) => t.house.transaction((tx, record) => append(t.house, tx, record, fact))
const evidence = () => evidenceOf(t.house.db, pair.organizationId, { after: null, limit: 10 })

test('[E1] comes of the seeker’s word only, and only of what helped', async () => {
  await tell(said({ by: 'helper', counts: false }))
  await tell(said({ outcome: 'not_solved' }))
  // What is kept counts, not what a fact of long ago says.
  await sql`UPDATE outcome SET outcome = 'unknown' WHERE session_id = ${pair.sessionId}`.execute(t.house.db)
  await tell(said())
  expect(await evidence()).toEqual([])
  expect(await t.take()).toEqual([])
})

test('[E2] [E4] twenty tellings add it once, and tell it once', async () => {
  await Promise.all(Array.from({ length: 20 }, () => tell(said())))
  expect(await evidence()).toHaveLength(1)
  expect(await t.take()).toEqual([
    {
      kind: 'evidence.added',
      organizationId: pair.organizationId,
      sessionId: pair.sessionId,
      askId: pair.askId,
      seekerId: pair.seeker.personId,
      helperId: pair.helper.personId,
    },
  ])
})

test('[E3] says what the session says, with every name of the skill', async () => {
  await tell(said({ skillIds: [skillId, testId()] }))
  expect(await evidence()).toEqual([
    {
      askId: pair.askId,
      sessionId: pair.sessionId,
      helperId: pair.helper.personId,
      seekerId: pair.seeker.personId,
      text: 'stuck',
      language: 'fr',
      at: t.clock.now(),
      outcome: 'solved',
      thanked: false,
      minutes: 3,
      skills: [{ skillId, labels: [`Tableaux ${skillId}`, `Tables ${skillId}`, 'pivot'] }],
    },
  ])
  await t.take()
})

test('[E5] nothing of a helper who left or was erased, no name of a seeker who did; all again for who comes back', async () => {
  await tell(said())
  await t.take()
  const { organizationId, helper, seeker, sessionId } = pair
  const gone = (personId: string, at: Date | null) =>
    sql`UPDATE membership SET ended_at = ${at} WHERE organization_id = ${organizationId} AND person_id = ${personId}`.execute(
      t.house.db,
    )
  expect(await evidence()).toMatchObject([{ helperId: helper.personId, seekerId: seeker.personId }])
  await gone(seeker.personId, t.clock.now())
  expect(await evidence()).toMatchObject([{ sessionId, helperId: helper.personId, seekerId: null }])
  await gone(helper.personId, t.clock.now())
  expect(await evidence()).toEqual([])
  await gone(helper.personId, null)
  await gone(seeker.personId, null)
  expect(await evidence()).toMatchObject([{ helperId: helper.personId, seekerId: seeker.personId }])
  await sql`UPDATE person SET kind = 'erased', erased_at = now(), name = '' WHERE organization_id = ${organizationId} AND id = ${helper.personId}`.execute(
    t.house.db,
  )
  await gone(helper.personId, t.clock.now())
  expect(await evidence()).toEqual([])
})
