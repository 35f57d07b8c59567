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

/** A migrated, empty database for this test file alone: call it in `beforeAll`, `drop()` in `afterAll`. */
export async function freshDatabase(options: { poolSize?: number } = {}): Promise<FreshDatabase> {
  const template = new URL(inject('templateUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  await asOwner(template, (owner) => cloned(owner, template.pathname.slice(1), name))
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
        await sql`DROP DATABASE ${sql.id(name)} WITH (FORCE)`.execute(owner)
        if (leaks > 0) throw new Error(`${leaks} connections were left open: end every pool and server the test began`)
      })
    },
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
