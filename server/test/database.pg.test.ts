import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'
import { insertOrganization } from './rows.ts'

/** What serves test after test is as new each time, or serves no more. */

test('a database in which a test made a table of its own serves nobody after it', async () => {
  const first = await freshDatabase()
  await sql`CREATE TABLE of_the_test (id int)`.execute(first.db)
  await first.drop()
  const second = await freshDatabase()
  const { rows } = await sql`SELECT FROM pg_class WHERE relname = 'of_the_test'`.execute(second.db)
  await second.drop()
  expect(rows).toEqual([])
})

test('one whose rows are taken away serves again', async () => {
  const first = await freshDatabase()
  await insertOrganization(first.db)
  await first.drop()
  const second = await freshDatabase()
  const { rows } = await sql`SELECT FROM organization`.execute(second.db)
  await second.drop()
  expect([second.url, rows]).toEqual([first.url, []])
})
