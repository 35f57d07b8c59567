import {
  CamelCasePlugin,
  type CompiledQuery,
  Kysely,
  type PluginTransformQueryArgs,
  type PostgresPool,
  sql,
  type Transaction,
} from 'kysely'
import PQueue from 'p-queue'
import pg from 'pg'
import { PipelinedDialect } from './pipelined.ts'
import { PreparingClient } from './prepared.ts'
import type { DB } from './schema.gen.ts'
import { isPlain } from './sql-text.ts'
import { StartError } from './start-error.ts'

/** A pool or a transaction: what every store function takes. */
export type Db = Kysely<DB> | Transaction<DB>
export type Tx = Transaction<DB>
export type Database = Kysely<DB>

const oid = { int8: 20, date: 1082, numeric: 1700 }

/**
 * Opens a pool; nothing is connected before the first query.
 * Values: int8 and numeric → number (an int8 beyond 2^53 throws), timestamptz → Date, date → 'YYYY-MM-DD',
 * json → parsed, its keys as they are. Columns are camelCase on this side, also in raw `sql`.
 */
export function openDatabase(url: string, options: { poolSize?: number } = {}): Database {
  const pool = new pg.Pool({
    Client: PreparingClient,
    pipeline: true,
    connectionString: url,
    max: options.poolSize ?? 20,
    application_name: 'binome',
    connectionTimeoutMillis: 10_000,
    // Signing in again (SCRAM) costs more than a hundred statements, and the next burst would pay it.
    idleTimeoutMillis: 10 * 60_000,
    keepAlive: true,
    statement_timeout: 30_000,
    // Our statements look rows up by their keys: planning them anew for every value costs as much as running them. A
    // plan is kept for long, and one made while a table was empty would read all of it when it is full.
    options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off',
    idle_in_transaction_session_timeout: 60_000,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  })
  // A connection that is lost is replaced: the failure is told where something was asked on it, or is at the next query.
  // One in use has no listener of the pool's, and without one a database that restarts would take the process along.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return databaseOn(pool)
}

/** The same on a pool that is there already: all that is asked of it is to give connections that answer statements. */
export function databaseOn(pool: PostgresPool & { options: { max: number } }): Database {
  const db = new Kysely<DB>({
    dialect: new PipelinedDialect({ pool }),
    plugins: [new CamelCase({ maintainNestedObjectKeys: true })],
  })
  places.set(db, new PQueue({ concurrency: Math.max(1, pool.options.max - KEPT_FOR_READS) }))
  return db
}

/** Connections that transactions leave to reads made outside of them. */
const KEPT_FOR_READS = 4
const places = new WeakMap<Database, PQueue>()

/** Before whatever waits for room, or behind what came before it. */
export type Turn = 'first' | 'in order'

/**
 * Begins `work`, which holds a connection while it lasts, once there is room for it. Inside a transaction something may
 * be awaited that is read outside of it (an index that is just being loaded): were every connection held by such
 * transactions, all would wait for ever [P9]. What has its turn first is begun before what waits [P10].
 */
export function whenThereIsRoom<T>(db: Database, turn: Turn, work: () => Promise<T>): Promise<T> {
  return places.get(db)?.add(work, { priority: turn === 'first' ? 1 : 0 }) ?? work()
}

/** Statements written out as `sql` name their columns as the database does: there is nothing to rewrite in them. */
class CamelCase extends CamelCasePlugin {
  override transformQuery(args: PluginTransformQueryArgs) {
    return isPlain(args.node) ? args.node : super.transformQuery(args)
  }
}

function typeParser(type: number, format?: 'text' | 'binary') {
  if (type === oid.int8) return safeInteger
  if (type === oid.numeric) return Number
  if (type === oid.date) return String
  return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type, 'text')
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('an int8 beyond 2^53 cannot be a number')
  return value
}

/** Whether a statement failed since what it wanted is already there (23505, unique_violation). */
export function isTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '23505'
}

/**
 * [P11] In the WHERE of a statement that writes: its transaction is over once others see it, and not only once the disk
 * has it (PostgreSQL, "Asynchronous Commit"). A crash of the server loses nothing; one of the database or the machine may
 * undo what was written so in its last half second, each transaction as a whole, and the later before the earlier. For
 * what nobody was promised, and what is done again where it is missing.
 */
export const asynchronousCommit = sql<boolean>`set_config('synchronous_commit', 'off', true) IS NOT NULL`

const oldestServer = 150_000

/**
 * Connects once and says clearly what is wrong when it cannot.
 * @throws StartError DATABASE_UNREACHABLE | DATABASE_REFUSED | DATABASE_TOO_OLD
 */
export async function proveDatabase(db: Database): Promise<void> {
  const version = await sql<{ version: number }>`SELECT current_setting('server_version_num')::int AS version`
    .execute(db)
    .then((result) => result.rows[0]?.version ?? 0)
    .catch((error: unknown) => {
      throw databaseStartError(error)
    })
  if (version < oldestServer) {
    throw new StartError(
      'DATABASE_TOO_OLD',
      `PostgreSQL 15 or newer is needed; this one is ${Math.floor(version / 10_000)}.`,
    )
  }
}

/** Whether the database answers at this moment. */
export function answers(db: Database): Promise<boolean> {
  return sql`SELECT 1`.execute(db).then(
    () => true,
    () => false,
  )
}

function databaseStartError(error: unknown): StartError {
  const code = String((error as { code?: unknown }).code ?? '')
  // Class 28: wrong user or password; 3D000: no such database (PostgreSQL, appendix A).
  if (code.startsWith('28'))
    return new StartError('DATABASE_REFUSED', 'DATABASE_URL: the server refused the user or the password.')
  if (code === '3D000') return new StartError('DATABASE_REFUSED', 'DATABASE_URL: the server has no such database.')
  const why = code || (error instanceof Error ? error.message : 'no answer')
  return new StartError('DATABASE_UNREACHABLE', `DATABASE_URL: the server cannot be reached (${why}).`, {
    cause: error,
  })
}

/**
 * Statements of one transaction that leave together: one wait instead of several, which costs more than the statements
 * (bench/flow). Each begins when the one before it is done, and sees what others committed until then.
 */
export function together<T extends readonly unknown[]>(
  tx: Transaction<DB>,
  ...statements: { readonly [K in keyof T]: CompiledQuery<T[K]> }
): Promise<{ [K in keyof T]: T[K][] }> {
  const executor = tx.getExecutor()
  return executor.provideConnection(async (connection) => {
    const here = executor.withConnectionProvider({ provideConnection: (use) => use(connection) })
    const answers = await Promise.all(statements.map((one) => here.executeQuery(one)))
    return answers.map(({ rows }) => rows) as { [K in keyof T]: T[K][] }
  })
}

/** The same for any number whose answers nobody reads; they are on their way once this was called. */
export async function sendTogether(tx: Transaction<DB>, statements: readonly CompiledQuery[]): Promise<void> {
  if (statements.length === 0) return
  await tx
    .getExecutor()
    .provideConnection((connection) => Promise.all(statements.map((one) => connection.executeQuery(one))))
}
