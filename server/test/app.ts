import { Writable } from 'node:stream'
import type { Ack, Up } from '@binome/contract/up.ts'
import { type App, type Overrides, startApp } from '../src/app.ts'
import { saveAsking, setAvailability } from '../src/availability/actions.ts'
import { ANY_TIME } from '../src/availability/rules.ts'
import { userOfPerson } from '../src/identity/account-store.ts'
import { signInAs } from '../src/identity/caller.ts'
import { createPerson } from '../src/identity/members.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { type TestClient, testClient } from './client.ts'
import { type FreshDatabase, freshDatabase, scratchFolder } from './database.ts'

/** The whole server on a database and a port of its own. Nothing limits how often it is called. */
export interface TestApp {
  app: App
  fresh: FreshDatabase
  /** Every line logged so far. */
  logged(): string
  member(
    organizationId: string,
    name: string,
    options?: { role?: 'member' | 'manager' | 'admin'; available?: boolean; teamId?: string },
  ): Promise<{ id: string; client: TestClient }>
  stop(): Promise<void>
}

export async function testApp(
  env: { [name: string]: string } = {},
  overrides: Pick<Overrides, 'outside'> = {},
): Promise<TestApp> {
  const fresh = await freshDatabase()
  let text = ''
  const sink = new Writable({
    write(chunk, _, done) {
      text += String(chunk)
      done()
    },
  })
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: fresh.url,
    DATA_DIR: scratchFolder(),
    LOG_LEVEL: 'info',
    DEMO: '0',
    ...env,
  })
  const app = await startApp(config, {
    webFolder: null,
    log: createLog('info', sink),
    rate: { take: () => undefined },
    ...overrides,
  })
  const { house } = app.core
  return {
    app,
    fresh,
    logged: () => text,
    async member(organizationId, name, { role = 'member', available = false, teamId } = {}) {
      const { id } = await createPerson(house, organizationId, {
        name,
        email: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@${organizationId.slice(-12)}.example`,
        language: 'fr',
        languages: ['fr', 'en'],
        role,
        teamId: teamId ?? null,
      })
      await saveAsking(house, { organizationId, personId: id }, ANY_TIME)
      await setAvailability(house, { organizationId, personId: id }, { available, until: null, quietUntil: null })
      const userId = await userOfPerson(house.db, organizationId, id)
      const cookie = userId === null ? null : await signInAs(house, userId)
      if (cookie === null) throw new Error('no account')
      return { id, client: testClient(app.url, cookie.split(';')[0] ?? '') }
    },
    async stop() {
      await app.stop()
      await fresh.drop()
    },
  }
}

/** Says one thing on a socket and waits for its answer. */
export function say(socket: ReturnType<TestClient['socket']>, up: Up): Promise<Ack> {
  return new Promise((resolve, reject) => {
    socket.timeout(5000).emit('up', up, (error: Error | null, ack: Ack) => (error ? reject(error) : resolve(ack)))
  })
}

/** Opens a tab and waits for its first view. */
export async function openTab(client: TestClient) {
  const socket = client.socket()
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', () => resolve())
    socket.on('connect_error', reject)
  })
  await say(socket, { type: 'hello' })
  return socket
}
