import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestClient, testClient } from '../../test/client.ts'
import { type FreshDatabase, freshDatabase, scratchFolder } from '../../test/database.ts'
import { surroundings } from '../../test/surroundings.ts'

/** The server as its operator runs it: from nothing to a working house, and to its end. */

let fresh: FreshDatabase
let server: { child: ChildProcess; url: string; code: string | undefined } | null = null
/** The seeker and administrator first, then two who help. */
const members: { id: string; cookie: string }[] = []
const seeker = 0
const helpers = [1, 2]

/** One after the other they take their time where the machine has other work. */
const processes = { timeout: 60_000 }

const MAIN = ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../main.ts')]
const production = () => ({
  ...surroundings,
  NODE_ENV: 'production',
  BINOME_SECRET: 'thirty-two characters nobody knows of',
  DATABASE_URL: fresh.url,
  DATA_DIR: scratchFolder(),
  PORT: '0',
  LOG_LEVEL: 'warn',
})

/** The server as its operator starts it in production, on the database of this test. */
async function start(): Promise<void> {
  const child = spawn(process.execPath, MAIN, { env: production(), stdio: ['ignore', 'pipe', 'inherit'] })
  // Of this test from now on: should it come up too late, it is ended all the same.
  server = { child, url: '', code: undefined }
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

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(async () => {
  await kill()
  await fresh.drop()
})

test('a start that cannot be is one line of words and an exit code of its own, and no stack', processes, async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const wrong = new URL(fresh.url)
  wrong.password = 'wrong'
  const notAFolder = join(scratchFolder(), 'file')
  writeFileSync(notAFolder, '')
  const starts = await Promise.all(
    [
      { BINOME_SECRET: '' },
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      { DATABASE_URL: wrong.href },
      { PORT: String(port) },
      { DATA_DIR: notAFolder },
      { DATABASE_URL: '', DATA_DIR: notAFolder },
    ].map(async (env) => {
      const child = spawn(process.execPath, MAIN, {
        env: { ...production(), ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      child.stderr.on('data', (chunk) => {
        said += chunk
      })
      const [code] = await once(child, 'close')
      return { code, lines: said.trim().split('\n').length, told: said.trim().length > 20 }
    }),
  )
  taken.close()
  expect(starts).toEqual([11, 30, 31, 20, 21, 21].map((code) => ({ code, lines: 1, told: true })))
})

test('a production house begins with the printed code, once, and has nothing of the demo', processes, async () => {
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

test(
  'at a signal it takes nobody new, ends what is under way, forgets nothing of it, and leaves with 0',
  processes,
  async () => {
    await start()
    const { child, url } = server ?? {}
    if (!child || !url) throw new Error('no server')
    const tab = client(helpers[0] ?? 1).socket()
    const bye = new Promise((resolve) =>
      tab.on('down', (said: { type: string }) => said.type === 'bye' && resolve(said)),
    )
    await new Promise<void>((resolve) => tab.on('connect', resolve))
    const body = JSON.stringify({ text: 'half a sentence' })
    const headers = { cookie: members[seeker]?.cookie, origin: url, 'content-type': 'application/json' }
    const asked = request(`${url}/api/asks`, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    const answer = new Promise<IncomingMessage>((resolve, reject) => asked.on('response', resolve).on('error', reject))
    await new Promise<void>((resolve) => asked.write(body.slice(0, 9), () => resolve()))
    // The line answers after the half sentence has arrived: one connection is read after the other.
    await client(seeker).api.door.me()

    const gone = new Promise<number | null>((resolve) => child.on('exit', resolve))
    child.kill('SIGTERM')
    expect(await bye).toMatchObject({ because: 'server_stops' })
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    asked.end(body.slice(9))
    expect((await answer).statusCode).toBe(200)
    expect(await gone).toBe(0)
    server = null
    // What could not be told to the end any more is told by the next process; none may be forgotten.
    const { rows } = await sql<{ asks: number; forgotten: number }>`
    SELECT (SELECT count(*)::int FROM ask) AS asks,
           (SELECT count(*)::int FROM fact WHERE sweep_at IS NULL
              AND NOT EXISTS (SELECT FROM fact_trouble WHERE fact_id = fact.id)) AS forgotten`.execute(fresh.db)
    expect(rows).toEqual([{ asks: 1, forgotten: 0 }])
  },
)
