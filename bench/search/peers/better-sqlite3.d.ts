/** The part of better-sqlite3 13.2 that we use; the package ships no types of its own. */
declare module 'better-sqlite3' {
  interface Statement {
    run(...values: unknown[]): unknown
    all(...values: unknown[]): unknown[]
  }
  export default class Database {
    constructor(file: string)
    exec(sql: string): this
    prepare(sql: string): Statement
    transaction(act: () => void): () => void
    close(): this
  }
}
