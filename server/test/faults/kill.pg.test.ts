import { randomUUID } from 'node:crypto'
import type { Now } from '@binome/contract/now.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Crowd, gather } from './crowd.ts'

/**
 * `kill -9` of the server at every step of the flow: what was acknowledged is there afterwards, and the flow goes on to
 * its end.
 */

const helpers = ['helper1', 'helper2', 'helper3', 'helper4', 'helper5']
/** Says that they may be asked only while no server is there: nobody can have tapped them before. */
const latecomer = 'latecomer'
let crowd: Crowd
beforeAll(async () => {
  crowd = await gather(['seeker', ...helpers, latecomer])
}, 60_000)
afterAll(() => crowd.stop())

const tapOf = (askId: string) => (now: Now) => now.taps.some((tap) => tap.askId === askId)
const stateOf = async (table: 'ask' | 'offer' | 'session', id: string) => {
  const { rows } = await sql<{ state: string }>`SELECT state FROM ${sql.table(table)} WHERE id = ${id}`.execute(
    crowd.db,
  )
  return rows[0]?.state
}
const count = async (what: 'evidence' | 'session' | 'message', askId: string) => {
  const { rows } = await (what === 'message'
    ? sql<{
        n: number
      }>`SELECT count(*)::int AS n FROM message m JOIN session s ON s.id = m.session_id WHERE s.ask_id = ${askId}`
    : sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(what)} WHERE ask_id = ${askId}`
  ).execute(crowd.db)
  return rows[0]?.n
}

/** Everybody who was tapped for it, in the order of their ids. */
const tappedFor = async (askId: string) => {
  const { rows } = await sql<{ id: string }>`
    SELECT helper_id AS id FROM offer WHERE ask_id = ${askId} ORDER BY 1`.execute(crowd.db)
  return rows.map((row) => row.id)
}

/** The first helper with a tap of this ask on their screen. */
async function tapped(askId: string): Promise<{ helper: string; offerId: string }> {
  return Promise.any(
    helpers.map(async (helper) => {
      const now = await crowd.tab(helper).until(tapOf(askId))
      return { helper, offerId: now.taps.find((tap) => tap.askId === askId)?.offerId ?? '' }
    }),
  )
}

async function said(name: string, up: Parameters<ReturnType<Crowd['tab']>['say']>[0]) {
  expect(await crowd.tab(name).say(up)).toMatchObject({ ok: true })
}

const steps = ['asked', 'tapped', 'seen', 'accepted', 'entered', 'live', 'said'] as const
type Step = (typeof steps)[number]

/** Once through the flow, with a crash after one step. */
async function through(crashAfter: Step): Promise<void> {
  const after = async (step: Step, survived: () => Promise<void>) => {
    if (step !== crashAfter) return
    await crowd.crash()
    await survived()
  }
  const ask = await crowd.api('seeker').asks.open({ text: `How do I correct the invoice? ${crashAfter}` })
  await after('asked', async () => {
    expect(crowd.tab('seeker').now().ask).toMatchObject({ id: ask.id, text: ask.text, state: 'searching' })
  })

  const { helper, offerId } = await tapped(ask.id)
  await after('tapped', async () => expect(crowd.tab(helper).now().taps).toMatchObject([{ offerId, text: ask.text }]))
  await said(helper, { type: 'offer_seen', offerId })
  await after('seen', async () => expect(await stateOf('offer', offerId)).toBe('seen'))

  const { session } = await crowd.api(helper).offers.accept({ offerId })
  const sessionId = session.id
  await after('accepted', async () => {
    expect(crowd.tab('seeker').now().session).toMatchObject({ id: sessionId, state: 'meeting', role: 'seeker' })
    expect(crowd.tab(helper).now().session).toMatchObject({ id: sessionId, state: 'meeting', role: 'helper' })
  })

  const enter = async () => {
    await said(helper, { type: 'session_enter', sessionId })
    await said('seeker', { type: 'session_enter', sessionId })
  }
  await enter()
  await after('entered', enter)
  await crowd.tab('seeker').until((now) => now.session?.state === 'live')
  const words = { id: randomUUID(), kind: 'text', text: 'Open the second tab.' } as const
  await crowd.api(helper).sessions.say({ sessionId, ...words })
  await after('live', async () => {
    await enter()
    expect(crowd.tab('seeker').now().session).toMatchObject({ id: sessionId, state: 'live' })
    expect(crowd.tab('seeker').now().messages).toMatchObject([words])
  })

  await crowd.api('seeker').outcomes.say({ sessionId, outcome: 'solved', thanks: 'Thank you' })
  await after('said', async () => undefined)
  await crowd.tab('seeker').until((now) => now.session === null && now.ask === null)
  await crowd.tab(helper).until((now) => now.session === null)
  await expect.poll(() => count('evidence', ask.id), { timeout: 10_000 }).toBe(1)
  await expect.poll(() => stateOf('ask', ask.id), { timeout: 10_000 }).toBe('resolved')
  expect(await stateOf('session', sessionId)).toBe('ended')
  expect([await count('session', ask.id), await count('message', ask.id)]).toEqual([1, 1])
  for (const other of helpers) await crowd.tab(other).until((now) => !tapOf(ask.id)(now))
}

describe('kill -9', () => {
  test.each(steps)('once it was %s: nothing acknowledged is lost, and it goes on to its end', through, 60_000)

  test('once it was ended: what is to be closed is asked, and the answer counts', async () => {
    const ask = await crowd.api('seeker').asks.open({ text: 'Who may open the archive?' })
    const { helper, offerId } = await tapped(ask.id)
    const { session } = await crowd.api(helper).offers.accept({ offerId })
    const sessionId = session.id
    await said(helper, { type: 'session_enter', sessionId })
    await said('seeker', { type: 'session_enter', sessionId })
    await crowd.tab(helper).until((now) => now.session?.state === 'live')
    await crowd.api(helper).sessions.end({ sessionId })
    await crowd.crash()
    expect(await stateOf('session', sessionId)).toBe('ended')
    await crowd.tab('seeker').until((now) => now.ask === null && now.toClose.some((one) => one.sessionId === sessionId))
    await crowd.api('seeker').outcomes.say({ sessionId, outcome: 'partly' })
    await expect.poll(() => count('evidence', ask.id), { timeout: 10_000 }).toBe(1)
    expect(await stateOf('ask', ask.id)).toBe('resolved')
  }, 60_000)

  test('between two plans: the next one is made, and a tap of the first still wins', async () => {
    const ask = await crowd.api('seeker').asks.open({ text: 'The stamp on the letter is gone.' })
    const first = await tapped(ask.id)
    const before = await tappedFor(ask.id)
    await crowd.die()
    await sql`UPDATE availability SET available = true, version = version + 1
      WHERE person_id = ${crowd.personId(latecomer)}`.execute(crowd.db)
    // The plan that was due while nobody was there to make it: by then, long silence says to ask somebody else too.
    await sql`UPDATE offer SET sent_at = sent_at - interval '80 seconds' WHERE ask_id = ${ask.id}`.execute(crowd.db)
    await crowd.rise(['plan'])
    await expect.poll(() => tappedFor(ask.id), { timeout: 10_000 }).not.toEqual(before)
    const late = (await tappedFor(ask.id)).filter((personId) => !before.includes(personId))
    const [another = ''] = [...helpers, latecomer].filter((name) => late.includes(crowd.personId(name)))
    await crowd.tab(another).until(tapOf(ask.id))
    await crowd.api(first.helper).offers.accept({ offerId: first.offerId })
    for (const other of helpers) await crowd.tab(other).until((now) => !tapOf(ask.id)(now))
    expect(await stateOf('ask', ask.id)).toBe('matched')
    await crowd.die()
    await sql`UPDATE session SET opened_at = opened_at - interval '31 seconds' WHERE ask_id = ${ask.id}`.execute(
      crowd.db,
    )
    await crowd.rise(['session_helper'])
    // Nobody came in time while the server was away: searching again, without that helper.
    await crowd.tab('seeker').until((now) => now.ask?.state === 'searching' && now.session === null)
    const next = await tapped(ask.id)
    expect(next.helper).not.toBe(first.helper)
    await crowd.api('seeker').asks.cancel({ askId: ask.id })
    await crowd.crash()
    for (const helper of helpers) await crowd.tab(helper).until((now) => now.taps.length === 0)
    expect(await stateOf('ask', ask.id)).toBe('abandoned')
  }, 60_000)
})
