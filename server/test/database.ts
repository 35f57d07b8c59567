import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../src/platform/db.ts'

export interface FreshDatabase {
  url: string
  db: Database
  /** Closes `db` and drops the database. @throws Error when somebody else still has a connection to it: a leak */
  drop(): Promise<void>
}

/**
 * A migrated, empty database for this test alone: call it in `beforeAll` or `beforeEach`, `drop()` after it. What a test
 * before it left in this file is taken away row by row and serves again: ten times faster than another clone.
 */
export async function freshDatabase(options: { poolSize?: number } = {}): Promise<FreshDatabase> {
  const template = new URL(inject('templateUrl'))
  const name = spare.pop() ?? (await clone(template))
  const url = new URL(template)
  url.pathname = `/${name}`
  const db = openDatabase(url.href, { poolSize: options.poolSize ?? 10 })
  return {
    url: url.href,
    db,
    async drop() {
      await db.destroy()
      await asOwner(template, async (owner) => {
        const leaks = await connectionsTo(owner, name)
        if (leaks === 0 && (await isEmptied(url))) spare.push(name)
        else await sql`DROP DATABASE ${sql.id(name)} WITH (FORCE)`.execute(owner)
        if (leaks > 0) throw new Error(`${leaks} connections were left open: end every pool and server the test began`)
      })
    },
  }
}

/** Emptied databases of this file, as good as new. They end with their server. */
const spare: string[] = []

async function clone(template: URL): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asOwner(template, (owner) => cloned(owner, template.pathname.slice(1), name))
  return name
}

/**
 * What everything else hangs on; a file to be dropped is written down as its picture goes. A team goes after its members:
 * with their organisation it would go before them, and is refused.
 */
const ROOTS = ['membership', 'organization', 'auth_user', 'auth_verification', 'timer', 'fact', 'dropped_file'] as const

/** Takes every row away; false when some table still has one, or a library made tables of its own. */
async function isEmptied(url: URL): Promise<boolean> {
  const db = openDatabase(url.href, { poolSize: 1 })
  try {
    for (const table of ROOTS) await sql`DELETE FROM ${sql.id(table)}`.execute(db)
    const { rows } = await sql<{ name: string }>`
      SELECT quote_ident(relname) AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migration'
    `.execute(db)
    const left = await sql<{ any: boolean }>`
      SELECT ${sql.raw(rows.map(({ name }) => `EXISTS (SELECT FROM ${name})`).join(' OR '))} AS any
    `.execute(db)
    const others = await sql`
      SELECT FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('public', 'information_schema')
    `.execute(db)
    return left.rows[0]?.any === false && others.rows.length === 0
  } finally {
    await db.destroy()
  }
}

/** Until somebody waits there for a row that another has in hand. */
export async function untilSomebodyWaits(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(db)
    if (rows.length > 0) return
  }
}

/** An empty folder for files, gone when the run is over. */
export function scratchFolder(): string {
  return mkdtempSync(join(inject('scratch'), 'files-'))
}

/** Two clones of one template at the same moment refuse each other; the lock lets them queue. */
async function cloned(owner: Database, template: string, name: string): Promise<void> {
  await owner.connection().execute(async (connection) => {
    await sql`SELECT pg_advisory_lock(7227114002)`.execute(connection)
    await sql`CREATE DATABASE ${sql.id(name)} TEMPLATE ${sql.id(template)} STRATEGY file_copy`.execute(connection)
    await sql`SELECT pg_advisory_unlock(7227114002)`.execute(connection)
  })
}

/** A closed connection takes a moment to leave the server's list. */
async function connectionsTo(owner: Database, name: string): Promise<number> {
  let left = 0
  for (let tries = 0; tries < 20; tries += 1) {
    const open = await sql<{ n: number }>`
      SELECT count(*)::int AS n, pg_sleep(CASE WHEN count(*) > 0 THEN 0.05 ELSE 0 END)
      FROM pg_stat_activity WHERE datname = ${name}
    `.execute(owner)
    left = open.rows[0]?.n ?? 0
    if (left === 0) return 0
    // The list is read once a transaction; a new statement looks again.
  }
  return left
}

async function asOwner<T>(template: URL, fn: (owner: Database) => Promise<T>): Promise<T> {
  const url = new URL(template)
  url.pathname = '/postgres'
  const owner = openDatabase(url.href, { poolSize: 1 })
  try {
    return await fn(owner)
  } finally {
    await owner.destroy()
  }
}
