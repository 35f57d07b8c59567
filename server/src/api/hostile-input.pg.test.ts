import { errorCatalogue } from '@binome/contract/errors.ts'
import { Up } from '@binome/contract/up.ts'
import { listVerbs } from '@binome/contract/version.ts'
import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTab, say, type TestApp, testApp } from '../../test/app.ts'
import type { TestClient } from '../../test/client.ts'
import { addSkill, createOrganization, createTeam } from '../people/actions.ts'

/**
 * Whatever is sent, to any verb of the contract: a typed error or a right answer, never a failure of ours, and nothing
 * stored where it was refused. Inputs are made of each verb's own schema, right in shape and hostile in value.
 */

/** FUZZ_RUNS=300 FUZZ_SEED=… looks further than a check has time for. */
const runs = Number(process.env.FUZZ_RUNS ?? 30)
const seed = Number(process.env.FUZZ_SEED ?? 20260327)

let world: TestApp
let admin: TestClient
/** Ids that are there, so that what is sent gets past the first door. */
const ids: string[] = []

beforeAll(async () => {
  world = await testApp()
  const { house } = world.app.core
  const { id } = await createOrganization(house, { name: 'House', language: 'fr' })
  const one = await world.member(id, 'admin', { role: 'admin' })
  const other = await world.member(id, 'helper', { available: true })
  admin = one.client
  const { id: teamId } = await createTeam(house, id, { name: 'Team', site: '' })
  const { id: skillId } = await addSkill(house, id, { labelFr: 'Paie', labelEn: 'Payroll', synonyms: [] })
  const tab = await openTab(other.client)
  const ask = await admin.api.asks.open({ text: 'stuck with http://host/a\\b', skillIds: [skillId] })
  await world.app.core.settled()
  const { rows } = await sql<{ id: string }>`SELECT id FROM offer WHERE ask_id = ${ask.id}`.execute(world.fresh.db)
  const { session } = await other.client.api.offers.accept({ offerId: rows[0]?.id ?? '' })
  // Both are there, so that no clock changes anything meanwhile.
  await say(tab, { type: 'session_enter', sessionId: session.id })
  await say(await openTab(admin), { type: 'session_enter', sessionId: session.id })
  await world.app.core.settled()
  ids.push(one.id, other.id, teamId, skillId, ask.id, rows[0]?.id ?? '', session.id, ask.id.toUpperCase())
})
afterAll(() => world.stop())

const words = fc.oneof(
  fc.constantFrom(
    ...['', ' ', 'x', 'null', 'NaN', '1e999', '-1', '__proto__', "'; DROP TABLE ask; --", '../../etc/passwd', '%00%2e'],
    ...[
      'a\u0000b',
      'a\ud800',
      '\ufeff',
      '\u202egnp',
      '\u0301',
      'İI',
      '🧵'.repeat(60),
      'é'.repeat(120),
      'x'.repeat(12_000),
    ],
    ...[
      "a 'b' \\ c & d | !( :* <->",
      'http://host/a\\b?c=\\d',
      '<script>alert(1)</script>',
      '{"a":1}',
      '[[[',
      '=cmd()|x',
    ],
  ),
  fc.array(fc.nat(0xffff), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
)
const days = fc.constantFrom('0000-01-01', '0001-01-01', '9999-12-31', '2026-02-29', '2026-02-30', '+275760-09-13')
const instants = fc.constantFrom(
  ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-03-27T09:00:00Z', '2026-03-27T09:00:00+02:00'],
  ...['2026-03-27T09:00:00.123456789Z', '+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', 'yesterday'],
)
const uuids = fc.oneof(
  { weight: 4, arbitrary: fc.nat(7).map((n) => ids[n] ?? '') },
  fc.uuid(),
  fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'x', '-'.repeat(36)),
)
/** Places of a list as the server writes them, of anything. */
const cursors = fc
  .array(fc.oneof(words, days, instants, uuids), { maxLength: 4 })
  .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'))

interface Schema {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  properties?: { [name: string]: Schema }
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** Values of a schema: mostly of its shape, hostile in what the shape leaves open. */
function valuesOf(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return mostly(fc.constant(schema.const))
  if (schema.enum) return mostly(fc.constantFrom(...schema.enum))
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map((one) => valuesOf(one, name)))
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valuesOf(one, name)))
  if (name === 'cursor') return mostly(cursors)
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(([key, one]) => {
        const value = valuesOf(one, key)
        return schema.required?.includes(key) ? [key, value] : [key, fc.option(value, { nil: undefined })]
      })
      return mostly(fc.record(Object.fromEntries(fields)))
    }
    case 'array':
      return mostly(fc.array(valuesOf(schema.items ?? {}), { maxLength: 3 }))
    case 'string':
      if (schema.format === 'uuid') return mostly(uuids)
      if (schema.format === 'date-time') return mostly(instants)
      if (schema.format === 'date') return mostly(days)
      if (schema.format === 'email') return mostly(fc.emailAddress())
      return words
    case 'boolean':
      return mostly(fc.boolean())
    case 'integer':
    case 'number':
      return mostly(fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(0, -1, 1e308, 0.5)))
    case 'null':
      return fc.constant(null)
    default:
      return fc.oneof(words, fc.constantFrom(null, {}, []))
  }
}

const anything = fc.oneof(
  words,
  fc.constantFrom(null, 0, true, [], {}, [[]], { __proto__: { x: 1 } }, { toString: null }),
)
const mostly = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: arbitrary as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything })

/** Sends what may not even fit the schema, as a client without one would. */
async function send(method: string, path: string, input: unknown, key: string | undefined) {
  const fields = new Map(Object.entries(typeof input === 'object' && input !== null ? input : {}))
  const text = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? ''))
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = text(fields.get(name) ?? 'x')
    fields.delete(name)
    return encodeURIComponent(value) || 'x'
  })
  const url = new URL(`${world.app.url}/api${filled}`)
  if (method === 'GET') for (const [name, value] of fields) url.searchParams.append(name, text(value))
  const body = method === 'GET' ? {} : { body: JSON.stringify(input) ?? 'null' }
  const answer = await fetch(url, {
    method,
    headers: {
      cookie: admin.cookie,
      origin: world.app.url,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...body,
  })
  return { status: answer.status, text: await answer.text() }
}

/** Not made by a request: what was learnt is written down each minute. */
const CLOCKWORK = ['migration', 'match_learnt', 'response_learnt']
let counting: RawBuilder<unknown> | undefined

/** How much is stored, of anything that a request could make. */
async function stored(): Promise<string> {
  if (!counting) {
    const { rows: tables } = await sql<{ name: string }>`SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL(${CLOCKWORK})
      ORDER BY relname`.execute(world.fresh.db)
    const counts = tables.map(
      ({ name }) => sql`SELECT ${name}::text AS name, count(*)::int AS n FROM ${sql.table(name)}`,
    )
    counting = sql.join(counts, sql` UNION ALL `)
  }
  const { rows } = await counting.execute(world.fresh.db)
  return JSON.stringify(rows)
}

const verbs = listVerbs().map(({ path, verb }) => {
  const { route, inputSchema } = verb['~orpc']
  const schema =
    inputSchema instanceof z.ZodType ? z.toJSONSchema(inputSchema, { unrepresentable: 'any', io: 'input' }) : {}
  return {
    name: path.join('.'),
    method: route.method ?? 'POST',
    path: route.path ?? '',
    schema: schema as Schema,
  }
})

describe('hostile input', () => {
  test.each(verbs)('$name answers, and keeps nothing of what it refused', { timeout: 60_000 }, async (verb) => {
    // Known from the refusal before, which kept nothing.
    let before: string | null = null
    await fc.assert(
      fc.asyncProperty(valuesOf(verb.schema), fc.option(words, { nil: undefined }), async (input, key) => {
        if (before === null) {
          await world.app.core.settled()
          before = await stored()
        }
        const header = key === undefined ? undefined : encodeURIComponent(key.toWellFormed()).slice(0, 300)
        const { status, text } = await send(verb.method, verb.path, input, header)
        expect(status, text).toBeLessThan(500)
        if (status < 400) {
          before = null
          return
        }
        const { code } = JSON.parse(text) as { code: string }
        expect(Object.keys(errorCatalogue)).toContain(code)
        await world.app.core.settled()
        expect(await stored()).toBe(before)
      }),
      { numRuns: runs, seed },
    )
  })

  test('and none of it is logged', () => {
    expect(world.logged()).toContain('"msg"')
    for (const word of ['alert(1)', 'DROP TABLE', 'cmd()', 'etc/passwd', '<->']) {
      expect(world.logged()).not.toContain(word)
    }
  })
})

describe('hostile messages', () => {
  test('on the socket are acknowledged, each with its code, and the line stays open', { timeout: 60_000 }, async () => {
    const socket = await openTab(admin)
    const { anyOf, oneOf = anyOf ?? [] } = z.toJSONSchema(Up, { io: 'input' }) as Schema
    await fc.assert(
      fc.asyncProperty(fc.oneof(...oneOf.map((one) => valuesOf(one))), async (message) => {
        const ack = await say(socket, message as Up)
        if (!ack.ok) expect(errorCatalogue).toHaveProperty(ack.code)
        expect(ack).not.toMatchObject({ code: 'BROKEN' })
      }),
      { numRuns: runs * 20, seed },
    )
    expect(socket.connected).toBe(true)
    socket.disconnect()
  })
})
