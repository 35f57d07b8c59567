import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from './start-error.ts'

// Any fixed number but the one of migrate.ts.
const advisoryLock = 7_227_114_003

/**
 * Makes this the only server on its database, for as long as the returned function is not called. Outbox and timers
 * would bear several, but presence, held offers and people's lines live in one process: a second one would answer
 * people who then hear nothing. A server that is just leaving is waited for, so that a new version can take over.
 * `onLost` is called when the database ended the connection that holds the place.
 * @throws StartError DATABASE_IN_USE
 */
export async function beTheOnlyServer(
  databaseUrl: string,
  options: { onLost(): void; patienceMs?: number },
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'binome-place', keepAlive: true })
  let leaving = false
  const lost = () => {
    if (leaving) return
    leaving = true
    options.onLost()
  }
  client.on('error', lost)
  client.on('end', lost)
  await client.connect()
  const leave = async () => {
    leaving = true
    await client.end()
  }
  const until = performance.now() + (options.patienceMs ?? 20_000)
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS mine', [
      advisoryLock,
    ])
    if (rows[0]?.mine) return leave
    if (performance.now() >= until) break
    await wait(250)
  }
  await leave()
  throw new StartError(
    'DATABASE_IN_USE',
    'Another Binôme server already works on this database: stop it, or set DATABASE_URL to another one.',
  )
}
