import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ColumnDef, ColumnRef, Constraint, CreateStmt, IndexStmt, Node } from '@pgsql/types'
import { parseSync } from 'libpg-query'
import { compileExpression } from './expression.ts'
import type { Value, Values } from './rows.ts'
import { type Compiler, type Env, type Eval, nameOf, namesOf, type Run, Scope } from './scope.ts'
import { casting, text } from './values.ts'

/** Tables as `server/schema.sql` has them: columns, keys, references and checks. */

export interface Column {
  name: string
  cast(value: Value): Value
  notNull: boolean
  otherwise: Eval | null
}

export interface Unique {
  name: string
  /** Names of plain columns; an expression has none. */
  columns: (string | null)[]
  /** All that it is made of: what leaves these alone leaves the key. */
  reads: readonly string[]
  /** What a row has to be unique in; null when the index does not cover it. */
  keyOf(values: Values): string | null
  where: string | null
}

export interface Reference {
  columns: readonly string[]
  table: string
  keys: readonly string[]
  /** c: cascade, n: set null, else refused. */
  onDelete: string
}

export interface Table {
  name: string
  columns: Map<string, Column>
  /** Columns that must have a value. */
  required: string[]
  names: readonly string[]
  uniques: Unique[]
  checks: { name: string; reads: readonly string[]; test: (values: Values) => Value }[]
  references: Reference[]
  /** Columns somebody may refer to: changing them takes the strongest lock. */
  keys: Set<string>
}

const noCompiler: Compiler = {
  expression: (scope, node) => compileExpression(noCompiler, scope, node),
  select: () => {
    throw new Error('no query in a constraint')
  },
  columnsOf: () => [],
}

export function readCatalog(): Map<string, Table> {
  const schema = readFileSync(join(import.meta.dirname, '../../schema.sql'), 'utf8')
  const tables = new Map<string, Table>()
  for (const { stmt } of parseSync(schema).stmts ?? []) {
    if (stmt && 'CreateStmt' in stmt) {
      const table = tableOf(stmt.CreateStmt)
      tables.set(table.name, table)
    } else if (stmt && 'IndexStmt' in stmt && stmt.IndexStmt.unique) {
      const table = tables.get(stmt.IndexStmt.relation?.relname ?? '')
      table?.uniques.push(indexOf(table, stmt.IndexStmt))
    }
  }
  for (const table of tables.values()) {
    for (const { columns } of table.uniques.filter(({ where }) => where === null)) {
      for (const column of columns) if (column !== null) table.keys.add(column)
    }
  }
  return tables
}

function tableOf(stmt: CreateStmt): Table {
  const table: Table = {
    name: stmt.relation?.relname ?? '',
    columns: new Map(),
    names: [],
    ...{ required: [], uniques: [], checks: [], references: [], keys: new Set<string>() },
  }
  const elements = stmt.tableElts ?? []
  for (const element of elements) if ('ColumnDef' in element) addColumn(table, element.ColumnDef)
  table.names = [...table.columns.keys()]
  table.required = [...table.columns.values()].flatMap(({ name, notNull }) => (notNull ? [name] : []))
  for (const element of elements) if ('Constraint' in element) addConstraint(table, element.Constraint)
  return table
}

function addColumn(table: Table, { colname = '', typeName, constraints = [] }: ColumnDef): void {
  const own = constraints.flatMap((one) => ('Constraint' in one ? [one.Constraint] : []))
  const standard = own.find(({ contype }) => contype === 'CONSTR_DEFAULT')?.raw_expr
  const always = standard && 'FuncCall' in standard
  table.columns.set(colname, {
    name: colname,
    cast: casting(nameOf(typeName?.names), (typeName?.arrayBounds ?? []).length > 0),
    notNull: own.some(({ contype }) => contype === 'CONSTR_NOTNULL'),
    otherwise: standard && !always ? compileExpression(noCompiler, new Scope(null, new Map()), standard) : null,
  })
}

function addConstraint(table: Table, constraint: Constraint): void {
  const { contype, conname = '' } = constraint
  if (contype === 'CONSTR_PRIMARY' || contype === 'CONSTR_UNIQUE') {
    const columns = namesOf(constraint.keys)
    const nullsAreOne = constraint.nulls_not_distinct === true
    const keyOf = (values: Values) => keyFrom(columns, (name) => values[name] ?? null, nullsAreOne)
    table.uniques.push({ name: conname, columns, reads: columns, keyOf, where: null })
  }
  if (contype === 'CONSTR_CHECK' && constraint.raw_expr) {
    const test = onRow(table, constraint.raw_expr)
    table.checks.push({ name: conname, reads: columnsIn(constraint.raw_expr), test })
  }
  if (contype === 'CONSTR_FOREIGN') {
    table.references.push({
      columns: namesOf(constraint.fk_attrs),
      table: constraint.pktable?.relname ?? '',
      keys: namesOf(constraint.pk_attrs),
      onDelete: constraint.fk_del_action ?? 'a',
    })
  }
}

function indexOf(table: Table, stmt: IndexStmt): Unique {
  const elements = (stmt.indexParams ?? []).flatMap((one) => ('IndexElem' in one ? [one.IndexElem] : []))
  const parts = elements.map(({ name, expr }) =>
    expr ? onRow(table, expr) : (values: Values) => values[name ?? ''] ?? null,
  )
  const covers = stmt.whereClause ? onRow(table, stmt.whereClause) : null
  return {
    name: stmt.idxname ?? '',
    columns: elements.map(({ name }) => name ?? null),
    reads: [...elements.flatMap(({ name }) => name ?? []), ...columnsIn([elements, stmt.whereClause])],
    keyOf(values) {
      if (covers && covers(values) !== true) return null
      return keyFrom(parts, (part) => part(values), false)
    },
    where: stmt.whereClause ? bare(stmt.whereClause) : null,
  }
}

/** Names of the columns that stand in it. */
function columnsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(columnsIn)
  if (typeof node !== 'object' || node === null) return []
  if ('ColumnRef' in node) return [nameOf((node.ColumnRef as ColumnRef).fields)]
  return Object.values(node).flatMap(columnsIn)
}

/** One text of the parts of a key; null when one of them is unknown, and unknown ones are not alike. */
function keyFrom<T>(parts: readonly T[], of: (part: T) => Value, nullsAreOne: boolean): string | null {
  let key = ''
  for (const part of parts) {
    const value = of(part)
    if (value === null && !nullsAreOne) return null
    key += `${value === null ? '' : text(value)}\0`
  }
  return key
}

/** Two ways of writing a condition are one when they say the same: casts and places aside. */
export function bare(node: Node): string {
  return JSON.stringify(node, (key, value: unknown) => {
    if (key === 'location' || key === 'list_start' || key === 'list_end' || key.startsWith('rexpr_list'))
      return undefined
    if (typeof value === 'object' && value !== null && 'TypeCast' in value) {
      return (value as { TypeCast: { arg: unknown } }).TypeCast.arg
    }
    // x IN (a, b) is x = ANY (ARRAY[a, b]).
    if (key === 'kind' && value === 'AEXPR_IN') return 'AEXPR_OP_ANY'
    if (typeof value === 'object' && value !== null && 'List' in value) {
      return { A_ArrayExpr: { elements: (value as { List: { items: unknown } }).List.items } }
    }
    return value
  })
}

function onRow(table: Table, node: Node): (values: Values) => Value {
  const scope = new Scope(null, new Map())
  scope.add(table.name, table.names)
  const of = compileExpression(noCompiler, scope, node)
  const env: Env = { at: [null], rows: [null], outer: null, run: null as unknown as Run, group: null }
  return (values) => {
    env.at[0] = values
    return of(env)
  }
}
