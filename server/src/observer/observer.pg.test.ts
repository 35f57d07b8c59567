import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, tapped } from '../../test/asking.ts'
import { expectW1, type Met, met, viewOf } from '../../test/handing.ts'
import * as third from '../../test/third.ts'
import { openAsk } from '../ask/actions.ts'
import { doDeed, setAlone } from '../guide/actions.ts'
import { ask as askToRecord, consent } from '../recording/actions.ts'
import { end } from '../session/actions.ts'

let two: Met
let learnerId: string
let strangerId: string
let otherId: string
beforeEach(async () => {
  two = await met()
  const others = two.world.people.filter((one) => one !== two.seekerId && one !== two.helperId)
  ;[learnerId = '', strangerId = '', otherId = ''] = others
})
afterEach(() => two.world.stop())

const house = () => two.world.core.house
const as = (personId: string) => two.world.caller(personId)
const settled = () => two.world.core.settled()
const listed = (personId = two.seekerId) => third.listed(two, personId)
const observing = (personId = learnerId) => third.observing(two, personId)
const who = (personId: string) => ({ organizationId: two.world.organizationId, personId })

const proposed = (personId = learnerId, byId = two.helperId) =>
  third.proposed(two, { byId, personId, comesTo: 'look_on', line: '' })
const said = (byId: string, observerId: string, what: 'agree' | 'refuse' | 'remove') =>
  third.said(two, byId, observerId, what)
async function invited(personId = learnerId) {
  const id = await proposed(personId)
  await said(two.seekerId, id, 'agree')
  return id
}
const moves = (personId: string, what: 'come' | 'leave') => third.moves(two, personId, what)
async function here(personId = learnerId) {
  const id = await invited(personId)
  await moves(personId, 'come')
  await two.world.core.presence.enter(who(personId), two.sessionId, `socket-${personId}`)
  return id
}
const expectViews = async () => {
  await expectW1(two)
  await expectObserving()
}
const expectObserving = async () => {
  for (const personId of two.world.people) {
    const last = two.world.line.sent(personId).findLast(({ part }) => part === 'observing')
    if (last) expect(last, '[W1]').toEqual({ part: 'observing', observing: await observing(personId) })
  }
}

describe('[S23] coming to look on', () => {
  test('takes the yes of both, then their own; each step is on the screens of both [S26]', async () => {
    const id = await proposed()
    expect(await listed()).toMatchObject([{ id, state: 'proposed', mine: false, person: { id: learnerId } }])
    expect(await listed(two.helperId)).toMatchObject([{ state: 'proposed', mine: true }])
    expect(await observing()).toBeNull()
    await expect(said(two.helperId, id, 'agree')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(moves(learnerId, 'come')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expectViews()
    await said(two.seekerId, id, 'agree')
    expect(await observing()).toMatchObject({
      state: 'invited',
      sessionId: two.sessionId,
      seeker: { id: two.seekerId },
    })
    await expectViews()
    await moves(learnerId, 'come')
    expect(await listed()).toMatchObject([{ state: 'here' }])
    expect(await observing()).toMatchObject({ state: 'here' })
    await expectViews()
  })

  test('lapses when the other says nothing for thirty seconds, or nobody comes', async () => {
    await proposed()
    await two.world.pass(29)
    expect(await listed()).toHaveLength(1)
    await two.world.pass(1)
    expect(await listed()).toEqual([])
    await invited(strangerId)
    await two.world.pass(200)
    expect(await listed()).toEqual([])
    expect(await observing(strangerId)).toBeNull()
    await expectViews()
  })

  test('[S30] a no of who is invited is an invitation to the two until it lapses, and cannot be asked about again', async () => {
    await invited()
    const before = await listed()
    await moves(learnerId, 'leave')
    expect(await observing()).toBeNull()
    expect(await listed()).toEqual(before)
    await expect(proposed()).rejects.toMatchObject({ code: 'NOT_FREE' })
    await expect(moves(learnerId, 'come')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expectViews()
    await two.world.pass(199)
    expect(await listed()).toEqual(before)
    await two.world.pass(1)
    expect(await listed()).toEqual([])
    await expectViews()
  })

  test('a no of the other is a no', async () => {
    await said(two.seekerId, await proposed(), 'refuse')
    expect(await listed()).toEqual([])
    await expect(moves(learnerId, 'come')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expectViews()
  })

  test('nobody else proposes anybody', async () => {
    await expect(proposed(strangerId, strangerId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('[S24] how many', () => {
  test('two at most; nobody twice, nor of the two', async () => {
    await here()
    await here(strangerId)
    await expect(proposed(otherId)).rejects.toMatchObject({ code: 'OBSERVERS_FULL' })
    await said(two.helperId, (await listed())[0]?.id ?? '', 'remove')
    await expect(proposed(two.seekerId)).rejects.toMatchObject({ code: 'NOT_FREE' })
    await expect(proposed(strangerId)).rejects.toMatchObject({ code: 'NOT_FREE' })
  })
})

describe('[S25] going', () => {
  const passes = (from: string, to: string) =>
    two.world.core.presence.signal(
      who(from),
      two.sessionId,
      `socket-${from}`,
      { kind: 'hello', from: 'tab-of-one', reply: false, dropped: null },
      to,
    )

  test.each(['seeker', 'helper'] as const)('the %s sends them away, and nothing reaches them any more', async (one) => {
    const id = await here()
    await passes(two.seekerId, learnerId)
    await passes(learnerId, two.helperId)
    await said(two[`${one}Id`], id, 'remove')
    expect(await observing()).toBeNull()
    await expect(passes(two.seekerId, learnerId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(passes(learnerId, two.helperId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const again = two.world.core.presence.enter(who(learnerId), two.sessionId, 'socket-again')
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expectViews()
  })

  test('they leave by themselves; with the session it is over', async () => {
    await here()
    await moves(learnerId, 'leave')
    expect(await listed()).toEqual([])
    await here(strangerId)
    await end(house(), as(two.seekerId), two.sessionId)
    await settled()
    expect(await observing(strangerId)).toBeNull()
    await expectViews()
  })

  test('a session of their own ends it', async () => {
    await here()
    const input = { text: 'stuck', pictureIds: [], skillIds: [], forPersonId: learnerId }
    const asked = await openAsk(house(), as(strangerId), input)
    await settled()
    const tap = (await tapped(two.world, asked.id)).find(({ helperId }) => helperId === learnerId)
    await accept(two.world, tap)
    expect(await listed()).toEqual([])
    await expectViews()
  })

  test('[S27] between those who look on nothing goes, nor from them to nobody in particular', async () => {
    await here()
    await here(strangerId)
    await expect(passes(learnerId, strangerId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await observing()).toMatchObject({ beside: { person: { id: strangerId }, comesTo: 'look_on' } })
    const open = two.world.core.presence.signal(who(learnerId), two.sessionId, `socket-${learnerId}`, {
      ...{ kind: 'hello', from: 'tab-of-one' },
      ...{ reply: false, dropped: null },
    })
    await expect(open).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('their coming and going counts for nobody: the two are as they were, heartbeats and all', async () => {
    await here()
    await two.world.core.presence.pulse()
    await passes(two.seekerId, learnerId)
    await two.world.core.presence.disconnected(`socket-${learnerId}`)
    await settled()
    expect((await viewOf(two, two.seekerId)).session?.present).toEqual([two.helperId, two.seekerId].sort())
  })
})

describe('[S28] what whoever looks on sees of it', () => {
  const stepId = crypto.randomUUID()
  const does = async (personId: string, deed: Parameters<typeof doDeed>[2]['deed']) => {
    await doDeed(house(), as(personId), { sessionId: two.sessionId, deed })
    await settled()
  }
  const write = () => does(two.helperId, { do: 'write', id: stepId, words: 'Open the sheet', version: 0 })

  test('the steps and their ticks, as they come; nothing of what is written', async () => {
    await write()
    await invited()
    expect(await observing()).toMatchObject({ guide: null, recordedSince: null })
    await moves(learnerId, 'come')
    expect(await observing()).toMatchObject({
      guide: { steps: [{ words: 'Open the sheet', together: 0 }], alone: null },
    })
    await does(two.seekerId, { do: 'tick', id: stepId, pass: 'together', turns: 1 })
    expect(await observing()).toMatchObject({ guide: { steps: [{ together: 1 }] } })
    const alone = { sessionId: two.sessionId, id: crypto.randomUUID(), alone: true }
    await setAlone(house(), as(two.seekerId), alone)
    await settled()
    expect(await observing()).toMatchObject({ guide: { alone: { since: expect.any(String) } } })
    await expectObserving()
    expect(two.world.line.sent(learnerId).map(({ part }) => part)).not.toContain('message')
    expect(Object.keys((await observing())?.guide ?? {}).sort()).toEqual(['alone', 'steps'])
  })

  test('that a recording runs, from when both said yes until one says no', async () => {
    await here()
    const of = { sessionId: two.sessionId, recordingId: crypto.randomUUID() }
    await askToRecord(house(), as(two.helperId), of)
    await settled()
    expect(await observing()).toMatchObject({ recordedSince: null })
    await consent(house(), as(two.seekerId), { ...of, yes: true })
    await settled()
    expect(await observing()).toMatchObject({ recordedSince: expect.any(String) })
    await expectViews()
    await consent(house(), as(two.helperId), { ...of, yes: false })
    await settled()
    expect(await observing()).toMatchObject({ recordedSince: null })
    await expectViews()
  })

  test('who was sent away is told nothing of it any more', async () => {
    await said(two.seekerId, await here(), 'remove')
    const before = two.world.line.sent(learnerId).length
    await write()
    expect(two.world.line.sent(learnerId)).toHaveLength(before)
  })
})
