import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../src/platform/db.ts'
import { KEPT } from './kept.ts'

export interface FreshDatabase {
  url: string
  db: Database
  /** The database is nobody's any more. @throws Error when somebody is still at work on it, or has a connection: a leak */
  drop(): Promise<void>
}

/**
 * A migrated, empty database for this test alone: call it in `beforeAll` or `beforeEach`, `drop()` after it. What a test
 * before it left is taken away row by row and serves again, with its pool: another clone takes ten times as long, and
 * new connections prepare every statement anew.
 */
export async function freshDatabase({ poolSize = 10 }: { poolSize?: number } = {}): Promise<FreshDatabase> {
  const template = new URL(inject('templateUrl'))
  const at = spare.findIndex((one) => one.poolSize === poolSize)
  const [kept = await clone(template, poolSize)] = at < 0 ? [] : spare.splice(at, 1)
  const { name, url, db } = kept
  return {
    url,
    db,
    async drop() {
      const owner = ownerOf(template)
      const leaks = await leaksOf(owner, name)
      if (leaks === 0 && (await isEmptied(kept))) {
        spare.push(kept)
        return
      }
      await db.destroy()
      await sql`DROP DATABASE ${sql.id(name)} WITH (FORCE)`.execute(owner)
      if (leaks > 0) throw new Error(`${leaks} connections were left open: end every pool and server the test began`)
    },
  }
}

interface Kept {
  name: string
  url: string
  poolSize: number
  db: Database
  /** As it was made, quoted. */
  tables: string[]
}

/** Emptied databases of this worker, as good as new. They end with their server, and their pools with the worker. */
const spare: Kept[] = []

/** The server's own database, for as long as this worker lives: signing in costs more than what is asked of it. */
let owner: Database | null = null
function ownerOf(template: URL): Database {
  const url = new URL(template)
  url.pathname = '/postgres'
  owner ??= openDatabase(url.href, { poolSize: 1 })
  return owner
}

async function clone(template: URL, poolSize: number): Promise<Kept> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await cloned(ownerOf(template), template.pathname.slice(1), name)
  const url = new URL(template)
  url.pathname = `/${name}`
  const ours = new URL(url)
  ours.searchParams.set('application_name', KEPT)
  const db = openDatabase(ours.href, { poolSize })
  return { name, url: url.href, poolSize, db, tables: await tablesOf(db) }
}

/** Every table but the system's, quoted. Statements with a value are kept by their connection; planning costs more than they. */
async function tablesOf(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT format('%I.%I', nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE relkind = ${'r'} AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' ORDER BY 1
  `.execute(db)
  return rows.map((row) => row.name)
}

/**
 * What everything else hangs on; a file to be dropped is written down as its picture goes. A team goes after its members:
 * with their organisation it would go before them, and is refused.
 */
const ROOTS = ['membership', 'organization', 'auth_user', 'auth_verification', 'timer', 'fact', 'dropped_file'] as const

/**
 * Takes every row away, and what the job library made, which every start of the whole server does; false when some table
 * still has a row, or the test made tables of its own.
 */
async function isEmptied({ db, tables }: Kept): Promise<boolean> {
  await sql`DROP SCHEMA IF EXISTS pgboss CASCADE`.execute(db)
  await sql.raw(`DO $$ BEGIN ${ROOTS.map((table) => `DELETE FROM ${table};`).join(' ')} END $$`).execute(db)
  if (String(await tablesOf(db)) !== String(tables)) return false
  const rows = tables.filter((table) => table !== 'public.migration').map((table) => `EXISTS (SELECT FROM ${table})`)
  const left = await sql`SELECT WHERE ${true} AND (${sql.raw(rows.join(' OR '))})`.execute(db)
  return left.rows.length === 0
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

/**
 * Connections to it of somebody else, and of its own pool those in the midst of something. A closed connection takes a
 * moment to leave the server's list.
 */
async function leaksOf(owner: Database, name: string): Promise<number> {
  let left = 0
  for (let tries = 0; tries < 20; tries += 1) {
    const open = await sql<{ n: number }>`
      SELECT count(*)::int AS n, pg_sleep(CASE WHEN count(*) > 0 THEN 0.05 ELSE 0 END)
      FROM pg_stat_activity WHERE datname = ${name} AND NOT (application_name = ${KEPT} AND state = 'idle')
    `.execute(owner)
    left = open.rows[0]?.n ?? 0
    if (left === 0) return 0
    // The list is read once a transaction; a new statement looks again.
  }
  return left
}
