/**
 * Rows with their versions, who sees which, and who holds which: PostgreSQL's rules for READ COMMITTED (13.2.1, 13.3.2),
 * as far as the statements of this product can tell.
 */

export type Value = null | string | number | boolean | Date | readonly Value[] | { readonly [key: string]: Value }
export type Values = { [column: string]: Value }

/** Row locks in the order of their strength (PostgreSQL, table 13.3). */
export const KEY_SHARE = 1
export const SHARE = 2
export const NO_KEY_UPDATE = 3
export const UPDATE = 4

/** Which strengths cannot be held by two at once. */
function conflict(held: number, wanted: number): boolean {
  if (held === KEY_SHARE) return wanted === UPDATE
  if (held === SHARE) return wanted >= NO_KEY_UPDATE
  if (held === NO_KEY_UPDATE) return wanted >= SHARE
  return true
}

export class Transaction {
  /** Its place in the order of commits; null while it runs. */
  seq: number | null = null
  over = false
  /** Statements begun so far: a statement does not see what it writes itself. */
  command = 0
  readonly undo: { lock: boolean; run: () => void }[] = []
  readonly touched = new Set<Row>()
  readonly held = new Set<Row>()
  readonly savepoints: { name: string; at: number }[] = []

  /** Undoes what was written since `mark`. A statement that has to wait keeps its locks; one that failed does not. */
  rollBackTo(mark: number, keepLocks: boolean): void {
    const kept = []
    while (this.undo.length > mark) {
      const entry = this.undo.pop()
      if (!entry) break
      if (entry.lock && keepLocks) kept.push(entry)
      else entry.run()
    }
    this.undo.push(...kept.reverse())
  }
}

/** What was there before anybody came. */
export const BEFORE = new Transaction()
BEFORE.seq = 0

export interface Version {
  values: Values
  made: Transaction
  madeBy: number
  gone: Transaction | null
  goneBy: number
  /** What it is unique in, by the places of its table's unique indexes; made when first asked for. */
  keys: (string | null)[] | null
}

/** A statement that must wait for somebody else's end. */
export class Wait {
  readonly holder: Transaction
  constructor(holder: Transaction) {
    this.holder = holder
  }
}

/** What the server answers instead of rows (PostgreSQL, appendix A). */
export class SqlError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'SqlError'
    this.code = code
  }
}

/** The moment a statement began, and in which transaction. */
export interface Moment {
  tx: Transaction
  seq: number
  command: number
}

export class Row {
  readonly table: Heap
  versions: Version[]
  private locks: Map<Transaction, number> | null = null

  constructor(table: Heap, version: Version) {
    this.table = table
    this.versions = [version]
  }

  visible(moment: Moment): Version | null {
    for (let i = this.versions.length - 1; i >= 0; i -= 1) {
      const version = this.versions[i] as Version
      if (!seen(version.made, version.madeBy, moment)) continue
      return version.gone !== null && seen(version.gone, version.goneBy, moment) ? null : version
    }
    return null
  }

  newest(): Version {
    return this.versions[this.versions.length - 1] as Version
  }

  /** What everybody agrees on; null when it is not there. */
  committed(): Version | null {
    for (let i = this.versions.length - 1; i >= 0; i -= 1) {
      const version = this.versions[i] as Version
      if (version.made.seq === null) continue
      return version.gone !== null && version.gone.seq !== null ? null : version
    }
    return null
  }

  /** Whoever else is changing it. */
  writer(tx: Transaction): Transaction | null {
    const { made, gone } = this.newest()
    if (made !== tx && made.seq === null) return made
    if (gone !== null && gone !== tx && gone.seq === null) return gone
    return null
  }

  /** False when it is held by somebody else and may be skipped. @throws Wait */
  lock(tx: Transaction, strength: number, skip: boolean): boolean {
    const locks = this.locks
    if (locks !== null) {
      for (const [holder, held] of locks) {
        if (holder === tx || !conflict(held, strength)) continue
        if (skip) return false
        throw new Wait(holder)
      }
    }
    const before = locks?.get(tx) ?? 0
    if (before >= strength) return true
    if (this.locks === null) this.locks = new Map()
    this.locks.set(tx, strength)
    tx.held.add(this)
    tx.undo.push({
      lock: true,
      run: () => {
        if (before === 0) this.locks?.delete(tx)
        else this.locks?.set(tx, before)
      },
    })
    return true
  }

  release(tx: Transaction): void {
    this.locks?.delete(tx)
    if (this.locks?.size === 0) this.locks = null
  }

  /** A new version; null takes the row away. Its lock is held already. */
  write(moment: Moment, values: Values | null): void {
    const { tx, command } = moment
    tx.touched.add(this)
    if (values === null) {
      const last = this.newest()
      last.gone = tx
      last.goneBy = command
      const run = () => {
        last.gone = null
      }
      tx.undo.push({ lock: false, run })
      return
    }
    this.versions.push({ values, made: tx, madeBy: command, gone: null, goneBy: 0, keys: null })
    tx.undo.push({ lock: false, run: () => void this.versions.pop() })
  }
}

function seen(tx: Transaction, command: number, moment: Moment): boolean {
  if (tx === moment.tx) return command < moment.command
  return tx.seq !== null && tx.seq <= moment.seq
}

/** The rows of one table, in the order they came. */
export class Heap {
  readonly name: string
  rows: Row[] = []

  constructor(name: string) {
    this.name = name
  }

  insert(moment: Moment, values: Values): Row {
    const { tx, command } = moment
    const row = new Row(this, { values, made: tx, madeBy: command, gone: null, goneBy: 0, keys: null })
    this.rows.push(row)
    tx.touched.add(row)
    tx.undo.push({ lock: false, run: () => this.drop(row) })
    return row
  }

  drop(row: Row): void {
    const at = this.rows.lastIndexOf(row)
    if (at >= 0) this.rows.splice(at, 1)
  }

  /** What is committed, for whoever looks from outside. */
  now(): Values[] {
    const found: Values[] = []
    for (const row of this.rows) {
      const version = row.committed()
      if (version !== null) found.push(version.values)
    }
    return found
  }
}
