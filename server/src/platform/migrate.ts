import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from './db.ts'
import { StartError } from './start-error.ts'

export interface Migration {
  readonly name: string
  readonly hash: string
  readonly text: string
}

export const migrationsFolder = join(import.meta.dirname, '..', '..', 'migrations')

// Any fixed number: the same for every node of this product, so that only one of them migrates.
const advisoryLock = 7_227_114_001

/** The files NNNN_*.sql of a folder, in order. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      return { name: file.replace(/\.sql$/, ''), hash: createHash('sha256').update(text).digest('hex'), text }
    })
}

/**
 * Brings the database to the last migration, each in a transaction of its own, one node at a time. Returns the names
 * of those it applied.
 * @throws StartError MIGRATION_CHANGED when an applied file no longer has the text it was applied with (or is gone), MIGRATION_FAILED
 */
export async function migrate(db: Database, migrations = readMigrations()): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    await sql`SELECT pg_advisory_lock(${advisoryLock}::bigint)`.execute(connection)
    try {
      await sql`SET client_min_messages = warning`.execute(connection)
      await sql`SET statement_timeout = 0`.execute(connection)
      await createLedger(connection)
      const before = await sql<{ name: string; hash: string }>`SELECT name, hash FROM migration`.execute(connection)
      const applied = new Map(before.rows.map((row) => [row.name, row.hash]))
      refuseChanges(applied, migrations)
      const done: string[] = []
      for (const migration of migrations) {
        if (applied.has(migration.name)) continue
        await apply(connection, migration)
        done.push(migration.name)
      }
      return done
    } finally {
      await sql`RESET statement_timeout`.execute(connection)
      await sql`SELECT pg_advisory_unlock(${advisoryLock}::bigint)`.execute(connection)
    }
  })
}

async function createLedger(db: Database): Promise<void> {
  await sql`
    CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())
  `.execute(db)
  await sql`COMMENT ON TABLE migration IS 'retention: life of the database'`.execute(db)
  await sql`COMMENT ON COLUMN migration.name IS 'purpose: which file was applied; audience: server; retention: row'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN migration.hash IS 'purpose: notice a changed file; audience: server; retention: row'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN migration.applied_at IS 'purpose: when it was applied; audience: server; retention: row'`.execute(
    db,
  )
}

function refuseChanges(applied: ReadonlyMap<string, string>, migrations: Migration[]): void {
  const files = new Map(migrations.map((migration) => [migration.name, migration.hash]))
  for (const [name, hash] of applied) {
    if (files.get(name) === hash) continue
    const what = files.has(name) ? 'was changed after it was applied' : 'was applied and is not there any more'
    throw new StartError('MIGRATION_CHANGED', `Migration ${name} ${what}: put it back, and write a new one.`)
  }
}

async function apply(db: Database, migration: Migration): Promise<void> {
  try {
    await sql`BEGIN`.execute(db)
    // Without parameters the driver sends the simple protocol, which takes many statements at once.
    await sql.raw(migration.text).execute(db)
    await sql`INSERT INTO migration (name, hash) VALUES (${migration.name}, ${migration.hash})`.execute(db)
    await sql`COMMIT`.execute(db)
  } catch (error) {
    await sql`ROLLBACK`.execute(db)
    const why = error instanceof Error ? error.message : 'unknown'
    throw new StartError('MIGRATION_FAILED', `Migration ${migration.name} failed: ${why}`, { cause: error })
  }
}
