import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Now } from '@binome/contract/now.ts'
import { chanceOf } from '@binome/matching/chance.fixture.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Crowd, gather } from './crowd.ts'

/**
 * `kill -9` at moments nobody chose, while several pairs are on their way: people do what their screens ask of them,
 * again where a call was cut off. Whatever was acknowledged holds, and every ask comes to its end once.
 */

const seed = Number(process.env.FAULTS_SEED ?? randomInt(1_000_000))
const seekers = ['seeker1', 'seeker2', 'seeker3']
const helpers = ['helper1', 'helper2', 'helper3', 'helper4', 'helper5', 'helper6']
const kills = 4

const random = chanceOf(seed)

let crowd: Crowd
beforeAll(async () => {
  crowd = await gather([...seekers, ...helpers])
}, 60_000)
afterAll(() => crowd.stop())

/** What the server said yes to, in so many words. */
const acknowledged = { asks: new Set<string>(), accepted: new Set<string>(), outcomes: new Set<string>() }

/** What this screen asks of its person, done; nothing when there is nothing to do. */
async function act(name: string, now: Now): Promise<void> {
  const api = crowd.api(name)
  const tab = crowd.tab(name)
  const [tap] = now.taps
  if (tap && now.session === null) {
    await tab.say({ type: 'offer_seen', offerId: tap.offerId })
    const { session } = await api.offers.accept({ offerId: tap.offerId })
    acknowledged.accepted.add(session.id)
  } else if (now.session && !now.session.present.includes(crowd.personId(name))) {
    await tab.say({ type: 'session_enter', sessionId: now.session.id })
  } else if (now.session?.state === 'live' && now.session.role === 'seeker') {
    await api.outcomes.say({ sessionId: now.session.id, outcome: 'solved' })
    acknowledged.outcomes.add(now.session.id)
  }
}

/** Looks at the screen again and again; a call that was cut off or came too late is nobody's fault here. */
async function live(name: string, until: () => boolean): Promise<void> {
  while (!until()) {
    await wait(20)
    try {
      await act(name, crowd.tab(name).now())
    } catch (error) {
      refused.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
const refused: string[] = []

/** One ask, to its end. */
async function ask(name: string, round: number): Promise<void> {
  for (;;) {
    try {
      const { id } = await crowd.api(name).asks.open({ text: `Stuck on the closing of the month, ${name} ${round}` })
      acknowledged.asks.add(id)
      return
    } catch (error) {
      refused.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      await wait(50)
      // Cut off after it was kept: it is on the screen.
      if (isUp && crowd.tab(name).now().ask !== null) return
    }
  }
}
let isUp = true

test(`kill -9 at moments of chance, FAULTS_SEED=${seed}`, async () => {
  let over = false
  const people = [...seekers, ...helpers].map((name) => live(name, () => over))
  for (let round = 0; round < kills; round += 1) {
    const asking = Promise.all(seekers.map((name) => ask(name, round)))
    await wait(random() * 500)
    isUp = false
    await crowd.die()
    await crowd.rise()
    isUp = true
    await asking
    await expect.poll(openAsks, { timeout: 15_000, interval: 100 }).toBe(0)
  }
  over = true
  await Promise.all(people)

  const asks = await sql<{ id: string; state: string; accepted: number; evidence: number }>`
    SELECT id, state,
      (SELECT count(*)::int FROM offer WHERE offer.ask_id = ask.id AND offer.state = 'accepted') AS accepted,
      (SELECT count(*)::int FROM evidence WHERE evidence.ask_id = ask.id) AS evidence
    FROM ask`.execute(crowd.db)
  expect(asks.rows.map((one) => one.id)).toEqual(expect.arrayContaining([...acknowledged.asks]))
  expect(asks.rows).toHaveLength(kills * seekers.length)
  for (const one of asks.rows) expect(one).toMatchObject({ state: 'resolved', accepted: 1, evidence: 1 })
  const sessions = await sql<{ id: string }>`SELECT session_id AS id FROM evidence`.execute(crowd.db)
  const closed = sessions.rows.map((row) => row.id)
  expect(closed).toEqual(expect.arrayContaining([...acknowledged.accepted]))
  expect(closed).toEqual(expect.arrayContaining([...acknowledged.outcomes]))
  const facts = await sql`SELECT 1 FROM fact WHERE sweep_at < now() - interval '10 seconds'`.execute(crowd.db)
  expect(facts.rows).toEqual([])
}, 90_000)

/** Asks still on their way, or solved without evidence yet. */
async function openAsks(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM ask
    WHERE state <> 'resolved' OR NOT EXISTS (SELECT FROM evidence WHERE evidence.ask_id = ask.id)`.execute(crowd.db)
  return rows[0]?.n ?? 0
}
