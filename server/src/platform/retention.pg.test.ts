import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { insertOrganization, insertPeople, insertSearchingAsk } from '../../test/rows.ts'
import { deleteWhatIsPast, retentionRules, ruleOf } from './retention.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

test('every table says how long it is kept, by a column it has', async () => {
  const rules = await retentionRules(fresh.db)
  expect(rules.length).toBeGreaterThan(3)
  for (const { table, column } of rules) {
    const { rows } = await sql`
      SELECT 1 FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = ${table} AND column_name = ${column}
        AND data_type = 'timestamp with time zone'`.execute(fresh.db)
    expect(rows, `${table}.${column}`).toHaveLength(1)
  }
})

test('every column says purpose, audience and retention', async () => {
  const { rows } = await sql<{ name: string }>`
    SELECT c.relname || '.' || a.attname AS name
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r'
      AND COALESCE(col_description(c.oid, a.attnum), '') !~ '^purpose: .+; audience: .+; retention: .+$'`.execute(
    fresh.db,
  )
  expect(rows.map((row) => row.name)).toEqual([])
})

test('a comment that says nothing is refused', () => {
  expect(() => ruleOf('thing', null)).toThrow(/thing/)
  expect(() => ruleOf('thing', 'retention: for ever')).toThrow(/thing/)
  expect(ruleOf('thing', 'retention: life of the person')).toBeNull()
})

test('what is past its retention is deleted, with what hangs on it; the rest stays', async () => {
  const organizationId = await insertOrganization(fresh.db)
  const [one = '', two = ''] = await insertPeople(fresh.db, organizationId, 2)
  const old = await insertSearchingAsk(fresh.db, organizationId, one)
  const recent = await insertSearchingAsk(fresh.db, organizationId, two)
  const now = new Date('2026-11-23T00:00:00Z')
  const at = (months: number) => new Date(Date.UTC(2026, 10 - months, 22))
  await sql`UPDATE ask SET opened_at = ${at(36)} WHERE id = ${old}`.execute(fresh.db)
  await sql`UPDATE ask SET opened_at = ${at(35)} WHERE id = ${recent}`.execute(fresh.db)
  const deleted = await deleteWhatIsPast(fresh.db, now)
  expect(deleted.get('ask')).toBe(1)
  const { rows } = await sql<{ id: string }>`SELECT id FROM ask WHERE organization_id = ${organizationId}`.execute(
    fresh.db,
  )
  expect(rows.map((row) => row.id)).toEqual([recent])
})
