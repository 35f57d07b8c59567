import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { type Database, type Db, openDatabase } from './db.ts'

/** A connection that the database ends is replaced; what was under way on it fails, and nothing else. */

let fresh: FreshDatabase
/** Whoever cuts, on connections of their own. */
let operator: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  operator = openDatabase(fresh.url, { poolSize: 5 })
})
afterAll(async () => {
  await operator.destroy()
  await fresh.drop()
})

const pidOf = async (db: Db) => {
  const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(db)
  return rows[0]?.pid ?? 0
}
const cut = (pid: number) => sql`SELECT pg_terminate_backend(${pid}, 5000)`.execute(operator)

test('[P12] in the middle of a transaction, while nothing is asked', async () => {
  const lost = fresh.db.transaction().execute(async (tx) => {
    await cut(await pidOf(tx))
    await sql`SELECT 1`.execute(tx)
  })
  await expect(lost).rejects.toThrow()
  expect(await pidOf(fresh.db)).toBeGreaterThan(0)
})

test('[P12] in the middle of a statement', async () => {
  const lost = fresh.db.transaction().execute(async (tx) => {
    const pid = await pidOf(tx)
    const [slept] = await Promise.allSettled([sql`SELECT pg_sleep(20)`.execute(tx), cut(pid)])
    expect(slept.status).toBe('rejected')
    await sql`SELECT 1`.execute(tx)
  })
  await expect(lost).rejects.toThrow()
  expect(await pidOf(fresh.db)).toBeGreaterThan(0)
})

test('[P12] while it waits for work: once that was noticed, statements go on others', async () => {
  const pids = new Set(await Promise.all(Array.from({ length: 4 }, () => pidOf(fresh.db))))
  for (const pid of pids) await cut(pid)
  await vi.waitFor(async () => expect(pids).not.toContain(await pidOf(fresh.db)))
})
