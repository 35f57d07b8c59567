import { SessionMode } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callerFor, matchedPair, type Pair, type TestHouse, testHouse } from '../../test/pair.ts'
import { insertOrganization, insertPeople, testId } from '../../test/rows.ts'
import { append } from '../evidence/actions.ts'
import { evidenceOf } from '../evidence/store.ts'
import type { Fact } from '../facts.ts'
import type { House, Record } from '../house.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { toCloseFor } from '../outcome/view.ts'
import { erasePerson, everythingOf } from '../people/erase-store.ts'
import type { Tx } from '../platform/db.ts'
import { end, endWithWord, sessionTimers } from '../session/actions.ts'
import { say } from '../session/chat.ts'
import { createPresence } from '../session/presence.ts'
import { pairsOf } from '../session/store.ts'
import { lines, sessionFor } from '../session/view.ts'
import { doDeed, propose, setAlone, setMode } from './actions.ts'
import type { Deed } from './rules.ts'
import { aloneOf, guideOf } from './store.ts'
import { guideRecord } from './view.ts'

async function atOnce(house: House, tx: Tx, record: Record, fact: Fact): Promise<void> {
  if (fact.kind !== 'outcome.said') return
  await endWithWord(house, tx, record, fact)
  await append(house, tx, record, fact)
}

let t: TestHouse
let pair: Pair
beforeAll(async () => {
  t = await testHouse({ timers: sessionTimers, atOnce })
})
afterAll(() => t.close())
beforeEach(async () => {
  pair = await matchedPair(t)
  await t.take()
})

type Who = 'seeker' | 'helper'
const deed = (who: Who, one: Deed) => doDeed(t.house, pair[who], { sessionId: pair.sessionId, deed: one })
const alone = (who: Who, yes: boolean, id = testId()) =>
  setAlone(t.house, pair[who], { sessionId: pair.sessionId, id, alone: yes })
const write = async (words: string) => {
  const id = testId()
  await deed('helper', { do: 'write', id, words, version: 0 })
  return id
}
const tick = (id: string, pass: 'together' | 'alone' = 'together', turns = 1) =>
  deed('seeker', { do: 'tick', id, pass, turns })
const seenBy = async (who: Who) =>
  (await sessionFor(t.house.db, pair.organizationId, pair[who].personId)).session?.guide
const changes = async () => (await t.take()).filter(({ kind }) => kind === 'guide.changed').length

test('[Y1] the two see the same list in the same order, and nobody else writes in it', async () => {
  const [one, two] = [await write('Open the sheet'), await write('Choose the range')]
  await deed('helper', { do: 'place', id: two, version: 1, after: null })
  await deed('seeker', { do: 'write', id: one, words: 'Open the other sheet', version: 1 })
  await tick(two)
  const seen = await seenBy('seeker')
  expect(seen).toEqual(await seenBy('helper'))
  expect(seen?.steps).toEqual([
    { id: two, words: 'Choose the range', version: 2, together: 1, alone: 0 },
    { id: one, words: 'Open the other sheet', version: 2, together: 0, alone: 0 },
  ])
  const [strangerId = ''] = await insertPeople(t.house.db, pair.organizationId, 1)
  const stranger = callerFor(pair.organizationId, strangerId)
  await expect(
    doDeed(t.house, stranger, { sessionId: pair.sessionId, deed: { do: 'remove', id: one, version: 2 } }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('[Y1] nothing of it changes once the session has ended', async () => {
  const id = await write('Open the sheet')
  await end(t.house, pair.helper, pair.sessionId)
  for (const act of [() => write('More'), () => tick(id), () => alone('seeker', true)]) {
    await expect(act()).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  }
  await expect(
    setMode(t.house, pair.helper, { sessionId: pair.sessionId, id: testId(), mode: 'fix' }),
  ).rejects.toMatchObject({ code: 'SESSION_ENDED' })
})

test('[Y2] what is sent twice is kept and told once', async () => {
  const id = testId()
  const add = { do: 'write', id, words: 'Open the sheet', version: 0 } as const
  for (const _ of [1, 2]) await deed('helper', add)
  for (const _ of [1, 2]) await tick(id)
  const turned = testId()
  for (const _ of [1, 2]) await alone('seeker', true, turned)
  await alone('helper', false)
  // The word that began it comes once more, late.
  await alone('seeker', true, turned)
  expect((await seenBy('helper'))?.alone).toBeNull()
  expect(await changes()).toBe(4)
})

test('[Y3] ten of each side reword one step at the same moment: one wins, the others are told what stands', async () => {
  const id = await write('Open the sheet')
  const tries = Array.from({ length: 20 }, (_, at) =>
    deed(at % 2 ? 'helper' : 'seeker', { do: 'write', id, words: `${at}`, version: 1 }),
  )
  const came = await Promise.allSettled(tries)
  const won = came.flatMap((one, at) => (one.status === 'fulfilled' ? [`${at}`] : []))
  expect(won).toHaveLength(1)
  expect((await seenBy('seeker'))?.steps[0]).toMatchObject({ words: won[0], version: 2 })
  for (const one of came) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'STEP_CHANGED', data: { version: 2 } })
  }
})

test('[Y4] [Y5] [Y6] ticks are the seeker’s; alone, nothing else changes, and either ends it', async () => {
  await expect(alone('seeker', true)).rejects.toMatchObject({ code: 'NO_STEPS' })
  const id = await write('Open the sheet')
  await expect(deed('helper', { do: 'tick', id, pass: 'together', turns: 1 })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(tick(id, 'alone')).rejects.toMatchObject({ code: 'GUIDE_TURN', data: { alone: false } })
  await expect(alone('helper', true)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await alone('seeker', true)
  await expect(write('Look there')).rejects.toMatchObject({ code: 'GUIDE_TURN', data: { alone: true } })
  await expect(tick(id)).rejects.toMatchObject({ code: 'GUIDE_TURN' })
  await tick(id, 'alone')
  expect(await seenBy('helper')).toMatchObject({ alone: { since: expect.any(String) }, doneAlone: { done: 1, of: 1 } })
  await alone('helper', false)
  expect(await seenBy('seeker')).toMatchObject({ alone: null, doneAlone: { done: 1, of: 1 } })
})

describe('[Y7] the mode', () => {
  test('either chooses it, both see it, every choice is kept', async () => {
    expect(await seenBy('seeker')).toMatchObject({ mode: 'fix', from: 'nothing' })
    await setMode(t.house, pair.helper, { sessionId: pair.sessionId, id: testId(), mode: 'teach' })
    await setMode(t.house, pair.seeker, { sessionId: pair.sessionId, id: testId(), mode: 'review' })
    expect(await seenBy('helper')).toMatchObject({ mode: 'review', from: 'chosen' })
    const { turns } = await guideOf(t.house.db, pair.organizationId, pair.sessionId)
    expect(turns.map(({ mode, byId }) => [mode, byId])).toEqual([
      ['teach', pair.helper.personId],
      ['review', pair.seeker.personId],
    ])
  })

  test('and takes no right: what each of the two may do is the same in every one', async () => {
    const { sessionId } = pair
    const tries = async (): Promise<string[]> => {
      const answers: string[] = []
      const attempt = async (act: () => Promise<unknown>) =>
        answers.push(
          await act().then(
            () => 'may',
            (refusal: { code?: string }) => refusal.code ?? 'failed',
          ),
        )
      const id = await write('Open the sheet')
      for (const who of ['seeker', 'helper'] as const) {
        await attempt(() => say(t.house, pair[who], { sessionId, id: testId(), kind: 'text', text: 'A word' }))
        const [mine, words] = [testId(), 'Look there']
        await attempt(() => deed(who, { do: 'write', id: mine, words, version: 0 }))
        await attempt(() => deed(who, { do: 'place', id: mine, version: 1, after: null }))
        await attempt(() => deed(who, { do: 'remove', id: mine, version: 2 }))
        await attempt(() => deed(who, { do: 'tick', id, pass: 'together', turns: 1 }))
        await attempt(() => alone(who, true))
        await attempt(() => deed(who, { do: 'tick', id, pass: 'alone', turns: 1 }))
        await attempt(() => deed(who, { do: 'write', id, words, version: 1 }))
        await attempt(() => alone(who, false))
      }
      return answers
    }
    const unchosen = await tries()
    expect(new Set(unchosen)).toEqual(new Set(['may', 'NOT_ALLOWED', 'GUIDE_TURN']))
    for (const mode of SessionMode.options) {
      await setMode(t.house, pair.helper, { sessionId, id: testId(), mode })
      expect(await tries(), mode).toEqual(unchosen)
    }
  })

  test('who was helped before on a subject they name is proposed a lesson', async () => {
    const { db } = t.house
    const { organizationId } = pair
    const skillId = testId()
    await sql`INSERT INTO skill (organization_id, id, label_fr, label_en, created_at)
      VALUES (${organizationId}, ${skillId}, 'Tableur', 'Sheet', ${t.clock.now()})`.execute(db)
    const opened = () =>
      t.house.transaction((tx, record) =>
        propose(t.house, tx, record, {
          ...{
            kind: 'offer.accepted',
            organizationId,
            askId: pair.askId,
            sessionId: pair.sessionId,
            offerId: testId(),
          },
          ...{ seekerId: pair.seeker.personId, helperId: pair.helper.personId, later: false, withdrawn: [] },
        }),
      )
    await sql`INSERT INTO ask_skill (organization_id, ask_id, skill_id) VALUES (${organizationId}, ${pair.askId}, ${skillId})`.execute(
      db,
    )
    await opened()
    expect(await seenBy('seeker')).toMatchObject({ mode: 'fix', from: 'nothing' })
    const before = await matchedPair(t, organizationId)
    await sql`UPDATE session SET seeker_id = ${pair.seeker.personId}, state = 'ended', ended_at = opened_at, ended_because = 'said'
      WHERE id = ${before.sessionId}`.execute(db)
    await sql`INSERT INTO evidence (organization_id, session_id, ask_id, helper_id, seeker_id, outcome, kind, minutes, thanked, at)
      VALUES (${organizationId}, ${before.sessionId}, ${before.askId}, ${before.helper.personId}, ${pair.seeker.personId},
        'solved', 'solution', 3, false, ${t.clock.now()})`.execute(db)
    await sql`INSERT INTO evidence_skill (organization_id, session_id, skill_id)
      VALUES (${organizationId}, ${before.sessionId}, ${skillId})`.execute(db)
    await opened()
    await opened()
    expect(await seenBy('seeker')).toMatchObject({ mode: 'teach', from: 'helped_before' })
  })
})

describe('[Y8] what was done alone', () => {
  const meet = async () => {
    const presence = createPresence(t.house)
    await presence.enter(pair.seeker, pair.sessionId, `s${pair.sessionId}`)
    await presence.enter(pair.helper, pair.sessionId, `h${pair.sessionId}`)
  }
  const said = (who: Who) =>
    sayOutcome(t.house, pair[who], { sessionId: pair.sessionId, outcome: 'solved', skillIds: [] })

  test('is part of the seeker’s word and of evidence, is theirs to read, and weighs in no match', async () => {
    await meet()
    const [one] = [await write('Open the sheet'), await write('Choose the range')]
    await alone('seeker', true)
    await tick(one, 'alone')
    await end(t.house, pair.helper, pair.sessionId)
    const { db } = t.house
    const { organizationId } = pair
    const asked = await toCloseFor(db, organizationId, [pair.seeker.personId], t.clock.now(), async () => [])
    expect(asked.get(pair.seeker.personId)?.[0]?.guide).toEqual({
      mode: 'guide',
      doneAlone: { done: 1, of: 2 },
      steps: [
        { words: 'Open the sheet', done: false, alone: true },
        { words: 'Choose the range', done: false, alone: false },
      ],
    })
    await said('helper')
    await said('seeker')
    const { rows } = await sql`SELECT person_id = ${pair.seeker.personId} AS seeker, alone_done, alone_of FROM outcome
      WHERE session_id = ${pair.sessionId} ORDER BY 1`.execute(db)
    expect(rows).toEqual([
      { seeker: false, aloneDone: null, aloneOf: null },
      { seeker: true, aloneDone: 1, aloneOf: 2 },
    ])
    const page = { before: null, limit: 10 }
    expect(await aloneOf(db, organizationId, pair.seeker.personId, page)).toMatchObject([{ done: 1, of: 2 }])
    expect(await aloneOf(db, organizationId, pair.helper.personId, page)).toEqual([])
    const past = await pairsOf(db, organizationId, pair.helper.personId, page)
    expect(await lines(db, organizationId, pair.helper.personId, past)).toMatchObject([
      { doneAlone: { done: 1, of: 2 }, steps: 2 },
    ])
    const [shown] = await evidenceOf(db, organizationId, { sessionIds: [pair.sessionId] })
    expect(JSON.stringify(shown)).not.toMatch(/alone/i)
  })

  test('without having tried, nothing is said of it', async () => {
    await meet()
    await tick(await write('Open the sheet'))
    await said('seeker')
    const past = await pairsOf(t.house.db, pair.organizationId, pair.seeker.personId, { before: null, limit: 10 })
    expect(past[0]).toMatchObject({ aloneDone: null, aloneOf: null })
  })
})

test('who is erased takes their words along; that there was a step, and its tick, stays with the other', async () => {
  const organizationId = await insertOrganization(t.house.db)
  pair = await matchedPair(t, organizationId)
  const id = await write('Open the sheet')
  await tick(id)
  const { db } = t.house
  expect((await everythingOf(db, organizationId, pair.helper.personId)).stepsWritten).toMatchObject([
    { words: 'Open the sheet' },
  ])
  await erasePerson(db, organizationId, pair.helper.personId, t.clock.now())
  const left = guideRecord(await guideOf(db, organizationId, pair.sessionId))
  expect(left.steps).toEqual([{ words: '', done: true, alone: false }])
})
