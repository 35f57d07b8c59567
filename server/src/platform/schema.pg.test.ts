import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { readColumns } from './dump-schema.ts'
import { migrate, readMigrations } from './migrate.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase({ poolSize: 2 })
})
afterAll(() => fresh.drop())

/** Tables of the whole installation, with the reason. */
const withoutOrganization = new Map([
  ['migration', 'which files this database was given'],
  ['organization', 'is the organisation'],
  // One sign-in may belong to several organisations: the sign-in library's own tables (architecture: Identity).
  ['auth_user', 'a sign-in, not a person'],
  ['auth_session', 'a sign-in, not a person'],
  ['auth_account', 'a sign-in, not a person'],
  ['auth_verification', 'a sign-in, not a person'],
])

describe('schema', () => {
  test('[S2] migrations are numbered from 0 on, each number once', () => {
    const numbers = readMigrations().map(({ name }) => Number(name.slice(0, 4)))
    // A number may be kept for somebody who has not landed yet: gaps are no error, a number twice is.
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
    expect(numbers[0]).toBe(0)
  })

  test('[S1] every table says its retention, every column its purpose, audience and retention', async () => {
    const columns = await readColumns(fresh.db)
    expect(columns.length).toBeGreaterThan(50)
    const silent = columns
      .filter((column) => !/^purpose: \S.*; audience: \S.*; retention: \S.*$/s.test(column.comment ?? ''))
      .map((column) => `${column.table}.${column.name}`)
    expect(silent, "COMMENT ON COLUMN … IS 'purpose: …; audience: …; retention: …'").toEqual([])
    const tables = await sql<{ name: string; comment: string | null }>`
      SELECT relname AS name, obj_description(oid, 'pg_class') AS comment FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    `.execute(fresh.db)
    const endless = tables.rows
      .filter((table) => !/^retention: \S/.test(table.comment ?? ''))
      .map((table) => table.name)
    expect(endless, "COMMENT ON TABLE … IS 'retention: …'").toEqual([])
  })

  test('[S3] every row carries its organisation, or its table is listed here with the reason', async () => {
    const columns = await readColumns(fresh.db)
    const tables = [...new Set(columns.map((column) => column.table))]
    const carrying = new Set(
      columns.filter((column) => column.name === 'organization_id' && column.notNull).map((column) => column.table),
    )
    expect(tables.filter((table) => !carrying.has(table))).toEqual([...withoutOrganization.keys()].sort())
  })

  test('[S3] a reference between rows of tenants carries the organisation on both sides', async () => {
    const loose = await sql<{ name: string }>`
      SELECT k.conrelid::regclass || ' ' || k.conname AS name
      FROM pg_constraint k
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
        AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attname = 'organization_id' AND a.attnum > 0)
        AND NOT EXISTS (
          SELECT FROM unnest(k.conkey, k.confkey) AS pair (own, other)
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.own AND a.attname = 'organization_id'
          JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.other AND b.attname = 'organization_id'
        )
      ORDER BY 1
    `.execute(fresh.db)
    expect(loose.rows.map((row) => row.name)).toEqual([])
  })

  test('[S2] migrating again does nothing; two nodes may do it at once', async () => {
    expect(await Promise.all([migrate(fresh.db), migrate(fresh.db)])).toEqual([[], []])
  })

  test('[S2] an applied file that changed, or is gone, is refused', async () => {
    const files = readMigrations()
    const changed = files.map((file, index) => (index === 0 ? { ...file, hash: 'other' } : file))
    await expect(migrate(fresh.db, changed)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' })
    await expect(migrate(fresh.db, files.slice(1))).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' })
  })

  test('[S2] a migration that fails leaves nothing behind and says which', async () => {
    const text = 'CREATE TABLE half_made (id int); SELECT 1/0;'
    const files = [...readMigrations(), { name: '9999_bad', hash: 'x', text }]
    await expect(migrate(fresh.db, files)).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringContaining('9999_bad'),
    })
    expect((await readColumns(fresh.db)).some((column) => column.table === 'half_made')).toBe(false)
  })

  test('values come back as the types say', async () => {
    const row = await sql<{ [key: string]: unknown }>`
      SELECT 12::int8 AS big_one, 1.5::numeric AS exact_one, date '2026-02-03' AS a_day,
        timestamptz '2026-02-03T04:05:06.789Z' AS a_moment, '{"snake_key": [1]}'::jsonb AS some_json
    `.execute(fresh.db)
    expect(row.rows[0]).toEqual({
      bigOne: 12,
      exactOne: 1.5,
      aDay: '2026-02-03',
      aMoment: new Date('2026-02-03T04:05:06.789Z'),
      someJson: { snake_key: [1] },
    })
    await expect(sql`SELECT 9007199254740993::int8 AS n`.execute(fresh.db)).rejects.toThrow(RangeError)
  })
})
