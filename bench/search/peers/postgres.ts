import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '@binome/server/src/platform/embedded.ts'
import pg from 'pg'
import { type Filed, isOnline, type Peer } from './peer.ts'

/** Weights of the fields labelled D, C, B, A: body, nothing, tags, title. */
const WEIGHTS = '{0.17, 0.17, 0.67, 1}'
const MS_PER_TICK = 10

export async function open(): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'))
  const server = await startEmbedded(folder, { fast: true })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  // One process does all of a query, and nothing is compiled for it: its processor time is then its own
  await client.query(`SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '512MB'`)
  await client.query(`SET maintenance_work_mem = '1GB'`)
  await client.query(
    'CREATE TABLE ask (id int PRIMARY KEY, owner int NOT NULL, online bool NOT NULL, words tsvector NOT NULL)',
  )
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pid = rows[0]?.pid ?? 0
  return {
    async add(asks) {
      await client.query('INSERT INTO ask SELECT * FROM unnest($1::int[], $2::int[], $3::bool[], $4::tsvector[])', [
        asks.map(({ id }) => id),
        asks.map(({ owner }) => owner),
        asks.map(({ owner }) => isOnline(owner)),
        asks.map(vector),
      ])
    },
    async ready() {
      await client.query('CREATE INDEX ON ask USING gin (words)')
      await client.query('VACUUM ANALYZE ask')
    },
    async topPeople(words, count) {
      const found = await client.query<{ owner: number }>({
        name: 'top',
        text: `SELECT owner FROM ask, to_tsquery('simple', $1) AS query WHERE words @@ query AND online
          GROUP BY owner ORDER BY max(ts_rank('${WEIGHTS}', words, query)) DESC LIMIT $2`,
        values: [words.map(quoted).join(' | '), count],
      })
      return found.rows.map(({ owner }) => owner)
    },
    cpuMs() {
      const [user = 0, system = 0] =
        readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
      return (user + system) * MS_PER_TICK
    },
    async close() {
      await client.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "''")}'`
}

function vector({ title, tags, body }: Filed): string {
  let at = 0
  const field = (text: string, label: string) =>
    text
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => `${quoted(word)}:${++at}${label}`)
  return [...field(title, 'A'), ...field(tags, 'B'), ...field(body, '')].join(' ')
}
