import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import { freshDatabase } from '../../test/database.ts'
import { createJobs } from './jobs.ts'
import { createLog } from './log.ts'

test('a job that fails is tried again, and its cron line is kept', async () => {
  const fresh = await freshDatabase()
  const jobs = createJobs({ databaseUrl: fresh.url, log: createLog('silent') })
  let tries = 0
  const done = new Promise<void>((resolve) => {
    jobs.every('17 3 * * *', 'clean', async () => {
      tries += 1
      if (tries === 1) throw new Error('not now')
      resolve()
    })
  })
  await jobs.start()
  const other = new PgBoss({ connectionString: fresh.url, schema: 'pgboss', max: 1 })
  await other.start()
  await other.send('clean', {}, { retryDelay: 1, retryBackoff: false })
  await done
  expect(tries).toBe(2)
  const { rows } = await sql`SELECT name, cron FROM pgboss.schedule`.execute(fresh.db)
  expect(rows).toEqual([{ name: 'clean', cron: '17 3 * * *' }])
  await other.stop({ graceful: false })
  await jobs.stop()
  await fresh.drop()
})

test('a running house deletes what is past its retention and holds the index against the rows and tells the figures every night, clears pictures and recordings and writes letters every hour', async () => {
  const world = await testApp()
  const { rows } = await sql<{ name: string }>`SELECT name, cron FROM pgboss.schedule ORDER BY name`.execute(
    world.fresh.db,
  )
  expect(rows).toEqual([
    { name: 'figures', cron: '23 4 * * *' },
    { name: 'index', cron: '47 3 * * *' },
    { name: 'letters', cron: '11 * * * *' },
    { name: 'pictures', cron: '37 * * * *' },
    { name: 'recordings', cron: '41 * * * *' },
    { name: 'retention', cron: '17 3 * * *' },
  ])
  await world.stop()
})
