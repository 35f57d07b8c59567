import type { FuncCall, JoinExpr, Node, RangeFunction, RangeVar } from '@pgsql/types'
import type { Value, Values } from './rows.ts'
import { type Compiler, type Env, type Eval, nameOf, namesOf, type Scope } from './scope.ts'
import { casting, equal, lists } from './values.ts'

/** What stands behind FROM: sets the rows of an env, one after another, and calls back for each. False ends it. */
export type Source = (env: Env, found: () => boolean) => boolean

interface From {
  /** The rows that join and that WHERE lets through. */
  from: Source
  /** Whether they still do, when one that was waited for has changed. */
  again(env: Env): boolean
  tables: (string | null)[]
}

/** FROM with its WHERE, each condition of which is tried as soon as the relations it names are there. */
export function compileFrom(
  compiler: Compiler,
  scope: Scope,
  {
    items,
    target,
    where,
  }: { items: readonly Node[]; target: { name: string; table: string } | null; where: Node | undefined },
): From {
  const quals: Eval[] = []
  const conditions: Eval[] = []
  /** Conditions by the last relation they need. */
  const early: Eval[][] = []
  /** From this relation on an outer join may leave one out: conditions are tried when that is known. */
  let optional = Number.POSITIVE_INFINITY
  /** The table of each relation; null for what is none. */
  const tables: (string | null)[] = []

  const table = (name: string, alias: string): Source => {
    const index = scope.add(alias, compiler.columnsOf(name))
    tables[index] = name
    const tests: Eval[] = []
    early[index] = tests
    return (env, found) => {
      for (const row of env.run.heap(name).rows) {
        const version = row.visible(env.run)
        if (version === null) continue
        env.at[index] = version.values
        env.rows[index] = row
        if (!meets(tests, env)) continue
        if (!found()) return false
      }
      return true
    }
  }

  const rowsOf = (alias: string, columns: readonly string[], rows: (env: Env) => readonly Values[]): Source => {
    const index = scope.add(alias, columns)
    tables[index] = null
    const tests: Eval[] = []
    early[index] = tests
    return (env, found) => {
      for (const row of rows(env)) {
        env.at[index] = row
        if (!meets(tests, env)) continue
        if (!found()) return false
      }
      return true
    }
  }

  const rangeVar = (node: RangeVar): Source => {
    const name = node.relname ?? ''
    const alias = node.alias?.aliasname ?? name
    const shared = scope.withs.get(name)
    if (!shared) return table(name, alias)
    return rowsOf(alias, shared.columns, ({ run }) => {
      const known = run.withs.get(shared)
      if (known) return known
      const rows = shared.rows(run)
      run.withs.set(shared, rows)
      return rows
    })
  }

  const rangeFunction = (node: RangeFunction): Source => {
    const calls = (node.functions ?? []).flatMap((one) => {
      const first = 'List' in one ? one.List.items?.[0] : undefined
      return first && 'FuncCall' in first ? [first.FuncCall] : []
    })
    const alias = node.alias?.aliasname ?? nameOf(calls[0]?.funcname)
    const rowsOfList = (columns: readonly string[], rows: (env: Env) => readonly Values[]) =>
      rowsOf(alias, columns, ofParameters(calls) ? once(rows) : rows)
    const typed = (node.coldeflist ?? []).flatMap((one) => ('ColumnDef' in one ? [one.ColumnDef] : []))
    if (typed.length > 0) {
      const [from] = (calls[0]?.args ?? []).map((arg) => compiler.expression(scope, arg))
      const columns = typed.map(({ colname, typeName }) => ({
        name: colname ?? '',
        cast: casting(nameOf(typeName?.names), (typeName?.arrayBounds ?? []).length > 0),
      }))
      const names = columns.map(({ name }) => name)
      return rowsOfList(names, (env) =>
        ((from?.(env) ?? []) as Values[]).map((one) =>
          Object.fromEntries(columns.map(({ name, cast }) => [name, cast(one[name] ?? null)])),
        ),
      )
    }
    // unnest of several is one list each, side by side.
    const parts = calls.flatMap((one) => {
      const give = lists[nameOf(one.funcname)]
      if (!give) throw new Error(`the database in memory has no function ${nameOf(one.funcname)}`)
      return (one.args ?? []).map((arg) => {
        const of = compiler.expression(scope, arg)
        return (env: Env) => give([of(env)])
      })
    })
    const given = namesOf(node.alias?.colnames)
    const names = parts.map((_, i) => given[i] ?? (parts.length === 1 ? alias : `column${i + 1}`))
    const columns = node.ordinality ? [...names, given[parts.length] ?? 'ordinality'] : names
    return rowsOfList(columns, (env) => {
      const given = parts.map((part) => part(env))
      const most = Math.max(0, ...given.map((one) => one.length))
      return Array.from({ length: most }, (_, i) => {
        const row: { [name: string]: Value } = {}
        names.forEach((name, part) => {
          row[name] = given[part]?.[i] ?? null
        })
        if (node.ordinality) row[columns.at(-1) ?? ''] = i + 1
        return row
      })
    })
  }

  const join = (node: JoinExpr): Source => {
    const firstLeft = scope.relations.length
    const left = item(node.larg as Node)
    const firstRight = scope.relations.length
    const right = item(node.rarg as Node)
    const end = scope.relations.length
    const on = joinTest(compiler, scope, node, firstLeft, firstRight, end)
    if (node.jointype === 'JOIN_INNER') {
      if (on) quals.push(on)
      return (env, found) => left(env, () => right(env, () => (!on || on(env) === true ? found() : true)))
    }
    optional = Math.min(optional, node.jointype === 'JOIN_FULL' ? firstLeft : firstRight)
    const none = (env: Env, from: number, to: number) => {
      for (let i = from; i < to; i += 1) {
        env.at[i] = null
        env.rows[i] = null
      }
    }
    return (env, found) => {
      const met = new Set<Values | null>()
      const goOn = left(env, () => {
        let any = false
        const more = right(env, () => {
          if (on && on(env) !== true) return true
          any = true
          met.add(env.at[firstRight] ?? null)
          return found()
        })
        if (!more || any) return more
        none(env, firstRight, end)
        return found()
      })
      if (!goOn || node.jointype !== 'JOIN_FULL') return goOn
      return right(env, () => {
        if (met.has(env.at[firstRight] ?? null)) return true
        none(env, firstLeft, firstRight)
        return found()
      })
    }
  }

  const item = (node: Node): Source => {
    if ('RangeVar' in node) return rangeVar(node.RangeVar)
    if ('JoinExpr' in node) return join(node.JoinExpr)
    if ('RangeFunction' in node) return rangeFunction(node.RangeFunction)
    if ('RangeSubselect' in node && node.RangeSubselect.subquery && 'SelectStmt' in node.RangeSubselect.subquery) {
      const { alias, subquery } = node.RangeSubselect
      // Whoever may not look beside itself does not try to: the parser of the real one has seen to it.
      const query = compiler.select(subquery.SelectStmt, scope, scope.withs)
      const names = namesOf(alias?.colnames)
      const columns = query.columns.map((name, i) => names[i] ?? name)
      return rowsOf(alias?.aliasname ?? '', columns, (env) => {
        const rows = query.rows(env.run, env)
        if (names.length === 0) return rows
        return rows.map((row) =>
          Object.fromEntries(columns.map((name, i) => [name, row[query.columns[i] ?? ''] ?? null])),
        )
      })
    }
    throw new Error(`the database in memory does not read from ${Object.keys(node).join()}`)
  }

  const sources = [...(target ? [table(target.table, target.name)] : []), ...items.map(item)]
  const late: Eval[] = []
  for (const node of where ? conjuncts(where) : []) {
    scope.furthest = -1
    const condition = compiler.expression(scope, node)
    const waits = scope.furthest < 0 || scope.furthest >= optional
    ;(waits ? late : (early[scope.furthest] as Eval[])).push(condition)
    conditions.push(condition)
  }
  const from = sources.reduceRight<Source>(
    (rest, source) => (env, found) => source(env, () => rest(env, found)),
    (env, found) => (meets(late, env) ? found() : true),
  )
  return { from, again: (env) => meets(quals, env) && meets(conditions, env), tables }
}

/** Whether it is the same for every row. */
function ofParameters(calls: readonly FuncCall[]): boolean {
  return !/"(ColumnRef|SubLink)"/.test(JSON.stringify(calls))
}

/** The same rows, made once a run. */
function once(rows: (env: Env) => readonly Values[]): (env: Env) => readonly Values[] {
  return (env) => {
    const { withs } = env.run
    const known = withs.get(rows) ?? rows(env)
    withs.set(rows, known)
    return known
  }
}

/** The parts of a condition that must all hold. */
function conjuncts(node: Node): Node[] {
  if (!('BoolExpr' in node) || node.BoolExpr.boolop !== 'AND_EXPR') return [node]
  return (node.BoolExpr.args ?? []).flatMap(conjuncts)
}

function meets(conditions: readonly Eval[], env: Env): boolean {
  for (const condition of conditions) if (condition(env) !== true) return false
  return true
}

function joinTest(
  compiler: Compiler,
  scope: Scope,
  node: JoinExpr,
  firstLeft: number,
  firstRight: number,
  end: number,
): Eval | null {
  if (node.quals) return compiler.expression(scope, node.quals)
  const names = namesOf(node.usingClause)
  if (names.length === 0) return null
  const place = (column: string, from: number, to: number) => {
    for (let i = from; i < to; i += 1) if (scope.relations[i]?.columns.includes(column)) return i
    throw new Error(`USING ${column}: not there`)
  }
  const pairs = names.map((column) => {
    const [a, b] = [place(column, firstLeft, firstRight), place(column, firstRight, end)]
    scope.merged.set(column, (env) => env.at[a]?.[column] ?? env.at[b]?.[column] ?? null)
    return [column, a, b] as const
  })
  return (env) =>
    pairs.every(([column, a, b]) => equal(env.at[a]?.[column] ?? null, env.at[b]?.[column] ?? null) === true)
}
