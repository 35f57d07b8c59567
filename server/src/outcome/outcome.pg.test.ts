import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { matchedPair, type Pair, type TestHouse, testHouse } from '../../test/pair.ts'
import { insertOrganization, insertPeople, testId } from '../../test/rows.ts'
import { append } from '../evidence/actions.ts'
import { evidenceOf } from '../evidence/store.ts'
import type { Fact } from '../facts.ts'
import type { House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { end, endWithWord, sessionTimers, expect as waitFor } from '../session/actions.ts'
import { createPresence, type Presence } from '../session/presence.ts'
import { expect as awaitWord, outcomeTimers, sayOutcome, skipOutcome, visit } from './actions.ts'
import { thanksTo } from './store.ts'
import { thanksViews, toCloseFor } from './view.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** The part of the flow that these slices are in. */
async function atOnce(house: House, tx: Tx, record: Record, fact: Fact): Promise<void> {
  if (fact.kind === 'offer.accepted') await waitFor(house, tx, record, fact)
  if (fact.kind === 'session.ended') await awaitWord(house, tx, record, fact)
  if (fact.kind === 'outcome.said') {
    await endWithWord(house, tx, record, fact)
    await append(house, tx, record, fact)
  }
}

let t: TestHouse
let presence: Presence
let pair: Pair

beforeAll(async () => {
  t = await testHouse({ timers: { ...sessionTimers, ...outcomeTimers }, atOnce })
})
afterAll(() => t.close())
beforeEach(async () => {
  presence = createPresence(t.house)
  pair = await matchedPair(t)
})

/** Facts of this test's session: those of earlier tests go on meanwhile. */
const mine = async () => (await t.take()).filter((fact) => 'sessionId' in fact && fact.sessionId === pair.sessionId)

/** Three minutes together. */
async function meet(): Promise<void> {
  await presence.enter(pair.seeker, pair.sessionId, `s${pair.sessionId}`)
  await presence.enter(pair.helper, pair.sessionId, `h${pair.sessionId}`)
  await t.pass(3 * minute)
}
async function meetAndEnd(): Promise<void> {
  await meet()
  await end(t.house, pair.seeker, pair.sessionId)
  await t.take()
}
const say = (
  who: 'seeker' | 'helper',
  outcome: 'solved' | 'partly' | 'not_solved',
  more: { thanks?: string; skillIds?: string[] } = {},
) => sayOutcome(t.house, pair[who], { sessionId: pair.sessionId, outcome, skillIds: [], ...more })
const questions = async (who: 'seeker' | 'helper') => {
  const { personId } = pair[who]
  const all = await toCloseFor(t.house.db, pair.organizationId, [personId], t.clock.now(), async () => [])
  return all.get(personId) ?? []
}
const asked = async (who: 'seeker' | 'helper') => (await questions(who)).length
const evidence = () => evidenceOf(t.house.db, pair.organizationId, { after: null, limit: 10 })
async function skill(label: string): Promise<string> {
  const id = testId()
  await t.house.db
    .insertInto('skill')
    .values({
      organizationId: pair.organizationId,
      id,
      labelFr: label,
      labelEn: `${label} en`,
      synonyms: [`${label}s`],
      createdAt: t.clock.now(),
    })
    .execute()
  return id
}

describe('the word of the two', () => {
  test('[O1] both are asked; the seeker counts, also when the helper spoke first and otherwise', async () => {
    await meetAndEnd()
    expect([await asked('seeker'), await asked('helper')]).toEqual([1, 1])
    expect((await questions('seeker'))[0]).toMatchObject({ role: 'seeker', minutes: 3, suggestedKind: 'solution' })
    expect(await say('helper', 'solved')).toEqual({ askId: pair.askId, searching: false })
    await t.take()
    expect(await evidence()).toEqual([])
    await say('seeker', 'partly')
    const facts = await mine()
    expect(facts.filter((fact) => fact.kind === 'evidence.added')).toHaveLength(1)
    expect(await evidence()).toMatchObject([{ outcome: 'partly', minutes: 3, helperId: pair.helper.personId }])
    expect([await asked('seeker'), await asked('helper')]).toEqual([0, 0])
  })

  test('[O1] [E1] the helper alone gives no evidence, whatever they say', async () => {
    await meetAndEnd()
    await say('helper', 'solved', { thanks: 'a pleasure' })
    const facts = await mine()
    expect(facts).toMatchObject([{ kind: 'outcome.said', by: 'helper', counts: false }])
    expect(await evidence()).toEqual([])
  })

  test('[O2] the same again is answered alike, another is refused', async () => {
    await meetAndEnd()
    const first = await say('seeker', 'solved', { thanks: 'thank you' })
    expect(await say('seeker', 'solved', { thanks: 'thank you' })).toEqual(first)
    await expect(say('seeker', 'partly', { thanks: 'thank you' })).rejects.toThrow('OUTCOME_SAID')
    await expect(say('seeker', 'solved', { thanks: 'and more' })).rejects.toThrow('OUTCOME_SAID')
    expect((await mine()).filter((fact) => fact.kind === 'outcome.said')).toHaveLength(1)
  })

  test('[O2] ten at once are one', async () => {
    await meetAndEnd()
    await Promise.all(Array.from({ length: 10 }, () => say('seeker', 'solved')))
    expect((await mine()).map((fact) => fact.kind)).toEqual(['outcome.said', 'evidence.added'])
  })

  test('[O3] from inside the seeker ends it with the word, and its minutes are in the evidence', async () => {
    await meet()
    await expect(say('helper', 'solved')).rejects.toThrow('NOT_ALLOWED')
    await say('seeker', 'solved')
    expect((await mine()).map((fact) => fact.kind)).toContain('session.ended')
    expect(await evidence()).toMatchObject([{ minutes: 3 }])
    expect([await asked('seeker'), await asked('helper')]).toEqual([0, 1])
  })

  test('not solved leads on to searching, and gives no evidence [E1]', async () => {
    await meetAndEnd()
    await sql`UPDATE ask SET state = 'resolved' WHERE id = ${pair.askId}`.execute(t.house.db)
    expect(await say('seeker', 'not_solved')).toEqual({ askId: pair.askId, searching: true })
    await t.take()
    expect(await evidence()).toEqual([])
  })

  test('not solved does not lead on when the seeker is busy with something else', async () => {
    await meetAndEnd()
    const { organizationId, seeker, askId } = pair
    await sql`UPDATE ask SET state = 'resolved' WHERE id = ${askId}`.execute(t.house.db)
    await sql`INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at)
      VALUES (${organizationId}, ${testId()}, ${seeker.personId}, 'searching', now(), 'other', 'fr', now())`.execute(
      t.house.db,
    )
    expect(await say('seeker', 'not_solved')).toEqual({ askId, searching: false })
  })

  test('[E3] skills are those the seeker named; one the house does not have is refused', async () => {
    await meetAndEnd()
    const known = await skill(`Pivot ${pair.sessionId}`)
    await expect(say('seeker', 'solved', { skillIds: [testId()] })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await say('seeker', 'solved', { skillIds: [known, known], thanks: 'merci' })
    await t.take()
    const [found] = await evidence()
    expect(found).toMatchObject({ thanked: true, at: expect.any(Date), text: 'stuck' })
    expect(found?.skills).toEqual([
      { skillId: known, labels: [`Pivot ${pair.sessionId}`, `Pivot ${pair.sessionId} en`, `Pivot ${pair.sessionId}s`] },
    ])
    expect(await evidenceOf(t.house.db, pair.organizationId, { sessionIds: [] })).toEqual([])
    expect(await evidenceOf(t.house.db, pair.organizationId, { sessionIds: [pair.sessionId] })).toEqual([found])
  })

  test('[O7] thanks reach whom they are for', async () => {
    await meetAndEnd()
    await say('seeker', 'solved', { thanks: 'You saved my <b>day</b>' })
    await t.take()
    const { db } = t.house
    const rows = await thanksTo(db, pair.organizationId, pair.helper.personId, { before: null, limit: 10 })
    expect(await thanksViews(db, pair.organizationId, rows)).toMatchObject([
      { words: 'You saved my <b>day</b>', from: { id: pair.seeker.personId } },
    ])
    const [last] = rows
    const after = { before: last ? { at: last.at, id: last.sessionId } : null, limit: 10 }
    expect(await thanksTo(db, pair.organizationId, pair.helper.personId, after)).toEqual([])
    expect(await thanksTo(db, pair.organizationId, pair.seeker.personId, { before: null, limit: 10 })).toEqual([])
  })
})

describe('[O4] not now', () => {
  test('comes back at the next visit, once', async () => {
    await meetAndEnd()
    await skipOutcome(t.house, pair.seeker, pair.sessionId)
    await skipOutcome(t.house, pair.seeker, pair.sessionId)
    expect((await mine()).map((fact) => fact.kind)).toEqual(['outcome.skipped'])
    expect([await asked('seeker'), await asked('helper')]).toEqual([0, 1])

    // A reload is the same visit; so is a long look at the same page.
    await t.pass(29 * minute)
    await visit(t.house, pair.organizationId, pair.seeker.personId)
    expect(await asked('seeker')).toBe(0)
    await t.pass(2 * hour)
    expect(await asked('seeker')).toBe(0)

    await visit(t.house, pair.organizationId, pair.seeker.personId)
    expect(await asked('seeker')).toBe(1)
    expect((await mine()).map((fact) => fact.kind)).toEqual(['outcome.skipped'])
    // Asked again, and not yet answered: the next reload changes nothing.
    await visit(t.house, pair.organizationId, pair.seeker.personId)
    expect(await mine()).toEqual([])

    await skipOutcome(t.house, pair.seeker, pair.sessionId)
    await t.pass(day)
    await visit(t.house, pair.organizationId, pair.seeker.personId)
    expect(await asked('seeker')).toBe(0)
    // Never asked again is not forbidden: the word may still be said.
    await say('seeker', 'solved')
  })

  test('after an answer there is nothing to put off', async () => {
    await meetAndEnd()
    await say('seeker', 'solved')
    await t.take()
    await skipOutcome(t.house, pair.seeker, pair.sessionId)
    expect(await mine()).toEqual([])
  })
})

describe('[O5] seven days', () => {
  test('without a word it becomes unknown, is never evidence, and nobody is asked', async () => {
    await meetAndEnd()
    await say('helper', 'solved')
    await t.take()
    await t.pass(7 * day - second)
    expect(await asked('seeker')).toBe(1)
    await t.pass(second)
    expect((await mine()).map((fact) => fact.kind)).toEqual(['outcome.unknown'])
    expect([await asked('seeker'), await asked('helper'), (await evidence()).length]).toEqual([0, 0, 0])
    await expect(say('seeker', 'solved')).rejects.toThrow('OUTCOME_TOO_LATE')
  })

  test('with the word of the seeker it stays, and the question leaves the helper', async () => {
    await meetAndEnd()
    await say('seeker', 'solved')
    await t.take()
    await t.pass(7 * day)
    expect((await mine()).map((fact) => fact.kind)).toEqual(['outcome.skipped'])
    expect(await asked('helper')).toBe(0)
    expect(await evidence()).toHaveLength(1)
    await expect(say('helper', 'solved')).rejects.toThrow('OUTCOME_TOO_LATE')
  })
})

describe('[O6] nothing is asked', () => {
  test('where somebody never came', async () => {
    await presence.enter(pair.seeker, pair.sessionId, 's')
    await end(t.house, pair.helper, pair.sessionId)
    await t.take()
    expect([await asked('seeker'), await asked('helper')]).toEqual([0, 0])
    await expect(say('seeker', 'solved')).rejects.toThrow('NOT_ALLOWED')
    await t.pass(8 * day)
    expect(await mine()).toEqual([])
  })

  test('of others, who do not even learn that it exists', async () => {
    await meetAndEnd()
    const [other = ''] = await insertPeople(t.house.db, pair.organizationId, 1)
    const elsewhere = await insertOrganization(t.house.db)
    const [foreign = ''] = await insertPeople(t.house.db, elsewhere, 1)
    for (const caller of [
      { ...pair.seeker, personId: other },
      { ...pair.seeker, organizationId: elsewhere, personId: foreign },
      { ...pair.seeker, organizationId: elsewhere },
    ]) {
      await expect(
        sayOutcome(t.house, caller, { sessionId: pair.sessionId, outcome: 'solved', skillIds: [] }),
      ).rejects.toThrow('NOT_FOUND')
      await expect(skipOutcome(t.house, caller, pair.sessionId)).rejects.toThrow('NOT_FOUND')
    }
  })
})
