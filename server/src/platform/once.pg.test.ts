import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { type HandClock, handClock } from './clock.ts'
import { asynchronousCommit, type Db } from './db.ts'
import { newId } from './id.ts'
import { answerOnce } from './idempotency.ts'
import { Refusal } from './refusal.ts'
import { beTheOnlyServer } from './sole.ts'

let fresh: FreshDatabase
let clock: HandClock
beforeAll(async () => {
  fresh = await freshDatabase()
  clock = handClock(new Date('2026-01-05T09:00:00Z'))
})
afterAll(() => fresh.drop())

const request = (key: string, input: unknown = { text: 'stuck', tags: [1] }) => ({
  organizationId: '00000000-0000-7000-8000-000000000001',
  personId: '00000000-0000-7000-8000-000000000002',
  verb: 'asks.open',
  key,
  input,
  secret: 'a secret of this house',
})
let made = 0
const make = async () => {
  made += 1
  return { output: { id: made } }
}
const ask = (key: string, input?: unknown, run = make) => answerOnce(fresh.db, clock, request(key, input), run)

test('[P11] a transaction is over before the disk has it only where a statement that wrote something says so', async () => {
  const { db } = fresh
  const waits = (tx: Db) =>
    sql<{ synchronousCommit: string }>`SHOW synchronous_commit`
      .execute(tx)
      .then(({ rows }) => rows[0]?.synchronousCommit)
  await db.transaction().execute(async (tx) => {
    await sql`SET LOCAL synchronous_commit = on`.execute(tx)
    await sql`UPDATE idempotency_key SET answer = answer WHERE verb = 'none' AND ${asynchronousCommit}`.execute(tx)
    expect(await waits(tx)).toBe('on')
    await sql`INSERT INTO idempotency_key (organization_id, person_id, verb, key, request_hash, at)
      SELECT ${newId(clock)}::uuid, ${newId(clock)}::uuid, 'some', 'k', 'h', now() WHERE ${asynchronousCommit}`.execute(
      tx,
    )
    expect(await waits(tx)).toBe('off')
    await sql`SET LOCAL synchronous_commit = on`.execute(tx)
    expect(await waits(tx)).toBe('on')
  })
})

describe('a creating request', () => {
  test('is run once for its key, and a repeat gets the first answer, whatever the order of its fields', async () => {
    const first = await ask(newId(clock).slice(0, 8), { a: 1, b: 2 })
    const key = newId(clock)
    const one = await ask(key, { a: 1, b: { c: 2, d: 3 } })
    const again = await ask(key, { b: { d: 3, c: 2 }, a: 1 })
    expect(again.output).toEqual(one.output)
    expect(one.output).not.toEqual(first.output)
  })

  test('keeps an answer that says nothing to who reads the database, nor after the secret changed', async () => {
    const key = newId(clock)
    const link = async () => ({ output: { url: 'https://house.example/invite/told-once' } })
    const first = await answerOnce(fresh.db, clock, request(key), link)
    const { rows } = await sql<{ text: string }>`SELECT k::text AS text FROM idempotency_key k`.execute(fresh.db)
    expect(rows.map((row) => row.text).join()).not.toContain('told-once')
    expect((await answerOnce(fresh.db, clock, request(key), link)).output).toEqual(first.output)
    const changed = answerOnce(fresh.db, clock, { ...request(key), secret: 'another secret' }, link)
    await expect(changed).rejects.toMatchObject({ code: 'KEY_REUSED' })
  })

  test('with a key of another request is refused', async () => {
    const key = newId(clock)
    await ask(key, { a: 1 })
    await expect(ask(key, { a: 2 })).rejects.toMatchObject({ code: 'KEY_REUSED' })
  })

  test('twenty at once: one runs, and nobody gets a second thing', async () => {
    const key = newId(clock)
    const before = made
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => ask(key)))
    expect(made).toBe(before + 1)
    for (const answer of answers) {
      if (answer.status === 'fulfilled') expect(answer.value.output).toEqual({ id: made })
      else expect(answer.reason).toMatchObject({ code: 'BUSY' })
    }
  })

  test('that was refused, or cut short by a crash, may be tried again', async () => {
    const key = newId(clock)
    const refuse = async () => {
      throw new Refusal('ASK_OPEN')
    }
    await expect(ask(key, 1, refuse)).rejects.toMatchObject({ code: 'ASK_OPEN' })
    expect((await ask(key, 1)).output).toEqual({ id: made })
    const cut = newId(clock)
    const begun = Promise.withResolvers<void>()
    const crashed = ask(cut, 1, () => {
      begun.resolve()
      return new Promise(() => undefined)
    })
    await begun.promise
    await expect(ask(cut, 1)).rejects.toMatchObject({ code: 'BUSY' })
    clock.advance(60_001)
    expect((await ask(cut, 1)).output).toEqual({ id: made })
    expect(crashed).toBeInstanceOf(Promise)
  })
})

describe('the only server', () => {
  test('a second one is refused, waits for one that leaves, and is told when it loses its place', async () => {
    const onLost = () => expect.unreachable()
    const leave = await beTheOnlyServer(fresh.url, { onLost })
    await expect(beTheOnlyServer(fresh.url, { onLost, patienceMs: 0 })).rejects.toMatchObject({
      code: 'DATABASE_IN_USE',
    })
    const lost = Promise.withResolvers<void>()
    const next = beTheOnlyServer(fresh.url, { onLost: lost.resolve })
    await leave()
    await next
    await sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'binome-place' AND datname = current_database()
    `.execute(fresh.db)
    await lost.promise
  })
})
