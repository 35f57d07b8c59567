import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/platform/db.ts'
import { startEmbedded } from '../src/platform/embedded.ts'
import { migrate } from '../src/platform/migrate.ts'
import { KEPT } from './kept.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the template that every test file clones. */
    templateUrl: string
    /** A folder that is removed when every test is over. */
    scratch: string
  }
}

/**
 * One PostgreSQL for the whole run, migrated once; each test file clones it (database.ts). Vitest's globalSetup.
 * `npm test` brings the one that its browser tests use too (BINOME_TEST_SERVER): the demo is played once for both.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'binome-test-'))
  const given = process.env.BINOME_TEST_SERVER
  const own = given ? null : await startEmbedded(folder, { fast: true })
  const url = given || (own?.url ?? '')
  const db = openDatabase(url, { poolSize: 1 })
  await migrate(db)
  await db.destroy()
  project.provide('templateUrl', url)
  project.provide('scratch', folder)
  return async () => {
    const leaks = await leftovers(url)
    await own?.stop()
    rmSync(folder, { recursive: true, force: true })
    if (leaks.length > 0) throw new Error(`tests left connections open on: ${leaks.join(', ')}`)
  }
}

/** Databases that somebody still talks to when every test is over: a pool that nobody closed, and that is not kept. */
async function leftovers(url: string): Promise<string[]> {
  const db = openDatabase(url, { poolSize: 1 })
  try {
    const open = await sql<{ datname: string }>`
      SELECT DISTINCT datname FROM pg_stat_activity
      WHERE datname LIKE 'test_%' AND application_name <> ${KEPT} ORDER BY 1
    `.execute(db)
    return open.rows.map((row) => row.datname)
  } finally {
    await db.destroy()
  }
}
