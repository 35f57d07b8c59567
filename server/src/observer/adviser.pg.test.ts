import type { Signal } from '@binome/contract/signal.ts'
import type { ComesTo } from '@binome/contract/terms.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, tapped } from '../../test/asking.ts'
import { testIndexes } from '../../test/core.ts'
import { choices, expectW1, type Met, met, viewOf } from '../../test/handing.ts'
import * as third from '../../test/third.ts'
import { setAvailability } from '../availability/actions.ts'
import { createMatches } from '../match/matches.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { thanksTo } from '../outcome/store.ts'
import { saveProfile } from '../people/me.ts'
import type { Moment } from '../platform/hub.ts'
import { createMetrics } from '../platform/metrics.ts'
import { ask as askToRecord } from '../recording/actions.ts'
import { end } from '../session/actions.ts'
import { createPresence, type Presence } from '../session/presence.ts'
import { candidates } from './actions.ts'
import { advisersNamed } from './view.ts'

const LINE = 'Is the macro the right way at all?'

let two: Met
let expertId: string
beforeEach(async () => {
  two = await met()
  expertId = (await advisers())[0] ?? ''
})
afterEach(() => two.world.stop())

const house = () => two.world.core.house
const matches = () => two.world.core.matches
const as = (personId: string) => two.world.caller(personId)
const settled = () => two.world.core.settled()
const advisers = async (byId = two.helperId) =>
  (await candidates(house(), matches(), as(byId), two.sessionId)).map(({ person }) => person.id)
const listed = (personId = two.seekerId) => third.listed(two, personId)
/** Whom nobody has asked for anything. */
const free = () => two.world.people.filter((id) => ![two.seekerId, two.helperId, expertId].includes(id))
const observing = (personId = expertId) => third.observing(two, personId)
const proposed = (personId = expertId, byId = two.helperId, comesTo: ComesTo = 'advise') =>
  third.proposed(two, { byId, personId, comesTo, line: LINE })
const said = (byId: string, observerId: string, what: 'agree' | 'refuse' | 'remove') =>
  third.said(two, byId, observerId, what)
async function invited(personId = expertId) {
  const id = await proposed(personId)
  await said(two.seekerId, id, 'agree')
  return id
}
/** Somebody looks on too. */
async function learner() {
  const [learnerId = ''] = free()
  await said(two.seekerId, await proposed(learnerId, two.helperId, 'look_on'), 'agree')
  await moves('come', learnerId)
  return learnerId
}
const moves = (what: 'come' | 'leave', personId = expertId) => third.moves(two, personId, what)
const goesQuiet = async (personId: string) => {
  const quietUntil = new Date(house().clock.now().getTime() + 3_600_000).toISOString()
  const word = { available: true, until: null, quietUntil, byHours: false }
  await setAvailability(house(), as(personId), word)
  await settled()
}

describe('[S29] who may be asked to advise', () => {
  test('those who may be tapped now, five at most, as for a hand-over; neither of the two', async () => {
    expect(await advisers()).toEqual((await choices(two)).map(({ person }) => person.id))
    expect(await advisers()).not.toContain(two.helperId)
    await goesQuiet(expertId)
    expect(await advisers()).not.toContain(expertId)
    await expect(proposed()).rejects.toMatchObject({ code: 'NOT_FREE' })
    await expect(proposed(two.helperId)).rejects.toMatchObject({ code: 'NOT_FREE' })
    await expect(advisers(expertId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('nobody who looks on somewhere, or may: they are at one session at a time [S24]', async () => {
    const id = await proposed(expertId, two.helperId, 'look_on')
    expect(await advisers()).not.toContain(expertId)
    await said(two.seekerId, id, 'agree')
    await moves('come')
    expect(await advisers()).not.toContain(expertId)
    await expect(proposed()).rejects.toMatchObject({ code: 'NOT_FREE' })
    await moves('leave')
    expect(await advisers()).toContain(expertId)
  })

  test('also when the other agrees: who went quiet meanwhile is not asked', async () => {
    const id = await proposed()
    await goesQuiet(expertId)
    await expect(said(two.seekerId, id, 'agree')).rejects.toMatchObject({ code: 'NOT_FREE' })
    expect(await observing()).toBeNull()
    expect(await listed()).toMatchObject([{ state: 'proposed' }])
  })

  test('one at a time, beside one who looks on', async () => {
    await invited()
    const [other = '', third = ''] = free()
    await expect(proposed(other)).rejects.toMatchObject({ code: 'OBSERVERS_FULL' })
    await proposed(other, two.helperId, 'look_on')
    await expect(proposed(third, two.helperId, 'look_on')).rejects.toMatchObject({ code: 'OBSERVERS_FULL' })
  })

  test('nobody taps them from being asked until they are gone', async () => {
    const [asker = ''] = free()
    await invited()
    await moves('come')
    const { id } = await ask(two.world, asker)
    expect((await tapped(two.world, id)).map(({ helperId }) => helperId)).not.toContain(expertId)
    const { willing } = await matches().of(two.world.organizationId)
    expect(willing.mayBeTapped(expertId, house().clock.now())).toBe(false)
    await moves('leave')
    expect(willing.mayBeTapped(expertId, house().clock.now())).toBe(true)
  })

  test('a process that begins anew knows them in the middle of it too', async () => {
    await invited()
    const anew = createMatches({ ...house(), metrics: createMetrics({ process: false }) }, testIndexes)
    const { willing } = await anew.of(two.world.organizationId)
    expect(willing.mayBeTapped(expertId, house().clock.now())).toBe(false)
  })
})

describe('[S30] a no', () => {
  test('is an invitation to the two until its time is over; nobody is asked twice', async () => {
    await invited()
    const before = [await listed(), await listed(two.helperId), await advisers(), await choices(two)]
    const sent = two.world.line.sent(two.seekerId).length
    await moves('leave')
    expect(await observing()).toBeNull()
    expect([await listed(), await listed(two.helperId), await advisers(), await choices(two)]).toEqual(before)
    for (const event of two.world.line.sent(two.seekerId).slice(sent))
      expect(event).toMatchObject({ part: 'session', session: { observers: before[0] } })
    await two.world.pass(200)
    expect(await listed()).toEqual([])
    expect(await advisers()).not.toContain(expertId)
    await expect(proposed()).rejects.toMatchObject({ code: 'NOT_FREE' })
    await expectW1(two)
  })

  test('and no answer end alike', async () => {
    await invited()
    await two.world.pass(199)
    expect(await listed()).toMatchObject([{ state: 'invited' }])
    await two.world.pass(1)
    expect(await listed()).toEqual([])
    expect(await advisers()).not.toContain(expertId)
  })
})

describe('[S31] what they are told', () => {
  test('the two, the line, and that a recording runs, before they come; the steps and who is there once they are', async () => {
    await invited()
    expect(await observing()).toMatchObject({
      ...{ comesTo: 'advise', line: LINE, state: 'invited', recordedSince: null, guide: null, beside: null },
      ...{ seeker: { id: two.seekerId }, helper: { id: two.helperId } },
    })
    for (const byId of [two.seekerId, two.helperId]) {
      await askToRecord(house(), as(byId), { sessionId: two.sessionId, recordingId: crypto.randomUUID() })
      await settled()
    }
    expect(await observing()).toMatchObject({ state: 'invited', recordedSince: expect.any(String) })
    expect(two.world.line.sent(expertId).findLast(({ part }) => part === 'observing')).toEqual({
      part: 'observing',
      observing: await observing(),
    })
    await moves('come')
    const learnerId = await learner()
    const here = { guide: { steps: [] }, beside: { person: { id: learnerId }, comesTo: 'look_on' } }
    expect(await observing()).toMatchObject(here)
    expect(await observing(learnerId)).toMatchObject({ beside: { person: { id: expertId }, comesTo: 'advise' } })
    expect(two.world.line.sent(expertId).findLast(({ part }) => part === 'observing')).toEqual({
      part: 'observing',
      observing: await observing(),
    })
    expect(two.world.line.sent(expertId).map(({ part }) => part)).not.toContain('message')
  })
})

describe('[S31] beside one who looks on', () => {
  const heard: [string, Moment][] = []
  let presence: Presence
  beforeEach(() => {
    heard.length = 0
    const toSocket = (socketId: string, moment: Moment) => void heard.push([socketId, moment])
    presence = createPresence({ ...house(), hub: { ...house().hub, toSocket } })
  })
  const who = (personId: string) => ({ organizationId: two.world.organizationId, personId })
  const enters = (personId: string) => presence.enter(who(personId), two.sessionId, personId)
  const hello: Signal = { kind: 'hello', from: 'tab-of-one', reply: false, dropped: null }
  const passes = (from: string, to: string) => presence.signal(who(from), two.sessionId, from, hello, to)
  const isRefused = async (from: string, to: string) =>
    expect(passes(from, to)).rejects.toMatchObject({ code: 'NOT_FOUND' })

  test('who looks on is said to them before they come, to who would look on nothing of who advises', async () => {
    const learnerId = await learner()
    await invited()
    expect(await observing()).toMatchObject({ state: 'invited', beside: { person: { id: learnerId } } })
    await moves('leave', learnerId)
    expect(await observing()).toMatchObject({ state: 'invited', beside: null })
    expect(two.world.line.sent(expertId).findLast(({ part }) => part === 'observing')).toEqual({
      part: 'observing',
      observing: await observing(),
    })
    await moves('come')
    const id = await proposed(learnerId, two.helperId, 'look_on')
    await said(two.seekerId, id, 'agree')
    expect(await observing(learnerId)).toMatchObject({ state: 'invited', beside: null })
  })

  test('[S27] signals go between the two of them once both are there, whoever came first, and to who is named alone', async () => {
    const learnerId = await learner()
    await enters(learnerId)
    await invited()
    await isRefused(learnerId, expertId)
    await moves('come')
    await enters(expertId)
    await enters(two.seekerId)
    await passes(learnerId, expertId)
    await passes(expertId, learnerId)
    const signal = { type: 'signal', sessionId: two.sessionId, looksOn: true, signal: hello }
    expect(heard).toEqual([
      [expertId, { ...signal, from: learnerId }],
      [learnerId, { ...signal, from: expertId }],
    ])
    await isRefused(expertId, expertId)
    await isRefused(expertId, free().find((one) => one !== learnerId) ?? '')
  })

  test('[W1] a new name of either is on the screen of the other', async () => {
    const learnerId = await learner()
    await invited()
    for (const [of, on] of [
      [learnerId, expertId],
      [expertId, learnerId],
    ] as const) {
      await saveProfile(house(), as(of), { name: 'Maëlle' })
      await settled()
      expect(two.world.line.sent(on).findLast(({ part }) => part === 'observing')).toEqual({
        part: 'observing',
        observing: await observing(on),
      })
      await moves('come')
      await settled()
    }
  })

  test.each(['adviser', 'learner'] as const)('[S25] the %s sent away, none goes any more', async (one) => {
    const learnerId = await learner()
    await invited()
    await moves('come')
    for (const personId of [learnerId, expertId]) await enters(personId)
    await passes(expertId, learnerId)
    const gone = one === 'adviser' ? expertId : learnerId
    await said(two.helperId, (await listed()).find(({ person }) => person.id === gone)?.id ?? '', 'remove')
    await isRefused(expertId, learnerId)
    await isRefused(learnerId, expertId)
    expect(heard).toHaveLength(1)
    const stays = gone === expertId ? learnerId : expertId
    expect(await observing(stays)).toMatchObject({ state: 'here', beside: null })
    expect(two.world.line.sent(stays).findLast(({ part }) => part === 'observing')).toMatchObject({
      observing: { beside: null },
    })
  })
})

describe('[S32] they are not the helper', () => {
  test('but are thanked with the helper, in the same words [O7]', async () => {
    await invited()
    await moves('come')
    await end(house(), as(two.seekerId), two.sessionId)
    await settled()
    expect((await viewOf(two, two.seekerId)).toClose).toMatchObject([{ advisers: [{ id: expertId }] }])
    const { organizationId, fresh } = two.world
    expect(await advisersNamed(fresh.db, organizationId, two.sessionId)).toMatchObject([{ id: expertId }])
    const said = { sessionId: two.sessionId, outcome: 'solved' as const, skillIds: [], thanks: 'Merci à vous deux' }
    await sayOutcome(house(), as(two.seekerId), said)
    await sayOutcome(house(), as(two.seekerId), said)
    await settled()
    for (const personId of [two.helperId, expertId]) {
      const thanks = await thanksTo(fresh.db, organizationId, personId, { before: null, limit: 5 })
      expect(thanks).toMatchObject([{ sessionId: two.sessionId, fromId: two.seekerId, words: 'Merci à vous deux' }])
    }
  })

  test('nobody who was asked and did not come is thanked', async () => {
    await invited()
    await moves('leave')
    await end(house(), as(two.seekerId), two.sessionId)
    await settled()
    expect((await viewOf(two, two.seekerId)).toClose).toMatchObject([{ advisers: [] }])
  })

  test('the session ends as it would have, and asks its two alone', async () => {
    await invited()
    await moves('come')
    await two.world.pass(60)
    await end(house(), as(two.seekerId), two.sessionId)
    await settled()
    expect(await observing()).toBeNull()
    expect((await viewOf(two, two.seekerId)).toClose).toMatchObject([{ other: { id: two.helperId } }])
    expect((await viewOf(two, expertId)).toClose).toEqual([])
    const { willing } = await matches().of(two.world.organizationId)
    expect(willing.mayBeTapped(expertId, house().clock.now())).toBe(true)
  })
})
