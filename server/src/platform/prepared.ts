import pg from 'pg'

/**
 * Two savings for statements that are sent thousands of times a minute: the database need not parse and plan them
 * anew, nor say again what columns they answer with.
 */

/** A statement by its text, the same for every connection. */
interface Statement {
  readonly text: string
  times: number
  /** Null while it is not worth one. */
  name: string | null
  /** What it answers with, as the database said at the first time; null: no rows. */
  columns: Columns | null | undefined
}

/** Texts come from our own code: a few hundred. Lists of changing length could make more, which stay unnamed. */
const mostNames = 400
/** A statement is worth keeping once it has come a few times. */
const worthNaming = 3

const seen = new Map<string, Statement>()
let named = 0

function statementOf(text: string): Statement | null {
  const known = seen.get(text)
  if (known === undefined) {
    if (seen.size < mostNames * 4) seen.set(text, { text, times: 1, name: null, columns: undefined })
    return null
  }
  if (known.name !== null) return known
  known.times += 1
  if (known.times < worthNaming || named >= mostNames) return null
  named += 1
  known.name = `binome_${named}`
  return known
}

type Row = { [column: string]: unknown }

interface Field {
  name: string
  dataTypeID: number
}

/** How a row is made of what came: the names, and how each is read. */
class Columns {
  readonly #names: string[]
  readonly #parsers: ((text: string) => unknown)[]
  readonly #empty: Row

  constructor(fields: readonly Field[], parserOf: pg.CustomTypesConfig['getTypeParser']) {
    this.#names = fields.map((field) => field.name)
    this.#parsers = fields.map((field) => parserOf(field.dataTypeID, 'text'))
    this.#empty = Object.fromEntries(fields.map((field) => [field.name, null]))
  }

  read(values: readonly (string | null)[]): Row {
    const row = { ...this.#empty }
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i]
      if (value !== null && value !== undefined) row[this.#names[i] as string] = this.#parsers[i]?.(value)
    }
    return row
  }
}

/** What pg has and does not type: its query hears the messages of the database one by one. */
interface Hearing {
  name: string
  prepare(connection: Wire): void
  handleError(error: unknown, connection: Wire): void
}
interface Wire {
  stream: { cork(): void; uncork(): void }
}
interface Answer {
  command: string
  rowCount: number
  rows: Row[]
}
type Done = (error: unknown, answer: Answer) => void
const Hearing = pg.Query as unknown as new (text: string, values: unknown[], done: Done) => Hearing & pg.Query

/** One run of a named statement. Only the first one asks what columns it answers with. */
class Run extends Hearing {
  readonly #statement: Statement
  readonly #client: PreparingClient
  readonly #done: Done
  readonly #asks: boolean
  #columns: Columns | null
  #rows: Row[] = []
  #command = ''
  #rowCount = 0
  /** Why a value could not be read; said when everything has come. */
  #unreadable: unknown = null

  constructor(client: PreparingClient, statement: Statement, name: string, values: unknown[], done: Done) {
    super(statement.text, values, done)
    this.name = name
    this.#client = client
    this.#statement = statement
    this.#done = done
    this.#asks = statement.columns === undefined
    this.#columns = statement.columns ?? null
  }

  override prepare(connection: Wire): void {
    super.prepare(this.#asks ? connection : this.#client.quiet(connection))
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    this.#columns = new Columns(fields, (id, format) => this.#client.getTypeParser(id, format))
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    if (this.#columns === null || this.#unreadable !== null) return
    try {
      this.#rows.push(this.#columns.read(fields))
    } catch (error) {
      this.#unreadable = error
    }
  }

  /** "SELECT 5", "UPDATE 1", "INSERT 0 2". */
  handleCommandComplete({ text }: { text: string }): void {
    if (this.#asks) this.#statement.columns = this.#columns
    const words = text.split(' ')
    this.#command = words[0] ?? ''
    this.#rowCount = words.length > 1 ? Number(words.at(-1)) : 0
  }

  handleReadyForQuery(): void {
    this.#done(this.#unreadable, { command: this.#command, rowCount: this.#rowCount, rows: this.#rows })
  }
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
  #quiet: Wire | null = null

  /** The overloads of pg's own `query`. */
  override query(...args: never[]): never {
    this.#gather()
    const [text, values, callback] = args as unknown[]
    const plain = typeof text === 'string' && Array.isArray(values) && values.length > 0 && callback === undefined
    const statement = plain ? statementOf(text) : null
    const send = super.query as unknown as (...all: unknown[]) => unknown
    if (statement === null || statement.name === null) return send.apply(this, args) as never
    const { name } = statement
    return new Promise((resolve, reject) => {
      const done: Done = (error, answer) => (error ? reject(error) : resolve(answer))
      send.call(this, new Run(this, statement, name, values as unknown[], done))
    }) as never
  }

  /** The same connection, on which nobody asks what columns an answer has. */
  quiet(connection: Wire): Wire {
    this.#quiet ??= Object.create(connection, { describe: { value: () => undefined } }) as Wire
    return this.#quiet
  }

  #gather(): void {
    if (this.#gathering) return
    const { stream } = (this as unknown as { connection: Wire }).connection
    this.#gathering = true
    stream.cork()
    process.nextTick(() => {
      this.#gathering = false
      stream.uncork()
    })
  }
}
