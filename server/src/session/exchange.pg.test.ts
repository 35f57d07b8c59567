import type { Signal } from '@binome/contract/signal.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callerFor, matchedPair, type Pair, type TestHouse, testHouse } from '../../test/pair.ts'
import { insertPeople } from '../../test/rows.ts'
import { newId } from '../platform/id.ts'
import { end, sessionTimers } from './actions.ts'
import { say } from './chat.ts'
import { createPresence, type Presence } from './presence.ts'
import { messageFor, sessionFor } from './view.ts'

const second = 1000

let t: TestHouse
let presence: Presence
let pair: Pair

beforeAll(async () => {
  t = await testHouse({ timers: sessionTimers })
})
afterAll(() => t.close())
beforeEach(async () => {
  presence = createPresence(t.house)
  pair = await matchedPair(t)
  for (const socket of ['s1', 's2', 'h1', 'h2', 'x1']) t.heard(socket)
})

// Of this test's session: those of earlier tests go on living meanwhile.
const kinds = async () =>
  (await t.take()).flatMap((fact) => ('sessionId' in fact && fact.sessionId === pair.sessionId ? [fact.kind] : []))
const seekerIn = (socket = 's1') => presence.enter(pair.seeker, pair.sessionId, socket)
const helperIn = (socket = 'h1') => presence.enter(pair.helper, pair.sessionId, socket)
const bothIn = async () => {
  await seekerIn()
  await helperIn()
  await t.take()
}

describe('[S9] what is written', () => {
  const words = (id: string, text: string) => ({ sessionId: pair.sessionId, id, kind: 'text' as const, text })

  test('is kept once, in the order of keeping, and shown to the two', async () => {
    const id = newId(t.clock)
    const first = await say(t.house, pair.seeker, words(id, 'Where is it?'))
    expect(await say(t.house, pair.seeker, words(id, 'Where is it?'))).toEqual(first)
    const second = await say(t.house, pair.helper, words(newId(t.clock), 'Under Tools.'))
    expect(await kinds()).toEqual(['message.said', 'message.said'])
    expect((await sessionFor(t.house.db, pair.organizationId, pair.helper.personId)).messages).toEqual([first, second])
  })

  test('twenty at once keep one order, strictly in time', async () => {
    const said = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        say(t.house, i % 2 ? pair.seeker : pair.helper, words(newId(t.clock), `${i}`)),
      ),
    )
    const { messages } = await sessionFor(t.house.db, pair.organizationId, pair.seeker.personId)
    const facts = (await t.take()).flatMap((fact) => (fact.kind === 'message.said' ? [fact.messageId] : []))
    expect(messages.map((message) => message.id).sort()).toEqual(facts.sort())
    const times = messages.map((message) => message.at)
    expect(times).toEqual([...times].sort())
    expect(new Set(said.map((message) => message.at)).size).toBe(20)
  })

  test('after the end nothing new, but what was kept is confirmed', async () => {
    const id = newId(t.clock)
    const first = await say(t.house, pair.seeker, words(id, 'Thanks'))
    await end(t.house, pair.seeker, pair.sessionId)
    expect(await say(t.house, pair.seeker, words(id, 'Thanks'))).toEqual(first)
    await expect(say(t.house, pair.seeker, words(newId(t.clock), 'more'))).rejects.toThrow('SESSION_ENDED')
    expect(await messageFor(t.house.db, pair.organizationId, pair.helper.personId, id)).toBeNull()
  })

  test('an id of somebody else is refused and tells nothing', async () => {
    const id = newId(t.clock)
    await say(t.house, pair.seeker, words(id, 'mine'))
    await expect(say(t.house, pair.helper, words(id, 'theirs'))).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('[S10] signals', () => {
  const hello = (from: string, to?: string): Signal => ({
    kind: 'hello',
    from,
    reply: false,
    dropped: null,
    ...(to ? { to } : {}),
  })
  const signal = (who: 'seeker' | 'helper', socket: string, said: Signal) =>
    presence.signal(pair[who], pair.sessionId, socket, said)

  test('go to the other of the pair, [S11] the newest tab', async () => {
    await bothIn()
    await helperIn('h2')
    await signal('seeker', 's1', hello('seekertab'))
    expect(t.heard('h1')).toEqual([])
    expect(t.heard('h2')).toEqual([
      { type: 'signal', sessionId: pair.sessionId, from: pair.seeker.personId, signal: hello('seekertab') },
    ])
    expect(t.heard('s1')).toEqual([])
  })

  test('[S11] go to the page they name', async () => {
    await bothIn()
    await helperIn('h2')
    await signal('helper', 'h1', hello('helpertab1'))
    await signal('helper', 'h2', hello('helpertab2'))
    await signal('seeker', 's1', hello('seekertab', 'helpertab1'))
    expect(t.heard('h1')).toHaveLength(1)
    expect(t.heard('h2')).toEqual([])
    await signal('seeker', 's1', hello('seekertab', 'gone-page'))
    expect([...t.heard('h1'), ...t.heard('h2')]).toEqual([])
  })

  test('wait for a page that is about to come, in order, and not for long', async () => {
    await helperIn()
    await signal('helper', 'h1', hello('helpertab', 'seekertab'))
    await signal('helper', 'h1', { kind: 'bye', from: 'helpertab', link: null, reason: 'stale' })
    await seekerIn()
    expect(t.heard('s1').map((down) => (down.type === 'signal' ? down.signal.kind : ''))).toEqual(['hello', 'bye'])
    await presence.disconnected('s1')
    await signal('helper', 'h1', hello('helpertab'))
    await t.pass(31 * second)
    await seekerIn('s2')
    expect(t.heard('s2')).toEqual([])
  })

  test('keep the order in which their socket spoke', async () => {
    await bothIn()
    const many = Array.from({ length: 30 }, (_, i) => hello(`seekertab-${i}`))
    await Promise.all(many.map((said) => signal('seeker', 's1', said)))
    expect(t.heard('h1').map((down) => (down.type === 'signal' ? down.signal.from : ''))).toEqual(
      many.map((said) => said.from),
    )
  })

  test('are refused from strangers, from who is not inside, and after the end', async () => {
    await bothIn()
    const [strangerId = ''] = await insertPeople(t.house.db, pair.organizationId, 1)
    const stranger = callerFor(pair.organizationId, strangerId)
    await expect(presence.enter(stranger, pair.sessionId, 'x1')).rejects.toThrow('NOT_FOUND')
    await expect(presence.signal(stranger, pair.sessionId, 'x1', hello('strangertab'))).rejects.toThrow('NOT_FOUND')
    await expect(presence.signal(stranger, pair.sessionId, 's1', hello('strangertab'))).rejects.toThrow('NOT_FOUND')
    await expect(signal('seeker', 's7', hello('seekertab'))).rejects.toThrow('NOT_FOUND')
    await end(t.house, pair.seeker, pair.sessionId)
    await expect(signal('seeker', 's1', hello('seekertab'))).rejects.toThrow('SESSION_ENDED')
    expect([...t.heard('h1'), ...t.heard('s1'), ...t.heard('x1')]).toEqual([])
  })
})
