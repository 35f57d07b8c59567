import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { birthOf } from '@binome/server/src/platform/lock.ts'
import { testClient } from '@binome/server/test/client.ts'
import { surroundings } from '@binome/server/test/surroundings.ts'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { live } from './cast/live.ts'
import { people } from './cast/people.ts'
import { databasesOf } from './databases.ts'
import { copyOfDemo } from './demo-template.ts'

/** `npm start` as a newcomer types it, and Ctrl-C: the very line of package.json, on a folder of this test. */

const root = join(import.meta.dirname, '..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }

interface Started {
  child: ChildProcess
  /** All that it wrote, both streams. */
  said(): string
  /** Resolves once every process that could still write is over. */
  ended: Promise<number | null>
}

let dataDir: string
const running = new Set<ChildProcess>()
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'binome-start-'))
})
afterEach(async () => {
  for (const child of running) {
    const over = new Promise((resolve) => child.once('close', resolve))
    signalAll(child, 'SIGTERM')
    await over
  }
  rmSync(dataDir, { recursive: true, force: true })
})

/** The web app as it was built last, if ever: it is built by the browser tests. */
function start(env: { [name: string]: string }): Started {
  const child = spawn(`exec ${scripts.start} --without-build`, {
    shell: true,
    cwd: root,
    // Its own group, as a shell gives each line that is typed.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...surroundings,
      PATH: `${dirname(process.execPath)}:${surroundings.PATH}`,
      ...{ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' },
      ...env,
    },
  })
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  child.once('close', () => running.delete(child))
  return { child, said: () => said, ended }
}

/** Resolves with what it printed once it serves. */
function serving({ child, said }: Started): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => said().endsWith('\n\n') && resolve(said()))
    child.once('close', (code) => reject(new Error(`it ended with ${code}: ${said()}`)))
  })
}

/** A key pressed at the terminal is for every process of the line. */
function signalAll({ pid }: ChildProcess, signal: 'SIGINT' | 'SIGTERM'): void {
  if (pid) process.kill(-pid, signal)
}

const production = { NODE_ENV: 'production', BINOME_SECRET: 'thirty-two characters nobody knows of' }

test('from nothing it serves and says the code; a second one is refused; Ctrl-C ends its database too; what was made is kept', async () => {
  const first = start(production)
  const [, url = '', code] =
    /^\n {2}Binôme {2}(http:\/\/localhost:\d+)\n {2}First visit: \1\/setup, with the code (\S+)\n\n$/.exec(
      await serving(first),
    ) ?? []
  const second = start(production)
  const made = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ code, organizationName: 'Kept', language: 'fr' },
      ...{ name: 'Ada', email: 'ada@x.example', password: 'a long enough password' },
    }),
  })
  expect(made.status).toBe(200)
  expect(await second.ended).toBe(22)
  expect(second.said()).toMatch(/^Another Binôme \(process \d+\) already uses the data folder \S+: stop it, or .+\.\n$/)
  const postmaster = join(dataDir, 'postgres', 'postgres', 'postmaster.pid')
  const database = Number(readFileSync(postmaster, 'utf8').split('\n')[0])
  expect(birthOf(database)).not.toBeNull()
  signalAll(first.child, 'SIGINT')
  expect(await first.ended).toBe(0)
  expect(birthOf(database)).toBeNull()
  expect(existsSync(postmaster)).toBe(false)

  const began = performance.now()
  const again = start(production)
  const [, at = ''] = /^\n {2}Binôme {2}(\S+)\n\n$/.exec(await serving(again)) ?? []
  // A second or two by itself; here beside whatever else the machine is at.
  expect(performance.now() - began).toBeLessThan(30_000)
  expect(await testClient(at, '').api.door.look()).toMatchObject({ setup: false, organizationName: 'Kept' })
  signalAll(again.child, 'SIGINT')
  expect(await again.ended).toBe(0)
}, 90_000)

test('the demo says whom to sign in as, and they come in without a password', async () => {
  const databases = databasesOf(inject('templateUrl'))
  const databaseUrl = await copyOfDemo(databases, new Date())
  try {
    const demo = start({ DATABASE_URL: databaseUrl })
    const printed = await serving(demo)
    const names = [live.newcomer, live.suggestedAsk.helper, live.waitingTap.seeker].map(
      (key) => people.find((person) => person.key === key)?.name ?? '',
    )
    const [, url = ''] = /^\n {2}Binôme {2}(http:\/\/localhost:\d+)\n/.exec(printed) ?? []
    expect(printed).toBe(
      `\n  Binôme  ${url}\n  Sign in, without a password, as ${names[0]}, ${names[1]}, or ${names[2]}: ${url}/demo\n\n`,
    )
    const { api } = testClient(url, '')
    const offered = await api.door.demoPeople({})
    const first = offered.people.find(({ person }) => person.name === names[0])
    expect(await api.door.demoSignIn({ personId: first?.person.id ?? '' })).toBeDefined()
    signalAll(demo.child, 'SIGINT')
    expect(await demo.ended).toBe(0)
  } finally {
    await databases.drop(databaseUrl)
  }
}, 180_000)
