import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { say } from '../../test/app.ts'
import { type TestClient, testClient } from '../../test/client.ts'
import { type FreshDatabase, freshDatabase, scratchFolder } from '../../test/database.ts'

/**
 * `kill -9` of the server at every step of the flow, in the moment it has answered: nothing it acknowledged is lost,
 * and what follows from it still follows, in the next process. Laws [P3] [T2] [S12], seen from outside.
 */

let fresh: FreshDatabase
let server: { child: ChildProcess; url: string; code: string | undefined } | null = null
/** The seeker and administrator first, then two who help. */
const members: { id: string; cookie: string }[] = []
const seeker = 0
const helpers = [1, 2]

/** The server as its operator starts it in production, on the database of this test. */
async function start(): Promise<void> {
  const main = join(import.meta.dirname, '../main.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      BINOME_SECRET: 'thirty-two characters nobody knows of',
      DATABASE_URL: fresh.url,
      DATA_DIR: scratchFolder(),
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += chunk
      if (text.includes('Binôme') && text.endsWith('\n\n')) resolve(text)
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const url = /Binôme {2}(http:\S+)/.exec(said)?.[1] ?? ''
  server = { child, url, code: /with the code (\S+)/.exec(said)?.[1] }
}

async function kill(): Promise<void> {
  const running = server
  if (!running) return
  server = null
  const gone = new Promise((resolve) => running.child.on('close', resolve))
  running.child.kill('SIGKILL')
  await gone
}

const client = (who: number): TestClient => testClient(server?.url ?? '', members[who]?.cookie ?? '')

/** Comes in by a door for anybody, and keeps the cookie as a browser would. */
async function comeIn(path: string, body: object): Promise<void> {
  const answer = await fetch(`${server?.url}/api${path}`, {
    method: 'POST',
    headers: { origin: server?.url ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ language: 'fr', password: 'a long enough password', ...body }),
  })
  expect(answer.status, path).toBe(200)
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/)
  members.push({ id: ((await answer.json()) as { personId: string }).personId, cookie: cookie.split(';')[0] ?? '' })
}

async function tab(who: number): Promise<Socket> {
  const socket = client(who).socket()
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', () => resolve())
    socket.on('connect_error', reject)
  })
  await say(socket, { type: 'hello' })
  return socket
}

/** Asks again until it is so: another process is at work. */
async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = Date.now() + 20_000
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`never came: ${what}`)
    await sql`SELECT pg_sleep(0.05)`.execute(fresh.db)
  }
}

async function one<T>(query: ReturnType<typeof sql<T>>): Promise<T | undefined> {
  return (await query.execute(fresh.db)).rows[0]
}

/** The next process, with the tabs that come back by themselves. */
async function again(): Promise<Socket[]> {
  await kill()
  await start()
  return Promise.all([seeker, ...helpers].map(tab))
}

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(async () => {
  await kill()
  await fresh.drop()
})

test('a production house begins with the printed code, once, and has nothing of the demo', async () => {
  await start()
  const { code } = server ?? {}
  expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/)
  const house = { organizationName: 'House', name: 'seeker', email: 'seeker@x.example' }
  await comeIn('/setup', { ...house, code })
  for (const name of ['one', 'two']) {
    const { url } = await client(seeker).api.admin.addInvite({ name, email: `${name}@x.example` })
    await comeIn(`/invites/${url.split('/').at(-1)}/accept`, { name, email: `${name}@x.example` })
  }
  for (const who of helpers) {
    await client(who).api.me.setAvailability({ available: true, until: null, quietUntil: null })
  }
  const nobody = testClient(server?.url ?? '', '')
  expect(await nobody.api.door.look()).toMatchObject({ setup: false, demo: false, organizationName: 'House' })
  expect(await nobody.call(['door', 'demoPeople'], undefined)).toEqual({ ok: false, code: 'DEMO_ONLY' })
  const personId = members[seeker]?.id
  expect(await nobody.call(['door', 'demoSignIn'], { personId })).toEqual({ ok: false, code: 'DEMO_ONLY' })
  await kill()
  await start()
  expect(server?.code).toBeUndefined()
  const again = { ...house, code, language: 'fr', password: 'a long enough password' }
  expect(await testClient(server?.url ?? '', '').call(['door', 'setUp'], again)).toMatchObject({ code: 'SETUP_DONE' })
  await kill()
})

test('asked, tapped, accepted, met, written, answered: killed after each, and it goes on', {
  timeout: 120_000,
}, async () => {
  await start()
  // Nobody is there to be tapped: the ask is acknowledged, and its server dies at once.
  const ask = await client(seeker).api.asks.open({ text: 'killed' })
  let tabs = await again()
  const tap = await until('the wave of an ask whose server died', () =>
    one(
      sql<{
        id: string
        helperId: string
      }>`SELECT id, helper_id FROM offer WHERE ask_id = ${ask.id} AND state = 'sent'`,
    ),
  )

  await again()
  const helper = members.findIndex((member) => member.id === tap.helperId)
  const taps = await until('the tap, still there', async () => {
    const page = await client(helper).api.offers.get({ offerId: tap.id })
    return page.state === 'here' && page
  })
  expect(taps.tap.text).toBe('killed')

  const { session } = await client(helper).api.offers.accept({ offerId: tap.id })
  tabs = await again()
  const others = await sql<{ n: number }>`SELECT count(*)::int AS n FROM offer
    WHERE ask_id = ${ask.id} AND state IN ('sent', 'seen')`.execute(fresh.db)
  expect(others.rows[0]?.n).toBe(0)
  for (const who of [seeker, helper]) {
    const socket = tabs[who]
    if (!socket) throw new Error('no tab')
    expect(await say(socket, { type: 'session_enter', sessionId: session.id })).toEqual({ ok: true })
  }
  tabs = await again()
  await until('the ask is live', async () => (await client(seeker).api.asks.get({ askId: ask.id })).state === 'live')

  const message = { sessionId: session.id, id: crypto.randomUUID(), text: 'kept' }
  await client(seeker).api.sessions.say(message)
  await again()
  const written = await client(helper).api.sessions.messages({ sessionId: session.id })
  expect(written.rows.map((row) => row.text)).toEqual(['kept'])

  await client(seeker).api.outcomes.say({ sessionId: session.id, outcome: 'solved', thanks: 'kept too' })
  await again()
  const evidence = await until('the evidence of a word whose server died', () =>
    one(sql<{ outcome: string }>`SELECT outcome FROM evidence WHERE session_id = ${session.id}`),
  )
  expect(evidence.outcome).toBe('solved')
  await until(
    'the ask is resolved',
    async () => (await client(seeker).api.asks.get({ askId: ask.id })).state === 'resolved',
  )
  const unhandled = await until('every fact told', async () => {
    const found = await one(sql<{ n: number }>`SELECT count(*)::int AS n FROM fact WHERE handled_at IS NULL`)
    return found?.n === 0 && found
  })
  expect(unhandled.n).toBe(0)
})
