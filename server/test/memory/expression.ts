import type { A_Const, A_Expr, FuncCall, Node, SubLink, TypeName } from '@pgsql/types'
import type { Value } from './rows.ts'
import { type Compiler, type Env, type Eval, nameOf, type Scope } from './scope.ts'
import { aggregates, casting, compare, equal, keepsNulls, operator, scalars } from './values.ts'

/** Expressions as PostgreSQL's own parser gives them, made into functions of a row. */

export function compileExpression(compiler: Compiler, scope: Scope, node: Node): Eval {
  const of = (one: Node | undefined): Eval => {
    if (one === undefined) return () => null
    return compileExpression(compiler, scope, one)
  }
  if ('ColumnRef' in node) {
    const parts = (node.ColumnRef.fields ?? []).map((field) => nameOf([field]))
    const found = scope.find(parts.length > 1 ? (parts.at(-2) ?? null) : null, parts.at(-1) ?? '')
    if (!found) throw new Error(`no column ${parts.join('.')}`)
    return found
  }
  if ('ParamRef' in node) {
    const index = (node.ParamRef.number ?? 1) - 1
    return ({ run }) => run.params[index] ?? null
  }
  if ('A_Const' in node) {
    const value = constant(node.A_Const)
    return () => value
  }
  if ('TypeCast' in node) return typeCast(of(node.TypeCast.arg), node.TypeCast.typeName)
  if ('A_Expr' in node) return operation(node.A_Expr, of)
  if ('BoolExpr' in node) {
    const args = (node.BoolExpr.args ?? []).map(of)
    if (node.BoolExpr.boolop === 'NOT_EXPR') return not(args[0] as Eval)
    return decidedBy(args, node.BoolExpr.boolop === 'OR_EXPR')
  }
  if ('NullTest' in node) {
    const arg = of(node.NullTest.arg)
    return node.NullTest.nulltesttype === 'IS_NULL' ? (env) => arg(env) === null : (env) => arg(env) !== null
  }
  if ('CoalesceExpr' in node) {
    const args = node.CoalesceExpr.args ?? []
    // A word beside jsonb is jsonb (PostgreSQL, 10.5).
    const json = args.some(isJson)
    return firstKnown(args.map((arg) => (json && 'A_Const' in arg ? typed(of(arg), 'jsonb') : of(arg))))
  }
  if ('MinMaxExpr' in node) {
    const args = (node.MinMaxExpr.args ?? []).map(of)
    const fold = aggregates[node.MinMaxExpr.op === 'IS_GREATEST' ? 'max' : 'min'] as (values: readonly Value[]) => Value
    return (env) => fold(args.map((arg) => arg(env)).filter((value) => value !== null))
  }
  if ('CaseExpr' in node) {
    const { arg, args, defresult } = node.CaseExpr
    const subject = arg && of(arg)
    const ways = (args ?? []).flatMap((way) =>
      'CaseWhen' in way ? [[of(way.CaseWhen.expr), of(way.CaseWhen.result)] as const] : [],
    )
    const otherwise = of(defresult)
    return (env) => {
      for (const [test, result] of ways) {
        const met = subject ? equal(subject(env), test(env)) : test(env)
        if (met === true) return result(env)
      }
      return otherwise(env)
    }
  }
  if ('RowExpr' in node) return list((node.RowExpr.args ?? []).map(of))
  if ('A_ArrayExpr' in node) return list((node.A_ArrayExpr.elements ?? []).map(of))
  if ('SubLink' in node) return subLink(compiler, scope, node.SubLink, of)
  if ('FuncCall' in node) return call(node.FuncCall, of)
  if ('List' in node) return list((node.List.items ?? []).map(of))
  throw new Error(`the database in memory does not know ${Object.keys(node).join()}`)
}

function typed(of: Eval, type: string): Eval {
  const cast = casting(type, false)
  return (env) => cast(of(env))
}

function isJson(node: Node): boolean {
  if ('FuncCall' in node) return /^(jsonb_(agg|build)|to_jsonb)/.test(nameOf(node.FuncCall.funcname))
  if ('TypeCast' in node) return nameOf(node.TypeCast.typeName?.names) === 'jsonb'
  if (!('SubLink' in node) || node.SubLink.subLinkType !== 'EXPR_SUBLINK') return false
  const select = node.SubLink.subselect
  const target = select && 'SelectStmt' in select ? select.SelectStmt.targetList?.[0] : undefined
  return (
    target !== undefined && 'ResTarget' in target && target.ResTarget.val !== undefined && isJson(target.ResTarget.val)
  )
}

function constant(node: A_Const): Value {
  if (node.isnull) return null
  if (node.sval) return node.sval.sval ?? ''
  if (node.ival) return node.ival.ival ?? 0
  if (node.fval) return Number(node.fval.fval)
  return node.boolval?.boolval ?? false
}

function typeCast(arg: Eval, type: TypeName | undefined): Eval {
  const name = nameOf(type?.names)
  const array = (type?.arrayBounds ?? []).length > 0
  const cast = casting(name, array)
  if (!array) return (env) => cast(arg(env))
  return (env) => {
    const value = arg(env)
    return cast(value === '{}' ? [] : value)
  }
}

const list =
  (args: readonly Eval[]): Eval =>
  (env) =>
    args.map((arg) => arg(env))

/** One false decides an AND, one true an OR; null when none does and one is unknown. */
function decidedBy(args: readonly Eval[], decisive: boolean): Eval {
  return (env) => {
    let known = true
    for (const arg of args) {
      const value = arg(env)
      if (value === decisive) return decisive
      if (value === null) known = false
    }
    return known ? !decisive : null
  }
}

function not(arg: Eval): Eval {
  return (env) => {
    const value = arg(env)
    return value === null ? null : !value
  }
}

function firstKnown(args: readonly Eval[]): Eval {
  return (env) => {
    for (const arg of args) {
      const value = arg(env)
      if (value !== null) return value
    }
    return null
  }
}

/** Whether one of these is it: null when none is and one is unknown. */
function isAmong(value: Value, among: readonly Value[], test: (a: Value, b: Value) => Value): boolean | null {
  let known = true
  for (const one of among) {
    const met = test(value, one)
    if (met === true) return true
    if (met === null) known = false
  }
  return known ? false : null
}

function operation(node: A_Expr, of: (one: Node | undefined) => Eval): Eval {
  const name = nameOf(node.name)
  const right = of(node.rexpr)
  if (node.kind === 'AEXPR_BETWEEN') {
    const left = of(node.lexpr)
    return (env) => {
      const value = left(env)
      const [from = null, to = null] = right(env) as readonly Value[]
      return value === null || from === null || to === null
        ? null
        : compare(value, from) >= 0 && compare(value, to) <= 0
    }
  }
  if (name === '~~') {
    return matching(
      of(node.lexpr),
      right,
      (text) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*')}$`, 's'),
    )
  }
  if (name === '~') return matching(of(node.lexpr), right, (text) => new RegExp(text))
  if (node.lexpr === undefined && name === '-') return (env) => -Number(right(env))
  const left = of(node.lexpr)
  const test = operator(name)
  if (node.kind === 'AEXPR_IN' || node.kind === 'AEXPR_OP_ANY') {
    const isIn = node.kind === 'AEXPR_IN'
    const met: Eval = (env) => {
      const among = right(env) as readonly Value[] | null
      return among === null ? null : isAmong(left(env), among, isIn ? equal : test)
    }
    return isIn && name === '<>' ? not(met) : met
  }
  if (node.kind === 'AEXPR_OP_ALL') {
    return (env) => {
      const met = isAmong(left(env), right(env) as readonly Value[], (a, b) => {
        const value = test(a, b)
        return value === null ? null : !value
      })
      return met === null ? null : !met
    }
  }
  if (node.kind === 'AEXPR_DISTINCT' || node.kind === 'AEXPR_NOT_DISTINCT') {
    const wanted = node.kind === 'AEXPR_DISTINCT'
    return (env) => {
      const [a, b] = [left(env), right(env)]
      const same = a === null || b === null ? a === b : equal(a, b) === true
      return same !== wanted
    }
  }
  if (node.kind === 'AEXPR_NULLIF') return (env) => (equal(left(env), right(env)) === true ? null : left(env))
  return (env) => test(left(env), right(env))
}

function matching(left: Eval, right: Eval, pattern: (text: string) => RegExp): Eval {
  return (env) => {
    const [value, text] = [left(env), right(env)]
    return value === null || text === null ? null : pattern(String(text)).test(String(value))
  }
}

function subLink(compiler: Compiler, scope: Scope, node: SubLink, of: (one: Node | undefined) => Eval): Eval {
  if (!node.subselect || !('SelectStmt' in node.subselect)) throw new Error('a query inside a query is a SELECT')
  const query = compiler.select(node.subselect.SelectStmt, scope, scope.withs)
  const column = query.columns[0] ?? ''
  if (node.subLinkType === 'EXISTS_SUBLINK') return (env) => query.rows(env.run, env, 1).length > 0
  if (node.subLinkType === 'ARRAY_SUBLINK') return (env) => query.rows(env.run, env).map((row) => row[column] ?? null)
  if (node.subLinkType === 'EXPR_SUBLINK') return (env) => query.rows(env.run, env, 2)[0]?.[column] ?? null
  const left = of(node.testexpr)
  return (env) => {
    const among = query.rows(env.run, env).map((row): Value => {
      return query.columns.length > 1 ? query.columns.map((name) => row[name] ?? null) : (row[column] ?? null)
    })
    return isAmong(left(env), among, equal)
  }
}

/** Whether an aggregate is in it, of this query itself. */
export function hasAggregate(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasAggregate)
  if (typeof node !== 'object' || node === null) return false
  if ('SubLink' in node) return false
  if ('FuncCall' in node && nameOf((node.FuncCall as FuncCall).funcname) in aggregates) return true
  return Object.values(node).some(hasAggregate)
}

function call(node: FuncCall, of: (one: Node | undefined) => Eval): Eval {
  const name = nameOf(node.funcname)
  const args = (node.args ?? []).map(of)
  const fold = aggregates[name]
  if (!fold) {
    const scalar = scalars[name]
    if (!scalar) throw new Error(`the database in memory has no function ${name}`)
    return (env) => scalar(args.map((arg) => arg(env)))
  }
  const wanted = node.agg_filter && of(node.agg_filter)
  const [arg] = args
  const sort = sorter(
    (node.agg_order ?? []).flatMap((one) => ('SortBy' in one ? [one.SortBy] : [])),
    (one) => of(one),
  )
  return (env) => {
    let members: readonly Env[] = env.group ?? []
    if (wanted) members = members.filter((one) => wanted(one) === true)
    if (sort) members = [...members].sort(sort)
    if (node.agg_star || !arg) return members.length
    let values = members.map(arg)
    if (!keepsNulls.has(name)) values = values.filter((value) => value !== null)
    if (node.agg_distinct)
      values = values.filter((value, i) => values.findIndex((other) => equal(value, other) === true) === i)
    return fold(values)
  }
}

/** The order of rows; null when none is asked for. Nulls come last going up, first going down. */
export function sorter(
  order: readonly { node?: Node; sortby_dir?: string; sortby_nulls?: string }[],
  of: (node: Node) => Eval,
): ((a: Env, b: Env) => number) | null {
  if (order.length === 0) return null
  const keys = order.map(({ node, sortby_dir, sortby_nulls }) => {
    const down = sortby_dir === 'SORTBY_DESC'
    const nullsFirst = sortby_nulls === 'SORTBY_NULLS_FIRST' || (down && sortby_nulls !== 'SORTBY_NULLS_LAST')
    return { of: of(node as Node), down, nullsFirst }
  })
  return (a, b) => {
    for (const key of keys) {
      const [x, y] = [key.of(a), key.of(b)]
      if (x === null && y === null) continue
      if (x === null || y === null) return (x === null) === key.nullsFirst ? -1 : 1
      const sign = compare(x, y)
      if (sign !== 0) return key.down ? -sign : sign
    }
    return 0
  }
}
