import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { together } from './db.ts'

/** Statements that come often are named, and from then on nobody asks what columns they answer with. */

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

const often = [1, 2, 3, 4, 5, 6]
const at = new Date('2026-01-05T09:00:00.123Z')

test('the same rows the first time and every time after, on every connection', async () => {
  const read = (n: number) =>
    sql`
    SELECT ${n}::int8 AS big_number, ${at}::timestamptz AS some_time, NULL::text AS nothing, '{"a_b": [1]}'::jsonb AS as_is,
      ARRAY['x', NULL] AS words`.execute(fresh.db)
  const wanted = (n: number) => [{ bigNumber: n, someTime: at, nothing: null, asIs: { a_b: [1] }, words: ['x', null] }]
  for (const n of often) expect((await read(n)).rows).toEqual(wanted(n))
  const many = await Promise.all(often.flatMap((n) => often.map((m) => read(n * m))))
  expect(many.map((one) => one.rows)).toEqual(often.flatMap((n) => often.map((m) => wanted(n * m))))
})

test('no row, several rows, and how many rows a change touched', async () => {
  await sql`CREATE TABLE thing (id int PRIMARY KEY, label text)`.execute(fresh.db)
  for (const n of often) {
    const made = await sql`INSERT INTO thing SELECT generate_series(1, ${n}::int)`.execute(fresh.db)
    expect(made).toMatchObject({ rows: [], numAffectedRows: BigInt(n) })
    const few = await sql`SELECT id FROM thing WHERE id > ${n - 2} ORDER BY id`.execute(fresh.db)
    expect(few.rows).toEqual(n === 1 ? [{ id: 1 }] : [{ id: n - 1 }, { id: n }])
    expect((await sql`SELECT id FROM thing WHERE id > ${n}`.execute(fresh.db)).rows).toEqual([])
    const gone = await sql`DELETE FROM thing WHERE id > ${0} RETURNING label`.execute(fresh.db)
    expect(gone).toMatchObject({ numAffectedRows: BigInt(n), rows: Array(n).fill({ label: null }) })
  }
})

test('one that fails says why each time, and the connection goes on', async () => {
  for (const n of often) {
    const half = sql<{ half: number }>`SELECT 10 / ${n - 3}::int AS half`.execute(fresh.db)
    if (n === 3) await expect(half).rejects.toMatchObject({ code: '22012' })
    else expect((await half).rows).toEqual([{ half: Math.trunc(10 / (n - 3)) }])
  }
})

test('a value that cannot be read is an error, and not half an answer', async () => {
  const read = (text: string) =>
    sql`SELECT id, ${text}::int8 AS size FROM generate_series(1, 3) AS id`.execute(fresh.db)
  for (const n of often) expect((await read(String(n))).rows).toHaveLength(3)
  await expect(read('9007199254740993')).rejects.toThrow('int8 beyond 2^53')
  expect((await read('7')).rows).toHaveLength(3)
})

test('one whose first run fails is asked for its columns again', async () => {
  const read = (n: number) => sql`SELECT 6 / ${n}::int AS rest`.execute(fresh.db)
  for (let i = 0; i < 6; i += 1) await expect(read(0)).rejects.toMatchObject({ code: '22012' })
  expect((await read(2)).rows).toEqual([{ rest: 3 }])
  expect((await read(3)).rows).toEqual([{ rest: 2 }])
})

test('two that leave together each have their own answer, also when the second fails', async () => {
  const one = (n: number) => sql<{ one: number }>`SELECT ${n}::int AS one`.compile(fresh.db)
  const two = (n: number) => sql<{ two: number }>`SELECT 12 / ${n}::int AS two, ${n}::int AS by`.compile(fresh.db)
  const both = (n: number) => fresh.db.transaction().execute((tx) => together(tx, one(n), two(n)))
  for (const n of often) expect(await both(n)).toEqual([[{ one: n }], [{ two: Math.trunc(12 / n), by: n }]])
  await expect(both(0)).rejects.toMatchObject({ code: '22012' })
  expect(await both(4)).toEqual([[{ one: 4 }], [{ two: 3, by: 4 }]])
})
