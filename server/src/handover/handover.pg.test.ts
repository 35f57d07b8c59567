import type { Now } from '@binome/contract/now.ts'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, ask, meet, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { setAvailability } from '../availability/actions.ts'
import { evidenceOf } from '../evidence/store.ts'
import { snapshotOf } from '../now/snapshot.ts'
import { acceptOffer, declineOffer, postponeOffer } from '../offer/actions.ts'
import { tapsFor } from '../offer/view.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { eraseMe, exportMine } from '../people/erase.ts'
import { Refusal } from '../platform/refusal.ts'
import { end } from '../session/actions.ts'
import { say } from '../session/chat.ts'
import { forget } from '../session/forgetting.ts'
import { openView } from '../session/view.ts'
import { answer, candidates, propose, takeBack } from './actions.ts'
import { earlierOf } from './store.ts'

const LINE = 'Le tableau croisé est fait, reste la macro zanzibar'
const SAID = 'essayez ficelle'

let world: TestCore
let seekerId: string
let helperId: string
let sessionId: string
let askId: string

beforeEach(async () => {
  world = await testCore({ people: 6 })
  ;[seekerId = ''] = world.people
  askId = (await ask(world, seekerId)).id
  const [tap] = await tapped(world, askId)
  helperId = tap?.helperId ?? ''
  sessionId = await accept(world, tap)
  await meet(world, seekerId, helperId, sessionId)
  await world.pass(60)
})
afterEach(() => world.stop())

const house = () => world.core.house
const matches = () => world.core.matches
const as = (personId: string) => world.caller(personId)
const settled = () => world.core.settled()
const viewOf = (personId: string): Promise<Now> => snapshotOf(house(), matches(), world.organizationId, personId)
const shown = async (personId: string) => (await viewOf(personId)).session?.handover
const askState = async () =>
  (await sql<{ state: string }>`SELECT state FROM ask WHERE id = ${askId}`.execute(world.fresh.db)).rows[0]?.state
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

const choices = () => candidates(house(), matches(), as(helperId), sessionId)
const first = async () => (await choices())[0]?.person.id ?? ''
async function proposed(byId = helperId, toId?: string) {
  const to = toId ?? (await first())
  const view = await propose(house(), matches(), as(byId), { sessionId, toId: to, line: LINE })
  await settled()
  return { ...view, toId: to }
}
async function asked() {
  const one = await proposed()
  await answer(house(), matches(), as(seekerId), { sessionId, handoverId: one.id, yes: true })
  await settled()
  return one
}
const tapOf = async (personId: string) => (await tapsFor(world.fresh.db, world.organizationId, personId))[0]
const yes = async (personId: string) =>
  acceptOffer(house(), world.core.heldOffers, as(personId), (await tapOf(personId))?.offerId ?? '')
async function taken() {
  const { toId } = await asked()
  const { session } = await yes(toId)
  await settled()
  return { toId, next: session }
}
/** The last of each part that was sent is what a fresh view says. */
const isW1 = async (but = '') => {
  for (const personId of world.people) {
    if (personId === but) continue
    const now = await viewOf(personId)
    const last = (part: string) => world.line.sent(personId).findLast((event) => event.part === part)
    const { session, messages, toClose, ask: mine } = now
    if (last('session')) expect(last('session'), '[W1]').toEqual({ part: 'session', session, messages })
    if (last('to_close')) expect(last('to_close'), '[W1]').toEqual({ part: 'to_close', toClose })
    if (last('ask')) expect(last('ask'), '[W1]').toEqual({ part: 'ask', ask: mine })
    const tap = last('tap')
    if (tap?.part === 'tap') {
      const gone = world.line.sent(personId).slice(world.line.sent(personId).lastIndexOf(tap))
      if (gone.some(({ part }) => part === 'tap_gone')) expect(now.taps, '[W1]').toEqual([])
      else expect(now.taps, '[W1]').toEqual([tap.tap])
    }
  }
}

describe('[T1] going on with another helper', () => {
  test('is proposed by either, agreed by the seeker, and taken by a yes; every view follows', async () => {
    const { id, toId } = await proposed()
    expect(await shown(seekerId)).toMatchObject({ id, state: 'proposed', line: LINE, mine: false, to: { id: toId } })
    expect(await shown(helperId)).toMatchObject({ state: 'proposed', mine: true })
    expect(await tapOf(toId)).toBeUndefined()
    await isW1()
    const bad = answer(house(), matches(), as(helperId), { sessionId, handoverId: id, yes: true })
    expect(await refused(bad)).toBe('NOT_ALLOWED')
    await answer(house(), matches(), as(seekerId), { sessionId, handoverId: id, yes: true })
    await settled()
    expect(await shown(seekerId)).toMatchObject({ state: 'asked' })
    await isW1()
    const { session } = await yes(toId)
    await settled()
    expect(session).toMatchObject({ askId, state: 'meeting', before: { helper: { id: helperId }, line: LINE } })
    expect((await viewOf(seekerId)).session).toMatchObject({ id: session.id, before: { line: LINE }, handover: null })
    expect((await viewOf(seekerId)).ask).toMatchObject({ state: 'matched', helper: { id: toId } })
    expect((await viewOf(helperId)).session).toBeNull()
    await isW1()
  })

  test('a seeker’s own proposal asks at once; one at a time is open', async () => {
    const { toId } = await proposed(seekerId)
    expect(await shown(helperId)).toMatchObject({ state: 'asked', mine: false })
    expect(await tapOf(toId)).toMatchObject({ handover: { line: LINE, from: { id: helperId } } })
    const other = (await choices()).find(({ person }) => person.id !== toId)?.person.id ?? ''
    const again = propose(house(), matches(), as(helperId), { sessionId, toId: other, line: '' })
    expect(await refused(again)).toBe('HANDOVER_OPEN')
    await isW1()
  })

  test('a seeker who stays with their helper says so, and both know', async () => {
    const { id, toId } = await proposed()
    await answer(house(), matches(), as(seekerId), { sessionId, handoverId: id, yes: false })
    await settled()
    expect(await shown(helperId)).toMatchObject({ state: 'refused' })
    expect(await tapOf(toId)).toBeUndefined()
    await isW1()
  })

  test('is over once: the same word said again changes nothing', async () => {
    const { id } = await asked()
    await answer(house(), matches(), as(seekerId), { sessionId, handoverId: id, yes: true })
    await takeBack(house(), as(helperId), { sessionId, handoverId: id })
    await takeBack(house(), as(seekerId), { sessionId, handoverId: id })
    await settled()
    expect(await shown(seekerId)).toBeNull()
    await isW1()
  })
})

describe('[T2] who', () => {
  test('is ranked among those who may be tapped now, and nobody else may be proposed', async () => {
    const may = (await choices()).map(({ person }) => person.id)
    expect(may.length).toBeGreaterThan(1)
    expect(may).not.toContain(seekerId)
    expect(may).not.toContain(helperId)
    const [one = ''] = may
    await setAvailability(house(), as(one), { available: false, until: null, quietUntil: null })
    await settled()
    expect((await choices()).map(({ person }) => person.id)).not.toContain(one)
    expect(await refused(proposed(helperId, one))).toBe('NOT_FREE')
    expect(await refused(proposed(helperId, seekerId))).toBe('NOT_FREE')
  })

  test('became quiet between proposing and agreeing: nobody is tapped, and it is said at once', async () => {
    const { id, toId } = await proposed()
    await setAvailability(house(), as(toId), { available: false, until: null, quietUntil: null })
    await settled()
    await answer(house(), matches(), as(seekerId), { sessionId, handoverId: id, yes: true })
    await settled()
    expect(await tapOf(toId)).toBeUndefined()
    expect(await shown(helperId)).toMatchObject({ state: 'nobody' })
    await isW1()
  })

  test('nobody is asked twice, whatever they said', async () => {
    const { toId } = await asked()
    await world.pass(90)
    await world.pass(90)
    expect(await shown(seekerId)).toMatchObject({ state: 'nobody' })
    expect((await choices()).map(({ person }) => person.id)).not.toContain(toId)
  })

  test('only while the two are in it: to others it does not exist', async () => {
    const { id } = await asked()
    const stranger = world.people.find((one) => one !== seekerId && one !== helperId) ?? ''
    expect(await refused(candidates(house(), matches(), as(stranger), sessionId))).toBe('NOT_FOUND')
    expect(await refused(takeBack(house(), as(stranger), { sessionId, handoverId: id }))).toBe('NOT_FOUND')
    await end(house(), as(helperId), sessionId)
    expect(await refused(choices())).toBe('SESSION_ENDED')
  })
})

describe('[T3] whoever is asked', () => {
  test('is told who hands over and the line, and nothing that was written', async () => {
    await say(house(), as(helperId), { sessionId, id: house().newId(), kind: 'text', text: SAID })
    const { toId } = await asked()
    const tap = await tapOf(toId)
    expect(tap).toMatchObject({ text: expect.any(String), handover: { line: LINE, from: { id: helperId } } })
    expect(JSON.stringify(world.line.sent(toId))).not.toContain(SAID)
    expect(await openView(world.fresh.db, world.organizationId, toId, sessionId)).toBeNull()
  })
})

describe('[T4] a no', () => {
  const heardBy = (personId: string, from: number) =>
    JSON.stringify(
      world.line
        .sent(personId)
        .slice(from)
        .filter(({ part }) => part !== 'message'),
    )

  test.each(['nothing', 'no', 'not my topic', 'later', 'became quiet'])(
    '%s: the two hear the same, at the same time',
    async (word) => {
      const { toId, id } = await asked()
      const offerId = (await tapOf(toId))?.offerId ?? ''
      const before = { seeker: world.line.sent(seekerId).length, helper: world.line.sent(helperId).length }
      const until = (await shown(seekerId))?.until
      await world.pass(5)
      if (word === 'no') await declineOffer(house(), as(toId), { offerId, offTopic: false })
      if (word === 'not my topic') await declineOffer(house(), as(toId), { offerId, offTopic: true })
      if (word === 'later') {
        const later = new Date(world.clock.now().getTime() + 900_000)
        await postponeOffer(house(), as(toId), { offerId, until: later })
      }
      if (word === 'became quiet') {
        await setAvailability(house(), as(toId), { available: false, until: null, quietUntil: null })
      }
      await settled()
      const left = new Date(until ?? '').getTime() - world.clock.now().getTime()
      await world.pass(left / 1000 - 1)
      expect(heardBy(seekerId, before.seeker)).toBe('[]')
      expect(heardBy(helperId, before.helper)).toBe('[]')
      expect(await shown(seekerId)).toMatchObject({ state: 'asked', until })
      await world.pass(1)
      expect(await shown(seekerId)).toMatchObject({ id, state: 'nobody' })
      expect(await shown(helperId)).toMatchObject({ state: 'nobody' })
      expect(await tapOf(toId)).toBeUndefined()
      await isW1()
      // A yes that comes now finds nothing to take.
      const late = acceptOffer(house(), world.core.heldOffers, as(toId), offerId)
      expect(await refused(late)).toBe('OFFER_GONE')
    },
  )

  test('a tap that ran out may still win until the two are told', async () => {
    const { toId } = await asked()
    const offerId = (await tapOf(toId))?.offerId ?? ''
    const until = new Date((await shown(seekerId))?.until ?? '').getTime()
    await world.pass((until - world.clock.now().getTime()) / 1000 - 2)
    expect(await tapOf(toId)).toBeUndefined()
    await acceptOffer(house(), world.core.heldOffers, as(toId), offerId)
    await settled()
    expect((await viewOf(toId)).session).toMatchObject({ askId })
    await isW1()
  })
})

describe('[T5] [T6] [T7] meanwhile, and the yes', () => {
  test('the two go on; then one session ends, the other is open, each with its own minutes and question', async () => {
    await world.pass(180)
    await asked()
    expect((await viewOf(seekerId)).session).toMatchObject({ id: sessionId, state: 'live' })
    const toId = (await shown(seekerId))?.to.id ?? ''
    const { session: next } = await yes(toId)
    await settled()
    expect((await viewOf(helperId)).toClose).toMatchObject([{ sessionId, minutes: 4, handedTo: { id: toId } }])
    expect((await viewOf(seekerId)).toClose).toMatchObject([{ sessionId, minutes: 4, other: { id: helperId } }])
    await meet(world, seekerId, toId, next.id)
    expect((await viewOf(seekerId)).ask).toMatchObject({ state: 'live' })
    await world.pass(120)
    await sayOutcome(house(), as(seekerId), { sessionId, outcome: 'partly', skillIds: [] })
    await settled()
    expect((await viewOf(seekerId)).session).toMatchObject({ id: next.id, state: 'live' })
    await sayOutcome(house(), as(seekerId), { sessionId: next.id, outcome: 'solved', skillIds: [] })
    await settled()
    expect((await viewOf(seekerId)).toClose).toEqual([])
    expect(await askState()).toBe('resolved')
    const evidence = await evidenceOf(world.fresh.db, world.organizationId, { after: null, limit: 10 })
    expect(evidence.map(({ helperId: of, outcome, minutes }) => [of, outcome, minutes])).toEqual(
      expect.arrayContaining([
        [helperId, 'partly', 4],
        [toId, 'solved', 2],
      ]),
    )
    await isW1()
  })

  test('not solved about the earlier helper leads nothing back to searching', async () => {
    const { next } = await taken()
    await sayOutcome(house(), as(seekerId), { sessionId, outcome: 'not_solved', skillIds: [] })
    await settled()
    expect((await viewOf(seekerId)).session).toMatchObject({ id: next.id })
    expect((await viewOf(seekerId)).ask).toMatchObject({ state: 'matched' })
  })

  test('of a yes, a taking back and an end in the same moment one wins, and nothing is left open', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id, toId } = await asked()
      const offerId = (await tapOf(toId))?.offerId ?? ''
      const racers = [
        acceptOffer(house(), world.core.heldOffers, as(toId), offerId),
        acceptOffer(house(), world.core.heldOffers, as(toId), offerId),
        takeBack(house(), as(helperId), { sessionId, handoverId: id }),
        ...(round === 3 ? [end(house(), as(seekerId), sessionId)] : []),
      ]
      await Promise.allSettled(round % 2 === 0 ? racers : racers.toReversed())
      await settled()
      const { rows } = await sql<{ id: string; helperId: string }>`
        SELECT id, helper_id FROM session WHERE ask_id = ${askId} AND state <> 'ended'`.execute(world.fresh.db)
      const { rows: opened } = await sql`SELECT FROM handover WHERE state IN ('proposed', 'asked')`.execute(
        world.fresh.db,
      )
      expect(opened).toHaveLength(0)
      expect(rows.length, '[T6]').toBeLessThanOrEqual(1)
      expect(await tapOf(toId)).toBeUndefined()
      await isW1()
      const [now] = rows
      if (!now) return
      if (now.id === sessionId) continue
      ;({ id: sessionId, helperId } = now)
      await meet(world, seekerId, helperId, sessionId)
    }
  })
})

describe('[T8] what was tried', () => {
  const before = (id: string) => earlierOf(world.fresh.db, world.organizationId, id)

  test('is read by the next two, however often it is handed on, until it is forgotten', async () => {
    await say(house(), as(helperId), { sessionId, id: house().newId(), kind: 'text', text: SAID })
    const { toId, next } = await taken()
    expect(await before(next.id)).toMatchObject([{ id: sessionId, line: LINE, helper: { id: helperId } }])
    expect(await before(sessionId)).toEqual([])
    const [one, two] = [sessionId, helperId]
    await meet(world, seekerId, toId, next.id)
    sessionId = next.id
    helperId = toId
    const third = await taken()
    expect((await before(third.next.id)).map(({ id }) => id)).toEqual([one, next.id])
    for (const personId of [seekerId, two]) await forget(house(), as(personId), { sessionId: one, wish: true })
    expect(await before(third.next.id)).toMatchObject([{ id: one, line: '' }, { line: LINE }])
  })

  test('whoever is erased takes their line along, and whoever exports has it', async () => {
    const { next } = await taken()
    expect(await exportMine(house(), as(helperId))).toMatchObject({
      handoversProposed: [{ line: LINE, state: 'taken' }],
    })
    await eraseMe(house(), as(helperId))
    await settled()
    expect(await before(next.id)).toMatchObject([{ line: '' }])
    await isW1(helperId)
  })
})

describe('[T9] time', () => {
  test('a proposal without an answer is over after a minute', async () => {
    await proposed()
    await world.pass(59)
    expect(await shown(seekerId)).toMatchObject({ state: 'proposed' })
    await world.pass(1)
    expect(await shown(helperId)).toMatchObject({ state: 'lapsed' })
    await isW1()
  })

  test('a session that ends takes the asking along', async () => {
    const { toId } = await asked()
    await end(house(), as(seekerId), sessionId)
    await settled()
    expect(await tapOf(toId)).toBeUndefined()
    expect(await askState()).toBe('resolved')
    await isW1()
  })
})
