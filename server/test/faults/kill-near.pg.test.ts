import type { Now } from '@binome/contract/now.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FIRST, LIKE } from '../asking.ts'
import { type Crowd, gather } from './crowd.ts'

/**
 * `kill -9` of the server at every step of a wait with the like of another, laws J (server/src/group): what was
 * acknowledged is there afterwards, and the wait goes on, or ends as its law says.
 */

const helpers = ['helper1', 'helper2', 'helper3']
let crowd: Crowd
beforeAll(async () => {
  crowd = await gather(['first', 'later', ...helpers])
}, 60_000)
afterAll(() => crowd.stop())

const isOffered = (now: Now) => now.ask?.state === 'searching' && now.ask.near
const searches = (askId: string) => (now: Now) => now.ask?.id === askId && now.ask.state === 'searching'
/** That the ask waits; `met`: for a line. */
const waits = (askId: string, met: boolean) => (now: Now) =>
  now.parked.some((one) => one.id === askId && one.state === 'parked' && one.follows?.met === met)
const askedForLine = (sessionId: string) => (now: Now) =>
  now.toClose.some((one) => one.sessionId === sessionId && one.waiting === 1)

const waiting = async () =>
  (await sql`SELECT ask_id, state FROM ask_following WHERE state IN ('waits', 'handed')`.execute(crowd.db)).rows
const openTapsOf = async (askId: string) =>
  (await sql`SELECT FROM offer WHERE ask_id = ${askId} AND state IN ('sent', 'seen')`.execute(crowd.db)).rows.length

/** Two who search with the same, the later one asked whether it waits. */
async function offered() {
  const first = await crowd.api('first').asks.open({ text: FIRST })
  const later = await crowd.api('later').asks.open({ text: LIKE })
  await crowd.tab('later').until(isOffered)
  return { first: first.id, later: later.id }
}

async function joined() {
  const both = await offered()
  await crowd.api('later').group.join({ askId: both.later })
  await crowd.tab('later').until(waits(both.later, false))
  return both
}

/** The first meets the helper who has a tap of it. */
async function met(askId: string) {
  const isOf = (tap: { askId: string }) => tap.askId === askId
  const { name, offerId } = await Promise.any(
    helpers.map(async (name) => {
      const now = await crowd.tab(name).until(({ taps }) => taps.some(isOf))
      return { name, offerId: now.taps.find(isOf)?.offerId ?? '' }
    }),
  )
  const { session } = await crowd.api(name).offers.accept({ offerId })
  for (const who of [name, 'first']) {
    expect(await crowd.tab(who).say({ type: 'session_enter', sessionId: session.id })).toMatchObject({ ok: true })
  }
  await crowd.tab('first').until((now) => now.session?.state === 'live')
  return { helper: name, sessionId: session.id }
}

describe('kill -9 while one waits with another', () => {
  test('[J1] to [J6] at each step from the ask to the line: nothing acknowledged is lost', async () => {
    const first = await crowd.api('first').asks.open({ text: FIRST })
    const later = await crowd.api('later').asks.open({ text: LIKE })
    await crowd.crash()
    await crowd.tab('later').until(isOffered)

    await crowd.crash()
    expect(isOffered(crowd.tab('later').now())).toBe(true)
    await crowd.api('later').group.join({ askId: later.id })

    await crowd.crash()
    expect(waits(later.id, false)(crowd.tab('later').now())).toBe(true)
    await expect.poll(() => openTapsOf(later.id), { timeout: 10_000 }).toBe(0)
    const { helper, sessionId } = await met(first.id)

    await crowd.crash()
    expect(waits(later.id, false)(crowd.tab('later').now())).toBe(true)
    await crowd.api('first').outcomes.say({ sessionId, outcome: 'solved' })

    await crowd.crash()
    await crowd.tab('later').until(waits(later.id, true))
    await crowd.tab(helper).until(askedForLine(sessionId))

    await crowd.crash()
    expect(waits(later.id, true)(crowd.tab('later').now())).toBe(true)
    expect(askedForLine(sessionId)(crowd.tab(helper).now())).toBe(true)
    const line = { sessionId, text: 'Save it under another name.' }
    expect(await crowd.api(helper).group.leaveLine(line)).toEqual({ sent: 1 })

    await crowd.crash()
    expect(await crowd.api(helper).group.leaveLine(line)).toEqual({ sent: 0 })
    expect(crowd.tab('later').now().parked).toMatchObject([{ id: later.id, answers: 1, follows: null }])
    const { answers } = await crowd.api('later').answers.list({ askId: later.id })
    expect(answers).toMatchObject([{ text: line.text, by: { id: crowd.personId(helper) }, state: 'sent' }])
    expect(await openTapsOf(later.id)).toBe(0)
    const [{ id: answerId, version } = { id: '', version: 0 }] = answers
    expect(await crowd.api('later').answers.accept({ answerId, version, outcome: 'solved' })).toMatchObject({
      state: 'resolved',
    })
    expect(await waiting()).toEqual([])
  }, 90_000)

  test('[J4] once the first was taken back: the later one searches again in its place', async () => {
    const { first, later } = await joined()
    await crowd.api('first').asks.cancel({ askId: first })
    await crowd.crash()
    await crowd.tab('later').until(searches(later))
    expect(await waiting()).toEqual([])
    await crowd.api('later').asks.cancel({ askId: later })
  }, 60_000)

  test('[J4] while its time runs out: the wait for the first, and the one for a line', async () => {
    const passes = async () => {
      await crowd.die()
      await sql`UPDATE ask_following SET ends_at = now() - interval '1 second'`.execute(crowd.db)
      await crowd.rise(['follow'])
    }
    const { first, later } = await joined()
    await passes()
    await crowd.tab('later').until(searches(later))
    // Asked again, and again it waits: what it waits for is the same.
    await crowd.tab('later').until(isOffered)
    await crowd.api('later').group.join({ askId: later })
    const { sessionId } = await met(first)
    await crowd.api('first').outcomes.say({ sessionId, outcome: 'solved' })
    await crowd.tab('later').until(waits(later, true))
    await passes()
    await crowd.tab('later').until(searches(later))
    expect(await waiting()).toEqual([])
    await crowd.api('later').asks.cancel({ askId: later })
  }, 60_000)
})
