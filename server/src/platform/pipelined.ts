import { type DatabaseConnection, PostgresDialect, type PostgresDialectConfig, PostgresDriver } from 'kysely'
import pg from 'pg'

/**
 * Two savings for statements that are sent thousands of times a minute: the database need not parse and plan them
 * anew, and a transaction waits once less. How much that is has not been measured on a quiet machine.
 */

/** Texts come from our own code: a few hundred. Lists of changing length could make more, which stay unnamed. */
const mostNames = 400
/** A statement is worth keeping once it has come a few times. */
const worthNaming = 3

const seen = new Map<string, { times: number; name: string | null }>()
let named = 0

/** A name for a statement that keeps coming, the same in every connection; null while it is not worth one. */
function nameOf(text: string): string | null {
  const known = seen.get(text)
  if (known === undefined) {
    if (seen.size < mostNames * 4) seen.set(text, { times: 1, name: null })
    return null
  }
  if (known.name !== null) return known.name
  known.times += 1
  if (known.times < worthNaming || named >= mostNames) return null
  named += 1
  known.name = `binome_${named}`
  return known.name
}

/** What the statement goes out on; pg does not type it. */
interface Wire {
  connection: { stream: { cork(): void; uncork(): void } }
}

/**
 * Sends statements with values as named prepared statements: parsed once a connection, and planned once where
 * PostgreSQL finds the general plan as good (PREPARE, "Notes"). A pooler between must know prepared statements
 * (PgBouncer 1.21, `max_prepared_statements`). What is asked in one turn of the event loop leaves in one write: a BEGIN
 * with the statement behind it, the last statement with its COMMIT. A write wakes the database up, which costs more
 * than most of our statements.
 */
export class PreparingClient extends pg.Client {
  #gathering = false

  /** The overloads of pg's own `query`. */
  override query(...args: never[]): never {
    this.#gather()
    const [text, values, ...rest] = args as unknown[]
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : null
    const said = name === null ? args : [{ name, text, values }, ...rest]
    return (super.query as (...all: unknown[]) => never).apply(this, said)
  }

  #gather(): void {
    if (this.#gathering) return
    const { stream } = (this as unknown as Wire).connection
    this.#gathering = true
    stream.cork()
    process.nextTick(() => {
      this.#gathering = false
      stream.uncork()
    })
  }
}

/** Nobody waits for the answer to BEGIN: the first statement of the transaction follows at once. */
export class PipelinedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): PostgresDriver {
    return new PipelinedDriver(this.#config)
  }
}

class PipelinedDriver extends PostgresDriver {
  readonly #begun = new WeakMap<DatabaseConnection, Promise<void>>()

  override async beginTransaction(
    ...[connection, settings]: Parameters<PostgresDriver['beginTransaction']>
  ): Promise<void> {
    const begun = super.beginTransaction(connection, settings)
    // Heard at the commit; until then a failure shows in the statements behind it.
    begun.catch(() => undefined)
    this.#begun.set(connection, begun)
  }

  /** Nothing is committed that was not begun; a transaction without a statement sends its BEGIN with its COMMIT. */
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await Promise.all([this.#begun.get(connection), super.commitTransaction(connection)])
  }
}
