import {
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type QueryCompiler,
} from 'kysely'
import { RememberingCompiler } from './sql-text.ts'

/** Nobody waits for the answer to BEGIN: the first statement of the transaction follows at once. Texts are remembered. */
export class PipelinedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): PostgresDriver {
    return new PipelinedDriver(this.#config)
  }

  override createQueryCompiler(): QueryCompiler {
    return new RememberingCompiler()
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
