import type { DeleteStmt, InsertStmt, Node, OnConflictClause, UpdateStmt } from '@pgsql/types'
import { bare, type Table, type Unique } from './catalog.ts'
import { compileFrom } from './from.ts'
import { NO_KEY_UPDATE, type Row, UPDATE, type Value, type Values } from './rows.ts'
import { type Compiler, type Env, type Eval, kept, type Query, type Run, Scope, type With } from './scope.ts'
import { compileOutputs, project, renew } from './select.ts'
import type { Writer } from './writer.ts'

/** INSERT, UPDATE and DELETE. */

/** What a statement that writes gives back: rows of RETURNING, and how many it wrote. */
export interface Written {
  rows: Values[]
  count: number
}
export interface Writing {
  columns: readonly string[]
  run(run: Run, outer: Env | null): Written
}

/** A table that is written, seen from the statement. */
interface Parts {
  compiler: Compiler
  writer: Writer
  table: Table
  withs: ReadonlyMap<string, With>
}

function assignments(parts: Parts, scope: Scope, targets: readonly Node[] | undefined): { name: string; of: Eval }[] {
  return (targets ?? []).flatMap((target) => {
    if (!('ResTarget' in target) || !target.ResTarget.val) return []
    const { name = '', val } = target.ResTarget
    const column = parts.table.columns.get(name)
    if (!column) throw new Error(`${parts.table.name} has no ${name}`)
    const of = parts.compiler.expression(scope, val)
    return [{ name, of: (env) => column.cast(of(env)) }]
  })
}

/** How each column of a new row is made: of what is given for it, else by its default. */
function columnsOf(
  parts: Parts,
  query: Query,
  names: readonly string[],
): { name: string; of(given: Values, env: Env): Value }[] {
  return [...parts.table.columns.values()].map(({ name, cast, otherwise }) => {
    const column = query.columns[names.indexOf(name)]
    const byDefault = (env: Env) => (otherwise ? cast(otherwise(env)) : null)
    if (column === undefined) return { name, of: (_, env) => byDefault(env) }
    return { name, of: (given, env) => (column in given ? cast(given[column] ?? null) : byDefault(env)) }
  })
}

export function compileInsert(parts: Parts, stmt: InsertStmt): Writing {
  const { compiler, writer, table, withs } = parts
  if (!stmt.selectStmt || !('SelectStmt' in stmt.selectStmt)) throw new Error('INSERT DEFAULT VALUES is not known')
  const query = compiler.select(stmt.selectStmt.SelectStmt, null, withs)
  const columns = columnsOf(
    parts,
    query,
    (stmt.cols ?? []).map((one) => ('ResTarget' in one ? (one.ResTarget.name ?? '') : '')),
  )
  const scope = new Scope(null, withs)
  scope.add(stmt.relation?.alias?.aliasname ?? table.name, table.names)
  const outputs = compileOutputs(compiler, scope, stmt.returningClause?.exprs ?? [])
  const conflict = stmt.onConflictClause && onConflict(parts, scope, stmt.onConflictClause)
  return {
    columns: outputs.map(({ name }) => name),
    run(run) {
      const written: Written = { rows: [], count: 0 }
      const tell = (values: Values) => {
        written.count += 1
        if (outputs.length === 0) return
        const env = scope.newEnv(run, null)
        env.at[0] = values
        written.rows.push(...project(outputs, env))
      }
      const env = scope.newEnv(run, null)
      for (const given of query.rows(run, null)) {
        const made: Values = {}
        for (const { name, of } of columns) made[name] = of(given, env)
        const taken = conflict ? writer.taken(run, table, made, conflict.arbiters, null) : null
        if (taken === null) {
          writer.insert(run, table, made)
          tell(made)
        } else if (conflict?.change) {
          const changed = conflict.change(run, taken, made)
          if (changed) tell(changed)
        }
      }
      return written
    },
  }
}

/** Which conflicts are expected, and what becomes of the row that is there. */
function onConflict({ compiler, writer, table }: Parts, scope: Scope, clause: OnConflictClause) {
  const { infer } = clause
  const named = (infer?.indexElems ?? []).map((one) => ('IndexElem' in one ? (one.IndexElem.name ?? null) : null))
  const where = infer?.whereClause ? bare(infer.whereClause) : null
  const isMeant = (unique: Unique) => {
    if (infer?.conname) return unique.name === infer.conname
    const sameColumns = unique.columns.length === named.length && unique.columns.every((name) => named.includes(name))
    return sameColumns && unique.where === where
  }
  const arbiters = infer ? table.uniques.filter(isMeant) : table.uniques
  if (arbiters.length === 0) throw new Error(`${table.name}: no unique index for ON CONFLICT`)
  if (clause.action !== 'ONCONFLICT_UPDATE') return { arbiters, change: null }
  scope.add('excluded', table.names)
  const set = assignments({ compiler, writer, table, withs: scope.withs }, scope, clause.targetList)
  const wanted = clause.whereClause && compiler.expression(scope, clause.whereClause)
  const change = (run: Run, row: Row, excluded: Values): Values | null => {
    row.lock(run.tx, strengthOf(table, set), false)
    const env = scope.newEnv(run, null)
    env.at[0] = row.newest().values
    env.at[1] = excluded
    if (wanted && wanted(env) !== true) return null
    return writer.update(run, table, row, changed(env, set))
  }
  return { arbiters, change }
}

const strengthOf = (table: Table, set: readonly { name: string }[]) =>
  set.some(({ name }) => table.keys.has(name)) ? UPDATE : NO_KEY_UPDATE

function changed(env: Env, set: readonly { name: string; of: Eval }[]): Values {
  const values: Values = { ...env.at[0] }
  for (const { name, of } of set) values[name] = of(env)
  return values
}

/** Does something to the rows of the target that a statement is about, each once, as they are now. */
function targets(
  parts: Parts,
  scope: Scope,
  around: { from: readonly Node[]; alias: string; where: Node | undefined },
): (run: Run, outer: Env | null, strength: number, does: (row: Row, env: Env) => void) => void {
  const { compiler, table } = parts
  const target = { name: around.alias, table: table.name }
  const { from, again } = compileFrom(compiler, scope, { items: around.from, target, where: around.where })
  return (run, outer, strength, does) => {
    const env = scope.newEnv(run, outer)
    const found: Env[] = []
    from(env, () => {
      found.push(kept(env))
      return true
    })
    const done = new Set<Row>()
    for (const one of found) {
      const row = one.rows[0]
      if (!row || done.has(row)) continue
      row.lock(run.tx, strength, false)
      const { made, madeBy } = row.newest()
      // Written by this statement already, in another of its parts.
      if (made === run.tx && madeBy === run.command) continue
      if (!renew(row, 0, one, again)) continue
      done.add(row)
      does(row, one)
    }
  }
}

export function compileUpdate(parts: Parts, stmt: UpdateStmt): Writing {
  const { compiler, writer, table, withs } = parts
  const scope = new Scope(null, withs)
  const alias = stmt.relation?.alias?.aliasname ?? table.name
  const each = targets(parts, scope, { from: stmt.fromClause ?? [], alias, where: stmt.whereClause })
  const set = assignments(parts, scope, stmt.targetList)
  const outputs = compileOutputs(compiler, scope, stmt.returningClause?.exprs ?? [])
  const strength = strengthOf(table, set)
  return {
    columns: outputs.map(({ name }) => name),
    run(run, outer) {
      const written: Written = { rows: [], count: 0 }
      each(run, outer, strength, (row, env) => {
        env.at[0] = writer.update(run, table, row, changed(env, set))
        written.count += 1
        if (outputs.length > 0) written.rows.push(...project(outputs, env))
      })
      return written
    },
  }
}

export function compileDelete(parts: Parts, stmt: DeleteStmt): Writing {
  const { compiler, writer, table, withs } = parts
  const scope = new Scope(null, withs)
  const alias = stmt.relation?.alias?.aliasname ?? table.name
  const each = targets(parts, scope, { from: stmt.usingClause ?? [], alias, where: stmt.whereClause })
  const outputs = compileOutputs(compiler, scope, stmt.returningClause?.exprs ?? [])
  return {
    columns: outputs.map(({ name }) => name),
    run(run, outer) {
      const written: Written = { rows: [], count: 0 }
      each(run, outer, UPDATE, (row, env) => {
        writer.remove(run, table, row)
        written.count += 1
        if (outputs.length > 0) written.rows.push(...project(outputs, env))
      })
      return written
    },
  }
}
