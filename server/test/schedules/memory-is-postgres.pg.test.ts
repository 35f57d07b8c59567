import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { play } from './schedule.ts'
import { takeTurns } from './turns.ts'
import type { Ran } from './world.ts'

/**
 * The database in memory answers as PostgreSQL does: schedules are played on it, and then every statement of them on a
 * real server, each on its own connection and in the same order. Rows, counts and errors must be the same, and whoever
 * had to wait there must wait here.
 */

const SEEDS = [3, 6, 12, 52, 71, 258, 1204, 1764, 1844]

/**
 * Two may wait for one row. Once it was written and is free, each of them looks for its newest version, and PostgreSQL
 * promises no order in which they find it; in memory it is that of coming. Then the whole schedule is sent again, until
 * both agree, so many times at most.
 */
const ANOTHER_FIRST = 'another who waited was let in first'
const PATIENT = 10

/** A statement that is answered later than this is looked at more closely. */
const PATIENCE_MS = 500

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase({ poolSize: 1 })
})
afterAll(() => fresh.drop())

test.each(SEEDS)(
  'seed %i, statement by statement',
  async (seed) => {
    const ran: Ran[] = []
    const turns = takeTurns()
    const played = await play(seed, turns, { ran: (one) => void ran.push(one) }).finally(() => turns.release())
    expect(played.violations).toEqual([])
    expect(ran.length).toBeGreaterThan(50)
    let differ = await compared(ran)
    for (let again = 0; differ === ANOTHER_FIRST && again < PATIENT; again++) differ = await compared(ran)
    expect(differ).toEqual([])
  },
  60_000,
)

/** What differs, a few at most; or that two who waited for one row were let in in the other order. */
async function compared(ran: readonly Ran[]): Promise<string[] | typeof ANOTHER_FIRST> {
  const real = new Real(fresh.url)
  try {
    await real.empty()
    const differ: string[] = []
    for (const [n, one] of ran.entries()) {
      const what = await real.same(one)
      if (what === ANOTHER_FIRST) return what
      if (what !== null) differ.push(`statement ${n}: ${one.text.replaceAll(/\s+/g, ' ').slice(0, 160)}\n  ${what}`)
      if (differ.length > 3) break
    }
    return differ
  } finally {
    await real.end()
  }
}

type Heard = { rows: unknown[]; count: number } | { code: string }

/** A real server, with a connection for each one in memory. */
class Real {
  private readonly url: string
  private readonly clients = new Map<number, Promise<pg.Client>>()
  /** Statements that wait for somebody: they were sent, and are not answered. */
  private readonly waiting = new Map<number, Promise<Heard>>()

  constructor(url: string) {
    this.url = url
  }

  async empty(): Promise<void> {
    const client = await this.client(0)
    await client.query('TRUNCATE organization, timer, fact CASCADE')
  }

  /** What differs; null when nothing does. */
  async same({ connection, text, params, outcome, cut }: Ran): Promise<string | null> {
    if (cut) return this.cut(connection)
    // A failure that the schedule wanted is one here too.
    if (outcome !== null && 'wanted' in outcome) return this.fail(connection)
    const client = await this.client(connection)
    const heard = this.waiting.get(connection) ?? this.send(client, text, params)
    if (outcome !== null && 'waits' in outcome) {
      this.waiting.set(connection, heard)
      // Whoever is let go by a deadlock had waited, perhaps not for as long as a look takes.
      const waited = (await this.blockedBy(client, heard)).length > 0 || isDeadlock(await heard)
      return waited ? null : 'it waits in memory, and does not here'
    }
    this.waiting.delete(connection)
    const answer = await this.unlessBlocked(client, heard)
    if (answer === ANOTHER_FIRST) return answer
    return same(answer, outcome, /ORDER BY[^)]*$/.test(text))
      ? null
      : `${JSON.stringify(outcome).slice(0, 300)}\n  ${JSON.stringify(answer).slice(0, 300)}`
  }

  async end(): Promise<void> {
    for (const client of this.clients.values()) await (await client).end()
  }

  private client(connection: number): Promise<pg.Client> {
    const known = this.clients.get(connection)
    if (known) return known
    const client = new pg.Client({
      connectionString: this.url,
      types: { getTypeParser: (oid: number) => parsers.get(oid) ?? String } as never,
    })
    client.on('error', () => undefined)
    const begun = client
      .connect()
      // Deadlocks are found at once, as in memory.
      .then(() => client.query('SET deadlock_timeout = 5'))
      .then(() => client)
    this.clients.set(connection, begun)
    return begun
  }

  private send(client: pg.Client, text: string, params: readonly unknown[]): Promise<Heard> {
    return client.query({ text, values: [...params] }).then(
      ({ rows, rowCount }): Heard => ({ rows, count: rowCount ?? 0 }),
      (error: { code?: string }): Heard => ({ code: error.code ?? 'lost' }),
    )
  }

  /** The server ends it, as it does when the network is gone; whatever it held is free when this resolves. */
  private async cut(connection: number): Promise<null> {
    const client = await this.clients.get(connection)
    if (!client) return null
    this.clients.delete(connection)
    this.waiting.delete(connection)
    const own = await this.client(0)
    await own.query('SELECT pg_terminate_backend($1, 5000)', [pidOf(client)])
    await client.end().catch(() => undefined)
    return null
  }

  private async fail(connection: number): Promise<null> {
    await (await this.client(connection)).query('SELECT 1 / 0').catch(() => undefined)
    return null
  }

  /** What ran at once in memory may not have to wait here. */
  private async unlessBlocked(client: pg.Client, heard: Promise<Heard>): Promise<Heard | typeof ANOTHER_FIRST> {
    const first = await Promise.race([heard, wait(PATIENCE_MS, null)])
    if (first !== null) return first
    const by = await this.blockedBy(client, heard)
    if (by.length === 0) return heard
    const waited = await Promise.all([...this.waiting.keys()].map((one) => this.client(one)))
    return by.every((pid) => waited.some((other) => pidOf(other) === pid))
      ? ANOTHER_FIRST
      : { code: 'it waits for somebody here' }
  }

  /** For whom it waits, as soon as it does; nobody once it is answered. */
  private async blockedBy(client: pg.Client, heard: Promise<Heard>): Promise<number[]> {
    let answered = false
    void heard.then(() => {
      answered = true
    })
    const own = await this.client(0)
    while (!answered) {
      const { rows } = await own.query<{ by: string }>('SELECT pg_blocking_pids($1)::text AS by', [pidOf(client)])
      const by = (rows[0]?.by ?? '{}').slice(1, -1)
      if (by !== '') return by.split(',').map(Number)
    }
    return []
  }
}

const pidOf = (client: pg.Client) => (client as unknown as { processID: number }).processID

/** 40P01, deadlock_detected. */
const isDeadlock = (heard: Heard) => 'code' in heard && heard.code === '40P01'

const parsers = new Map<number, (text: string) => unknown>([
  ...[20, 21, 23, 700, 701, 1700].map((oid) => [oid, Number] as const),
  [16, (text: string) => text === 't'],
  [1184, (text: string) => new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z'))],
  [3802, (text: string) => JSON.parse(text) as unknown],
  [1009, (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','))],
  [2951, (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','))],
])

function same(real: Heard, memory: Ran['outcome'], inOrder: boolean): boolean {
  if (memory === null) return false
  if ('code' in real || 'code' in memory) return 'code' in real && 'code' in memory && real.code === memory.code
  if (!('rows' in memory)) return false
  const lines = (rows: readonly unknown[]) => {
    const texts = rows.map((row) => canonical(row))
    return JSON.stringify(inOrder ? texts : texts.sort())
  }
  return lines(real.rows) === lines(memory.rows) && (real.count === memory.count || memory.count === 0)
}

/** One text for one value, whatever the order of keys; arrays of jsonb stand in no order unless one was asked for. */
function canonical(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).toISOString()
  if (typeof value === 'number') return String(Math.round(value * 1e5) / 1e5)
  if (typeof value !== 'object' || value === null) return String(value)
  return `{${Object.entries(value)
    .map(([key, one]) => `${key}:${canonical(one)}`)
    .sort()
    .join()}}`
}
