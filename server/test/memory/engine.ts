import type { Node, SelectStmt } from '@pgsql/types'
import { loadModule, parseSync } from 'libpg-query'
import { readCatalog, type Table } from './catalog.ts'
import { compileExpression } from './expression.ts'
import { BEFORE, Heap, type Row, type Transaction, type Value, type Values } from './rows.ts'
import type { Compiler, Env, Query, Run, Scope, With } from './scope.ts'
import { compileSelect } from './select.ts'
import { compileDelete, compileInsert, compileUpdate, type Writing } from './write.ts'
import { Writer } from './writer.ts'

await loadModule()

/** What a statement answers, in the shape of node-postgres. */
export interface Answer {
  command: string
  rowCount: number
  rows: Values[]
}

/** A statement made ready to run. */
export interface Statement {
  command: string
  run(run: Run): { rows: Values[]; count: number }
}

export type Control =
  | { what: 'begin' | 'commit' | 'rollback' }
  | { what: 'savepoint' | 'rollback to' | 'release'; name: string }

const catalog = readCatalog()
const writer = new Writer(catalog)
const compiled = new Map<string, Statement | Control>()

function tableOf(name: string): Table {
  const table = catalog.get(name)
  if (!table) throw new Error(`no table ${name}`)
  return table
}

const compiler: Compiler = {
  expression: (scope: Scope, node: Node) => compileExpression(compiler, scope, node),
  select: (stmt: SelectStmt, outer: Scope | null, withs: ReadonlyMap<string, With>): Query =>
    compileSelect(compiler, stmt, outer, stmt.withClause ? withsOf(stmt.withClause.ctes, withs) : withs),
  columnsOf: (table: string) => tableOf(table).names,
}

function withsOf(ctes: readonly Node[] | undefined, around: ReadonlyMap<string, With>): Map<string, With> {
  const withs = new Map(around)
  for (const one of ctes ?? []) {
    if (!('CommonTableExpr' in one) || !one.CommonTableExpr.ctequery) continue
    const { ctename = '', ctequery } = one.CommonTableExpr
    const writing = writingOf(ctequery, withs)
    if (writing)
      withs.set(ctename, { columns: writing.columns, writes: true, rows: (run) => writing.run(run, null).rows })
    else if ('SelectStmt' in ctequery) {
      const query = compiler.select(ctequery.SelectStmt, null, new Map(withs))
      withs.set(ctename, { columns: query.columns, writes: false, rows: (run) => query.rows(run, null) })
    }
  }
  return withs
}

function writingOf(node: Node, withs: ReadonlyMap<string, With>): Writing | null {
  const parts = (name: string | undefined) => ({ compiler, writer, table: tableOf(name ?? ''), withs })
  if ('InsertStmt' in node) return compileInsert(parts(node.InsertStmt.relation?.relname), node.InsertStmt)
  if ('UpdateStmt' in node) return compileUpdate(parts(node.UpdateStmt.relation?.relname), node.UpdateStmt)
  if ('DeleteStmt' in node) return compileDelete(parts(node.DeleteStmt.relation?.relname), node.DeleteStmt)
  return null
}

/** What a text says; read once, however often it is sent. */
export function prepared(text: string): Statement | Control {
  const known = compiled.get(text)
  if (known) return known
  const made = compileNode(parseSync(text).stmts?.[0]?.stmt as Node)
  compiled.set(text, made)
  return made
}

const controls: { [kind: string]: Control['what'] } = {
  TRANS_STMT_BEGIN: 'begin',
  TRANS_STMT_START: 'begin',
  TRANS_STMT_COMMIT: 'commit',
  TRANS_STMT_ROLLBACK: 'rollback',
  TRANS_STMT_SAVEPOINT: 'savepoint',
  TRANS_STMT_ROLLBACK_TO: 'rollback to',
  TRANS_STMT_RELEASE: 'release',
}

function compileNode(node: Node): Statement | Control {
  if ('TransactionStmt' in node) {
    const { kind = '', savepoint_name: name = '' } = node.TransactionStmt
    return { what: controls[kind], name } as Control
  }
  const body = Object.values(node)[0] as { withClause?: { ctes?: Node[] } }
  const withs = withsOf(body.withClause?.ctes, new Map())
  const finish = (run: Run) => {
    // Parts that write do so whether or not somebody reads them (PostgreSQL, 7.8.4).
    for (const one of withs.values()) if (one.writes && !run.withs.has(one)) run.withs.set(one, one.rows(run))
  }
  const writing = writingOf(node, withs)
  if (writing) {
    return {
      command: 'InsertStmt' in node ? 'INSERT' : 'UpdateStmt' in node ? 'UPDATE' : 'DELETE',
      run(run) {
        const written = writing.run(run, null)
        finish(run)
        return written
      },
    }
  }
  if (!('SelectStmt' in node)) throw new Error(`the database in memory does not do ${Object.keys(node).join()}`)
  const query = compileSelect(compiler, node.SelectStmt, null, withs)
  return {
    command: 'SELECT',
    run(run) {
      const rows = query.rows(run, null as Env | null)
      finish(run)
      return { rows, count: rows.length }
    },
  }
}

/** The rows of one database, and the order in which they were committed. */
export class Store {
  private readonly heaps = new Map<string, Heap>()
  private commits = 0
  /** Statements that wait keep what they saw; nothing is tidied meanwhile. */
  waiting = 0
  private untidy = new Set<Row>()

  private readonly heapOf = (name: string): Heap => this.heap(name)

  heap(name: string): Heap {
    const known = this.heaps.get(name)
    if (known) return known
    const heap = new Heap(tableOf(name).name)
    this.heaps.set(name, heap)
    return heap
  }

  /** The moment a statement of `tx` begins: what was committed until now is seen, and nothing later. */
  moment(tx: Transaction): { seq: number; command: number } {
    tx.command += 1
    return { seq: this.commits, command: tx.command }
  }

  /** @throws Wait | SqlError, with nothing written */
  run(
    tx: Transaction,
    statement: Statement,
    params: readonly Value[],
    { seq, command }: { seq: number; command: number },
  ): Answer {
    const mark = tx.undo.length
    const run: Run = { tx, seq, command, params, withs: new Map(), atEnd: [], heap: this.heapOf }
    try {
      const { rows, count } = statement.run(run)
      // A check may add others.
      for (let i = 0; i < run.atEnd.length; i += 1) run.atEnd[i]?.()
      return { command: statement.command, rowCount: count, rows }
    } catch (error) {
      tx.rollBackTo(mark, true)
      throw error
    }
  }

  commit(tx: Transaction): void {
    this.commits += 1
    tx.seq = this.commits
    this.end(tx)
    for (const row of tx.touched) this.untidy.add(row)
    this.tidy()
  }

  rollBack(tx: Transaction): void {
    tx.rollBackTo(0, false)
    this.end(tx)
  }

  private end(tx: Transaction): void {
    tx.over = true
    tx.undo.length = 0
    for (const row of tx.held) row.release(tx)
    tx.held.clear()
  }

  /** Versions nobody can see any more go. */
  private tidy(): void {
    if (this.waiting > 0) return
    for (const row of this.untidy) {
      const newest = row.newest()
      if (newest.made.seq === null || (newest.gone !== null && newest.gone.seq === null)) continue
      this.untidy.delete(row)
      if (newest.gone !== null) row.table.drop(row)
      else {
        newest.made = BEFORE
        if (row.versions.length > 1) row.versions = [newest]
      }
    }
  }
}
