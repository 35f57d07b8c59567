import { sql } from 'kysely'
import { type Client, clientOf, type Tab } from '../../../dev/client.ts'
import { createOrganization } from '../../src/people/actions.ts'
import type { Db } from '../../src/platform/db.ts'
import { testApp } from '../app.ts'
import { type FreshDatabase, scratchFolder } from '../database.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/** People with their tabs around a server that dies and comes back. */
export interface Crowd {
  db: Db
  api(name: string): Client['api']
  tab(name: string): Tab
  personId(name: string): string
  /**
   * `kill -9`, an outage long enough for every grace and every `passed` kind of timer to be over, a new process, and
   * everybody's tab again.
   */
  crash(passed?: readonly string[]): Promise<void>
  /** Only the death; `rise` is the rest. */
  die(): Promise<void>
  rise(passed?: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** Helpers accept to be asked; their names begin with `helper`. */
export async function gather(names: readonly string[]): Promise<Crowd> {
  const house = await testApp()
  const cookies = new Map<string, string>()
  const ids = new Map<string, string>()
  const { id: organizationId } = await createOrganization(house.app.core.house, { name: 'Faults', language: 'en' })
  for (const name of names) {
    const { id, client } = await house.member(organizationId, name, { available: name.startsWith('helper') })
    ids.set(name, id)
    cookies.set(name, client.cookie)
  }
  await house.app.core.settled()
  await house.app.stop()
  const fresh: FreshDatabase = house.fresh
  const dataDir = scratchFolder()

  const clients = new Map<string, Client>()
  const tabs = new Map<string, Tab>()
  const known = <T>(map: Map<string, T>, name: string): T => {
    const found = map.get(name)
    if (found === undefined) throw new Error(`nobody is named ${name}`)
    return found
  }
  let server: ServerProcess | null = null
  const die = async () => {
    await server?.kill()
    server = null
    for (const tab of tabs.values()) tab.close()
    tabs.clear()
  }
  const rise = async (passed: readonly string[] = []) => {
    await sql`UPDATE fact SET sweep_at = now() - interval '1 second' WHERE sweep_at IS NOT NULL`.execute(fresh.db)
    await sql`UPDATE timer SET due_at = now() - interval '1 second' WHERE kind = ANY(${[...passed]}::text[])`.execute(
      fresh.db,
    )
    server = await startServer(fresh.url, dataDir)
    const { url } = server
    await Promise.all(
      names.map(async (name) => {
        const client = clientOf(url, known(cookies, name))
        clients.set(name, client)
        tabs.set(name, await client.openTab())
      }),
    )
  }
  await rise()
  return {
    db: fresh.db,
    api: (name) => known(clients, name).api,
    tab: (name) => known(tabs, name),
    personId: (name) => known(ids, name),
    die,
    rise,
    async crash(passed) {
      await die()
      await rise(passed)
    },
    async stop() {
      for (const tab of tabs.values()) tab.close()
      await server?.stop()
      await fresh.drop()
    },
  }
}
