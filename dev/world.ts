import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, type Overrides, startApp } from '@binome/server/src/app.ts'
import type { Core } from '@binome/server/src/core.ts'
import { userOfPerson } from '@binome/server/src/identity/account-store.ts'
import { signInAs } from '@binome/server/src/identity/caller.ts'
import { findPersonByEmail, firstOrganization } from '@binome/server/src/people/store.ts'
import { type Config, readConfig } from '@binome/server/src/platform/config.ts'
import { people as cast } from './cast/people.ts'
import { type Client, clientOf } from './client.ts'
import { type Databases, databasesOf, startDatabases } from './databases.ts'
import { demoOf } from './demo.ts'
import { copyOfDemo } from './demo-template.ts'

/** The whole product, running in this process for a test, a bench or a person who looks at it. */
export interface World {
  /** Where browsers go: `http://localhost:<port>`. Its other loopback name has cookies of its own. */
  url: string
  config: Config
  app: App
  core: Core
  databaseUrl: string
  /** The demo's people by their keys in the cast. Empty without the demo. They have no passwords: see `signIn`. */
  people: ReadonlyMap<string, { organizationId: string; personId: string; email: string }>
  /** A new sign-in of one of the demo's people (by key), or of any member. */
  signIn(who: string | { organizationId: string; personId: string }): Promise<Client>
  stop(): Promise<void>
}

export interface WorldOptions {
  /** The demo organisation with its past. Without it the house is empty: `makeOffice` of people.ts fills it. */
  demo?: boolean
  /** 0, a free one, when nothing is said. */
  port?: number
  /** A database of yours, left as it is afterwards. */
  databaseUrl?: string
  /** A PostgreSQL server (`Databases.serverUrl`) to make a database on; it is dropped afterwards. */
  serverUrl?: string
  /** Settings as in the environment. */
  env?: { [name: string]: string }
  overrides?: Overrides
}

/** What ends what was opened, last first. */
type Closing = (() => Promise<unknown> | unknown)[]

/** Without `databaseUrl` or `serverUrl` it starts a PostgreSQL of its own, and ends it. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const demo = options.demo ?? false
  const closing: Closing = []
  const stop = async () => {
    while (closing.length > 0) await closing.pop()?.()
  }
  try {
    const now = options.overrides?.clock?.now() ?? new Date()
    const databaseUrl = options.databaseUrl ?? (await makeDatabase(options.serverUrl, demo, now, closing))
    const dataDir = mkdtempSync(join(tmpdir(), 'binome-world-'))
    closing.push(() => rmSync(dataDir, { recursive: true, force: true }))
    const config = readConfig({
      PORT: String(options.port ?? 0),
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      DEMO: demo ? '1' : '0',
      LOG_LEVEL: 'warn',
      ...options.env,
    })
    const app = await startApp(config, { ...demoOf(config), ...options.overrides })
    closing.push(() => app.stop())
    const people = demo ? await castOf(app) : new Map()
    return {
      url: app.url,
      config,
      app,
      core: app.core,
      databaseUrl,
      people,
      signIn: (who) => signIn(app, typeof who === 'string' ? known(people.get(who), who) : who),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeDatabase(
  serverUrl: string | undefined,
  demo: boolean,
  now: Date,
  closing: Closing,
): Promise<string> {
  const databases = serverUrl === undefined ? await ownServer(closing) : databasesOf(serverUrl)
  const url = demo ? await copyOfDemo(databases, now) : await databases.empty()
  closing.push(() => databases.drop(url))
  return url
}

async function ownServer(closing: Closing): Promise<Databases> {
  const databases = await startDatabases()
  closing.push(() => databases.stop())
  return databases
}

async function castOf(app: App): Promise<World['people']> {
  const { db } = app.core.house
  const organization = await firstOrganization(db)
  if (organization === null) throw new Error('the demo was not played')
  const found = new Map<string, { organizationId: string; personId: string; email: string }>()
  for (const { key, email } of cast) {
    const person = await findPersonByEmail(db, organization.id, email)
    if (person) found.set(key, { organizationId: organization.id, personId: person.id, email })
  }
  return found
}

async function signIn(app: App, who: { organizationId: string; personId: string }): Promise<Client> {
  const { house } = app.core
  const userId = await userOfPerson(house.db, who.organizationId, who.personId)
  const cookie = userId === null ? null : await signInAs(house, userId)
  if (cookie === null) throw new Error('this person has no account, or no place here any more')
  return clientOf(app.url, cookie.split(';')[0] ?? '')
}

function known<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new Error(`the cast has no ${key}`)
  return value
}
