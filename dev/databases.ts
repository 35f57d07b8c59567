import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '@binome/server/src/platform/db.ts'
import { startEmbedded } from '@binome/server/src/platform/embedded.ts'
import { migrate } from '@binome/server/src/platform/migrate.ts'
import { sql } from 'kysely'

/** Databases of one PostgreSQL server, made and thrown away by tests and benches. */
export interface Databases {
  /** Connection string of the server's own database: hand it to another process, which calls `databasesOf`. */
  serverUrl: string
  /** A migrated database with nobody in it. */
  empty(): Promise<string>
  /** A copy of the database `template` of this server. Nobody may be connected to it. */
  copyOf(template: string): Promise<string>
  /** The database of that name, built once however many ask: by `build`, on a migrated database, under another name. */
  template(name: string, build: (url: string) => Promise<unknown>): Promise<string>
  drop(url: string): Promise<void>
}

/** A PostgreSQL for this run alone: quick, since nothing of it outlives the run. */
export async function startDatabases(): Promise<Databases & { stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'binome-databases-'))
  const embedded = await startEmbedded(folder, { fast: true })
  return {
    ...databasesOf(embedded.url),
    async stop() {
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// Any fixed number: copies and templates of one server queue behind one another, on every connection of every process.
const advisoryLock = 7_227_114_004
const EMPTY = 'binome_empty'

export function databasesOf(serverUrl: string): Databases {
  const urlOf = (name: string) => {
    const url = new URL(serverUrl)
    url.pathname = `/${name}`
    return url.href
  }
  const asOwner = async <T>(work: (owner: Database) => Promise<T>): Promise<T> => {
    const owner = openDatabase(urlOf('postgres'), { poolSize: 1 })
    try {
      return await owner.connection().execute(async (connection) => {
        // A play takes longer than a statement may.
        await sql`SET statement_timeout = 0`.execute(connection)
        await sql`SELECT pg_advisory_lock(${advisoryLock}::bigint)`.execute(connection)
        return work(connection)
      })
    } finally {
      await owner.destroy()
    }
  }
  const copyOf = (template: string) =>
    asOwner(async (owner) => {
      const name = `binome_${randomBytes(6).toString('hex')}`
      await sql`CREATE DATABASE ${sql.id(name)} TEMPLATE ${sql.id(template)} STRATEGY file_copy`.execute(owner)
      return urlOf(name)
    })
  const template: Databases['template'] = (name, build) =>
    asOwner(async (owner) => {
      const known = await sql`SELECT FROM pg_database WHERE datname = ${name}`.execute(owner)
      if (known.rows.length > 0) return name
      const draft = `${name}_draft`
      await sql`DROP DATABASE IF EXISTS ${sql.id(draft)} WITH (FORCE)`.execute(owner)
      await sql`CREATE DATABASE ${sql.id(draft)} STRATEGY file_copy`.execute(owner)
      await migrated(urlOf(draft))
      await build(urlOf(draft))
      // The name is given last: what was cut short is never taken for whole.
      await sql`ALTER DATABASE ${sql.id(draft)} RENAME TO ${sql.id(name)}`.execute(owner)
      return name
    })
  return {
    serverUrl,
    copyOf,
    template,
    empty: async () => copyOf(await template(EMPTY, async () => undefined)),
    drop: (url) =>
      asOwner(async (owner) => {
        await sql`DROP DATABASE IF EXISTS ${sql.id(new URL(url).pathname.slice(1))} WITH (FORCE)`.execute(owner)
      }),
  }
}

async function migrated(url: string): Promise<void> {
  const db = openDatabase(url, { poolSize: 1 })
  try {
    await migrate(db)
  } finally {
    await db.destroy()
  }
}
