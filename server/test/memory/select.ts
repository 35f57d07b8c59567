import type { LockingClause, Node, SelectStmt } from '@pgsql/types'
import { hasAggregate, sorter } from './expression.ts'
import { compileFrom } from './from.ts'
import { KEY_SHARE, NO_KEY_UPDATE, type Row, SHARE, UPDATE, type Value, type Values } from './rows.ts'
import {
  type Compiler,
  type Env,
  type Eval,
  kept,
  nameOf,
  type Query,
  type Relation,
  type Run,
  Scope,
  type With,
} from './scope.ts'
import { lists, same } from './values.ts'

/** SELECT: from, where, group, order, lock, limit. */

export interface Output {
  name: string
  of: Eval
  /** Gives rows instead of a value. */
  many: boolean
}

/** What a list of targets, or RETURNING, gives. */
export function compileOutputs(compiler: Compiler, scope: Scope, targets: readonly Node[]): Output[] {
  return targets.flatMap((target): Output[] => {
    if (!('ResTarget' in target) || !target.ResTarget.val) return []
    const { name, val } = target.ResTarget
    if ('ColumnRef' in val) {
      const fields = val.ColumnRef.fields ?? []
      if ('A_Star' in (fields.at(-1) as Node))
        return star(scope, fields.length > 1 ? nameOf([fields[0] as Node]) : null)
      return [{ name: name ?? nameOf(fields), of: compiler.expression(scope, val), many: false }]
    }
    if ('FuncCall' in val) {
      const called = nameOf(val.FuncCall.funcname)
      const give = lists[called]
      if (give) {
        const args = (val.FuncCall.args ?? []).map((arg) => compiler.expression(scope, arg))
        return [{ name: name ?? called, of: (env) => give(args.map((arg) => arg(env))), many: true }]
      }
    }
    return [{ name: name ?? ownName(val), of: compiler.expression(scope, val), many: false }]
  })
}

/** Columns are told apart by their places; who reads rows by name does not ask for two of one. */
function distinctNames(outputs: readonly Output[]): Output[] {
  const known = new Set<string>()
  return outputs.map((output, i) => {
    const name = known.has(output.name) ? `${output.name} ${i}` : output.name
    known.add(name)
    return { ...output, name }
  })
}

function star(scope: Scope, table: string | null): Output[] {
  return scope.relations.flatMap((relation: Relation, i) =>
    table !== null && relation.name !== table
      ? []
      : relation.columns.map((name) => ({ name, of: (env: Env) => env.at[i]?.[name] ?? null, many: false })),
  )
}

/** How a column without a name is called (PostgreSQL, 4.1 of SELECT). */
function ownName(node: Node): string {
  if ('FuncCall' in node) return nameOf(node.FuncCall.funcname)
  if ('TypeCast' in node && node.TypeCast.arg) {
    const inside = ownName(node.TypeCast.arg)
    return inside === '?column?' ? nameOf(node.TypeCast.typeName?.names) : inside
  }
  if ('ColumnRef' in node) return nameOf(node.ColumnRef.fields)
  if ('SubLink' in node) {
    if (node.SubLink.subLinkType === 'EXISTS_SUBLINK') return 'exists'
    if (node.SubLink.subLinkType === 'ARRAY_SUBLINK') return 'array'
    const select = node.SubLink.subselect
    const first = select && 'SelectStmt' in select ? select.SelectStmt.targetList?.[0] : undefined
    return first && 'ResTarget' in first
      ? (first.ResTarget.name ?? (first.ResTarget.val ? ownName(first.ResTarget.val) : '?column?'))
      : '?column?'
  }
  if ('CoalesceExpr' in node) return 'coalesce'
  if ('CaseExpr' in node) return 'case'
  if ('MinMaxExpr' in node) return node.MinMaxExpr.op === 'IS_GREATEST' ? 'greatest' : 'least'
  return '?column?'
}

export function project(outputs: readonly Output[], env: Env): Values[] {
  if (!outputs.some((output) => output.many)) return [projectOne(outputs, env)]
  const found = outputs.map(({ of }) => of(env))
  const most = Math.max(...outputs.map(({ many }, i) => (many ? (found[i] as readonly Value[]).length : 0)))
  return Array.from({ length: most }, (_, n) =>
    Object.fromEntries(
      outputs.map(({ name, many }, i) => [
        name,
        many ? ((found[i] as readonly Value[])[n] ?? null) : (found[i] ?? null),
      ]),
    ),
  )
}

function projectOne(outputs: readonly Output[], env: Env): Values {
  const row: Values = {}
  for (const { name, of } of outputs) row[name] = of(env)
  return row
}

const strengths: { [clause: string]: number } = {
  LCS_FORKEYSHARE: KEY_SHARE,
  LCS_FORSHARE: SHARE,
  LCS_FORNOKEYUPDATE: NO_KEY_UPDATE,
  LCS_FORUPDATE: UPDATE,
}

export function compileSelect(
  compiler: Compiler,
  stmt: SelectStmt,
  outer: Scope | null,
  withs: ReadonlyMap<string, With>,
): Query {
  if (stmt.op === 'SETOP_UNION' && stmt.larg && stmt.rarg) return union(compiler, stmt, outer, withs)
  if (stmt.valuesLists) return valuesOf(compiler, stmt, outer, withs)
  const scope = new Scope(outer, withs)
  const around = { items: stmt.fromClause ?? [], target: null, where: stmt.whereClause }
  const { from, again, tables } = compileFrom(compiler, scope, around)
  const outputs = distinctNames(compileOutputs(compiler, scope, stmt.targetList ?? []))
  const columns = outputs.map(({ name }) => name)
  const order = (stmt.sortClause ?? []).flatMap((one) => ('SortBy' in one ? [one.SortBy] : []))
  const sort = sorter(order, (node) => orderKey(compiler, scope, outputs, node))
  const distinctOn = (stmt.distinctClause ?? []).flatMap((one) =>
    Object.keys(one).length > 0 ? [compiler.expression(scope, one)] : [],
  )
  const limit = stmt.limitCount && compiler.expression(scope, stmt.limitCount)
  const offset = stmt.limitOffset && compiler.expression(scope, stmt.limitOffset)
  const grouped = stmt.groupClause !== undefined || hasAggregate(stmt.targetList) || hasAggregate(stmt.havingClause)
  const keys = (stmt.groupClause ?? []).map((one) => orderKey(compiler, scope, outputs, one))
  const having = stmt.havingClause && compiler.expression(scope, stmt.havingClause)
  const locks = (stmt.lockingClause ?? []).flatMap((one) =>
    'LockingClause' in one ? lockOf(one.LockingClause, scope, tables) : [],
  )
  const many = outputs.some((output) => output.many)
  /** Rows can be given as they are found. */
  const plain = !many && !sort && !grouped && !offset && stmt.distinctClause === undefined && locks.length === 0

  return {
    columns,
    rows(run: Run, around: Env | null, most = Number.POSITIVE_INFINITY) {
      const env = scope.newEnv(run, around)
      const wanted = limit ? Math.min(most, Number(limit(env) ?? Number.POSITIVE_INFINITY)) : most
      const result: Values[] = []
      if (plain) {
        if (wanted > 0)
          from(env, () => {
            result.push(projectOne(outputs, env))
            return result.length < wanted
          })
        return result
      }
      const skipped = offset ? Number(offset(env) ?? 0) : 0
      const early =
        !sort && !grouped && stmt.distinctClause === undefined && locks.length === 0
          ? wanted + skipped
          : Number.POSITIVE_INFINITY
      let found: Env[] = []
      from(env, () => {
        found.push(kept(env))
        return found.length < early
      })
      if (grouped) {
        found = groups(found, keys, scope, run, around)
        if (having) found = found.filter((one) => having(one) === true)
      }
      if (sort) found.sort(sort)
      if (distinctOn.length > 0) found = firstOf(found, (one) => distinctOn.map((key) => key(one)))
      let passed = 0
      for (const one of found) {
        if (result.length >= wanted) break
        if (!locks.every((lock) => hold(lock, one, run, again))) continue
        passed += 1
        if (passed <= skipped) continue
        if (many) result.push(...project(outputs, one))
        else result.push(projectOne(outputs, one))
      }
      const given =
        stmt.distinctClause && distinctOn.length === 0
          ? firstOf(result, (row) => columns.map((name) => row[name] ?? null))
          : result
      return given.length > wanted ? given.slice(0, wanted) : given
    },
  }
}

function orderKey(compiler: Compiler, scope: Scope, outputs: readonly Output[], node: Node): Eval {
  if ('A_Const' in node && node.A_Const.ival) return (outputs[(node.A_Const.ival.ival ?? 1) - 1] as Output).of
  if ('ColumnRef' in node && node.ColumnRef.fields?.length === 1) {
    const named = outputs.find(({ name }) => name === nameOf(node.ColumnRef.fields))
    if (named) return named.of
  }
  return compiler.expression(scope, node)
}

interface Lock {
  index: number
  strength: number
  skip: boolean
}

function lockOf(clause: LockingClause, scope: Scope, tables: readonly (string | null)[]): Lock[] {
  const named = (clause.lockedRels ?? []).map((one) => ('RangeVar' in one ? (one.RangeVar.relname ?? '') : ''))
  return scope.relations.flatMap(({ name }, index) => {
    if (tables[index] === null || (named.length > 0 && !named.includes(name))) return []
    return [{ index, strength: strengths[clause.strength ?? ''] ?? UPDATE, skip: clause.waitPolicy === 'LockWaitSkip' }]
  })
}

/** Takes a row, in its newest form if it still fits (EvalPlanQual). False: it does not, or is somebody else's. */
function hold({ index, strength, skip }: Lock, env: Env, run: Run, again: (env: Env) => boolean): boolean {
  const row = env.rows[index]
  if (!row) return true
  if (!row.lock(run.tx, strength, skip)) return false
  return renew(row, index, env, again)
}

export function renew(row: Row, index: number, env: Env, again: (env: Env) => boolean): boolean {
  const newest = row.newest()
  if (newest.gone !== null) return false
  if (newest.values === env.at[index]) return true
  env.at[index] = newest.values
  return again(env)
}

function groups(found: readonly Env[], keys: readonly Eval[], scope: Scope, run: Run, around: Env | null): Env[] {
  if (keys.length === 0) return [{ ...(found[0] ?? scope.newEnv(run, around)), group: found }]
  const byKey: { key: Value[]; members: Env[] }[] = []
  for (const one of found) {
    const key = keys.map((of) => of(one))
    const known = byKey.find((group) => alike(group.key, key))
    if (known) known.members.push(one)
    else byKey.push({ key, members: [one] })
  }
  return byKey.map(({ members }) => ({ ...(members[0] as Env), group: members }))
}

const alike = (a: readonly Value[], b: readonly Value[]) => a.every((value, i) => same(value, b[i] ?? null))

function firstOf<T>(found: readonly T[], key: (one: T) => readonly Value[]): T[] {
  const known: (readonly Value[])[] = []
  return found.filter((one) => {
    const mine = key(one)
    if (known.some((other) => alike(mine, other))) return false
    known.push(mine)
    return true
  })
}

function union(compiler: Compiler, stmt: SelectStmt, outer: Scope | null, withs: ReadonlyMap<string, With>): Query {
  const left = compiler.select(stmt.larg as SelectStmt, outer, withs)
  const right = compiler.select(stmt.rarg as SelectStmt, outer, withs)
  const { columns } = left
  return {
    columns,
    rows(run, around) {
      const others = right
        .rows(run, around)
        .map((row) => Object.fromEntries(columns.map((name, i) => [name, row[right.columns[i] ?? ''] ?? null])))
      const all = [...left.rows(run, around), ...others]
      return stmt.all ? all : firstOf(all, (row) => columns.map((name) => row[name] ?? null))
    },
  }
}

function valuesOf(compiler: Compiler, stmt: SelectStmt, outer: Scope | null, withs: ReadonlyMap<string, With>): Query {
  const scope = new Scope(outer, withs)
  const lines = (stmt.valuesLists ?? []).map((line) =>
    'List' in line
      ? (line.List.items ?? []).map((one) => ('SetToDefault' in one ? null : compiler.expression(scope, one)))
      : [],
  )
  const columns = (lines[0] ?? []).map((_, i) => `column${i + 1}`)
  return {
    columns,
    rows: (run, around) => {
      const env = scope.newEnv(run, around)
      return lines.map((line) => {
        const row: Values = {}
        line.forEach((of, i) => {
          if (of) row[columns[i] ?? ''] = of(env)
        })
        return row
      })
    },
  }
}
