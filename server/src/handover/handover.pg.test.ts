import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { meet } from '../../test/asking.ts'
import { asked, choices, expectW1, LINE, type Met, met, proposed, shown, tapOf, viewOf } from '../../test/handing.ts'
import { setAvailability } from '../availability/actions.ts'
import { evidenceOf } from '../evidence/store.ts'
import { acceptOffer } from '../offer/actions.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { eraseMe, exportMine } from '../people/erase.ts'
import { end } from '../session/actions.ts'
import { say } from '../session/chat.ts'
import { forget } from '../session/forgetting.ts'
import { openView } from '../session/view.ts'
import { answer, candidates, propose, takeBack } from './actions.ts'
import { earlierOf } from './store.ts'

let two: Met
beforeEach(async () => {
  two = await met()
})
afterEach(() => two.world.stop())

const house = () => two.world.core.house
const matches = () => two.world.core.matches
const as = (personId: string) => two.world.caller(personId)
const settled = () => two.world.core.settled()

const SAID = 'essayez ficelle'
const askState = async () =>
  (await sql<{ state: string }>`SELECT state FROM ask WHERE id = ${two.askId}`.execute(two.world.fresh.db)).rows[0]
    ?.state
const yes = async (personId: string) =>
  acceptOffer(house(), two.world.core.heldOffers, as(personId), (await tapOf(two, personId))?.offerId ?? '')
async function taken() {
  const { toId } = await asked(two)
  const { session } = await yes(toId)
  await settled()
  return { toId, next: session }
}

describe('[T1] going on with another helper', () => {
  test('is proposed by either, agreed by the seeker, and taken by a yes; every view follows', async () => {
    const { id, toId } = await proposed(two)
    expect(await shown(two, two.seekerId)).toMatchObject({
      id,
      state: 'proposed',
      line: LINE,
      mine: false,
      to: { id: toId },
    })
    expect(await shown(two, two.helperId)).toMatchObject({ state: 'proposed', mine: true })
    expect(await tapOf(two, toId)).toBeUndefined()
    await expectW1(two)
    const bad = answer(house(), matches(), as(two.helperId), { sessionId: two.sessionId, handoverId: id, yes: true })
    await expect(bad).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await answer(house(), matches(), as(two.seekerId), { sessionId: two.sessionId, handoverId: id, yes: true })
    await settled()
    expect(await shown(two, two.seekerId)).toMatchObject({ state: 'asked' })
    await expectW1(two)
    const { session } = await yes(toId)
    await settled()
    expect(session).toMatchObject({
      askId: two.askId,
      state: 'meeting',
      before: { helper: { id: two.helperId }, line: LINE },
    })
    expect((await viewOf(two, two.seekerId)).session).toMatchObject({
      id: session.id,
      before: { line: LINE },
      handover: null,
    })
    expect((await viewOf(two, two.seekerId)).ask).toMatchObject({ state: 'matched', helper: { id: toId } })
    expect((await viewOf(two, two.helperId)).session).toBeNull()
    await expectW1(two)
  })

  test('a seeker’s own proposal asks at once; one at a time is open', async () => {
    const { toId } = await proposed(two, { byId: two.seekerId })
    expect(await shown(two, two.helperId)).toMatchObject({ state: 'asked', mine: false })
    expect(await tapOf(two, toId)).toMatchObject({ handover: { line: LINE, from: { id: two.helperId } } })
    const other = (await choices(two)).find(({ person }) => person.id !== toId)?.person.id ?? ''
    const again = propose(house(), matches(), as(two.helperId), { sessionId: two.sessionId, toId: other, line: '' })
    await expect(again).rejects.toMatchObject({ code: 'HANDOVER_OPEN' })
    await expectW1(two)
  })

  test('a seeker who stays with their helper says so, and both know', async () => {
    const { id, toId } = await proposed(two)
    await answer(house(), matches(), as(two.seekerId), { sessionId: two.sessionId, handoverId: id, yes: false })
    await settled()
    expect(await shown(two, two.helperId)).toMatchObject({ state: 'refused' })
    expect(await tapOf(two, toId)).toBeUndefined()
    await expectW1(two)
  })

  test('is over once: the same word said again changes nothing', async () => {
    const { id } = await asked(two)
    await answer(house(), matches(), as(two.seekerId), { sessionId: two.sessionId, handoverId: id, yes: true })
    await takeBack(house(), as(two.helperId), { sessionId: two.sessionId, handoverId: id })
    await takeBack(house(), as(two.seekerId), { sessionId: two.sessionId, handoverId: id })
    await settled()
    expect(await shown(two, two.seekerId)).toBeNull()
    await expectW1(two)
  })
})

describe('[T2] who', () => {
  test('is ranked among those who may be tapped now, and nobody else may be proposed', async () => {
    const may = (await choices(two)).map(({ person }) => person.id)
    expect(may.length).toBeGreaterThan(1)
    expect(may).not.toContain(two.seekerId)
    expect(may).not.toContain(two.helperId)
    const [one = ''] = may
    await setAvailability(house(), as(one), { available: false, until: null, quietUntil: null })
    await settled()
    expect((await choices(two)).map(({ person }) => person.id)).not.toContain(one)
    await expect(proposed(two, { toId: one })).rejects.toMatchObject({ code: 'NOT_FREE' })
    await expect(proposed(two, { toId: two.seekerId })).rejects.toMatchObject({ code: 'NOT_FREE' })
  })

  test('became quiet between proposing and agreeing: nobody is tapped, and it is said at once', async () => {
    const { id, toId } = await proposed(two)
    await setAvailability(house(), as(toId), { available: false, until: null, quietUntil: null })
    await settled()
    await answer(house(), matches(), as(two.seekerId), { sessionId: two.sessionId, handoverId: id, yes: true })
    await settled()
    expect(await tapOf(two, toId)).toBeUndefined()
    expect(await shown(two, two.helperId)).toMatchObject({ state: 'nobody' })
    await expectW1(two)
  })

  test('nobody is asked twice, whatever they said', async () => {
    const { toId } = await asked(two)
    await two.world.pass(90)
    await two.world.pass(90)
    expect(await shown(two, two.seekerId)).toMatchObject({ state: 'nobody' })
    expect((await choices(two)).map(({ person }) => person.id)).not.toContain(toId)
  })

  test('only while the two are in it: to others it does not exist', async () => {
    const { id } = await asked(two)
    const stranger = two.world.people.find((one) => one !== two.seekerId && one !== two.helperId) ?? ''
    await expect(candidates(house(), matches(), as(stranger), two.sessionId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(takeBack(house(), as(stranger), { sessionId: two.sessionId, handoverId: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await end(house(), as(two.helperId), two.sessionId)
    await expect(choices(two)).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  })
})

describe('[T3] whoever is asked', () => {
  test('is told who hands over and the line, and nothing that was written', async () => {
    await say(house(), as(two.helperId), { sessionId: two.sessionId, id: house().newId(), kind: 'text', text: SAID })
    const { toId } = await asked(two)
    const tap = await tapOf(two, toId)
    expect(tap).toMatchObject({ text: expect.any(String), handover: { line: LINE, from: { id: two.helperId } } })
    expect(JSON.stringify(two.world.line.sent(toId))).not.toContain(SAID)
    expect(await openView(two.world.fresh.db, two.world.organizationId, toId, two.sessionId)).toBeNull()
  })
})

describe('[T5] [T6] [T7] meanwhile, and the yes', () => {
  test('the two go on; then one session ends, the other is open, each with its own minutes and question', async () => {
    await two.world.pass(180)
    await asked(two)
    expect((await viewOf(two, two.seekerId)).session).toMatchObject({ id: two.sessionId, state: 'live' })
    const toId = (await shown(two, two.seekerId))?.to.id ?? ''
    const { session: next } = await yes(toId)
    await settled()
    expect((await viewOf(two, two.helperId)).toClose).toMatchObject([
      { sessionId: two.sessionId, minutes: 4, handedTo: { id: toId } },
    ])
    expect((await viewOf(two, two.seekerId)).toClose).toMatchObject([
      { sessionId: two.sessionId, minutes: 4, other: { id: two.helperId } },
    ])
    await meet(two.world, two.seekerId, toId, next.id)
    expect((await viewOf(two, two.seekerId)).ask).toMatchObject({ state: 'live' })
    await two.world.pass(120)
    await sayOutcome(house(), as(two.seekerId), { sessionId: two.sessionId, outcome: 'partly', skillIds: [] })
    await settled()
    expect((await viewOf(two, two.seekerId)).session).toMatchObject({ id: next.id, state: 'live' })
    await sayOutcome(house(), as(two.seekerId), { sessionId: next.id, outcome: 'solved', skillIds: [] })
    await settled()
    expect((await viewOf(two, two.seekerId)).toClose).toEqual([])
    expect(await askState()).toBe('resolved')
    const evidence = await evidenceOf(two.world.fresh.db, two.world.organizationId, { after: null, limit: 10 })
    expect(evidence.map(({ helperId: of, outcome, minutes }) => [of, outcome, minutes])).toEqual(
      expect.arrayContaining([
        [two.helperId, 'partly', 4],
        [toId, 'solved', 2],
      ]),
    )
    await expectW1(two)
  })

  test('not solved about the earlier helper leads nothing back to searching', async () => {
    const { next } = await taken()
    await sayOutcome(house(), as(two.seekerId), { sessionId: two.sessionId, outcome: 'not_solved', skillIds: [] })
    await settled()
    expect((await viewOf(two, two.seekerId)).session).toMatchObject({ id: next.id })
    expect((await viewOf(two, two.seekerId)).ask).toMatchObject({ state: 'matched' })
  })

  test('of a yes, a taking back and an end in the same moment one wins, and nothing is left open', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id, toId } = await asked(two)
      const offerId = (await tapOf(two, toId))?.offerId ?? ''
      const racers = [
        acceptOffer(house(), two.world.core.heldOffers, as(toId), offerId),
        acceptOffer(house(), two.world.core.heldOffers, as(toId), offerId),
        takeBack(house(), as(two.helperId), { sessionId: two.sessionId, handoverId: id }),
        ...(round === 3 ? [end(house(), as(two.seekerId), two.sessionId)] : []),
      ]
      await Promise.allSettled(round % 2 === 0 ? racers : racers.toReversed())
      await settled()
      const { rows } = await sql<{ id: string; helperId: string }>`
        SELECT id, helper_id FROM session WHERE ask_id = ${two.askId} AND state <> 'ended'`.execute(two.world.fresh.db)
      const { rows: opened } = await sql`SELECT FROM handover WHERE state IN ('proposed', 'asked')`.execute(
        two.world.fresh.db,
      )
      expect(opened).toHaveLength(0)
      expect(rows.length, '[T6]').toBeLessThanOrEqual(1)
      expect(await tapOf(two, toId)).toBeUndefined()
      await expectW1(two)
      const [now] = rows
      if (!now) return
      if (now.id === two.sessionId) continue
      two = { ...two, sessionId: now.id, helperId: now.helperId }
      await meet(two.world, two.seekerId, two.helperId, two.sessionId)
    }
  })
})

describe('[T8] what was tried', () => {
  const before = (id: string) => earlierOf(two.world.fresh.db, two.world.organizationId, id)

  test('is read by the next two, however often it is handed on, until it is forgotten', async () => {
    await say(house(), as(two.helperId), { sessionId: two.sessionId, id: house().newId(), kind: 'text', text: SAID })
    const { toId, next } = await taken()
    expect(await before(next.id)).toMatchObject([{ id: two.sessionId, line: LINE, helper: { id: two.helperId } }])
    expect(await before(two.sessionId)).toEqual([])
    const first = { ...two }
    await meet(two.world, two.seekerId, toId, next.id)
    two = { ...two, sessionId: next.id, helperId: toId }
    const third = await taken()
    expect((await before(third.next.id)).map(({ id }) => id)).toEqual([first.sessionId, next.id])
    for (const personId of [first.seekerId, first.helperId]) {
      await forget(house(), as(personId), { sessionId: first.sessionId, wish: true })
    }
    expect(await before(third.next.id)).toMatchObject([{ id: first.sessionId, line: '' }, { line: LINE }])
  })

  test('whoever is erased takes their line along, and whoever exports has it', async () => {
    const { next } = await taken()
    expect(await exportMine(house(), as(two.helperId))).toMatchObject({
      handoversProposed: [{ line: LINE, state: 'taken' }],
    })
    await eraseMe(house(), as(two.helperId))
    await settled()
    expect(await before(next.id)).toMatchObject([{ line: '' }])
    await expectW1(two, two.helperId)
  })
})

describe('[T9] time', () => {
  test('a proposal without an answer is over after a minute', async () => {
    await proposed(two)
    await two.world.pass(59)
    expect(await shown(two, two.seekerId)).toMatchObject({ state: 'proposed' })
    await two.world.pass(1)
    expect(await shown(two, two.helperId)).toMatchObject({ state: 'lapsed' })
    await expectW1(two)
  })

  test('a session that ends takes the asking along', async () => {
    const { toId } = await asked(two)
    await end(house(), as(two.seekerId), two.sessionId)
    await settled()
    expect(await tapOf(two, toId)).toBeUndefined()
    expect(await askState()).toBe('resolved')
    await expectW1(two)
  })
})
