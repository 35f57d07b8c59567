import type { Node, SelectStmt } from '@pgsql/types'
import type { Heap, Moment, Row, Value, Values } from './rows.ts'

/** Where names lead, and what a statement carries while it runs. */

/** One run of one statement. */
export interface Run extends Moment {
  params: readonly Value[]
  /** Of each WITH, and of each list that is made of parameters alone, once it ran. */
  withs: Map<object, readonly Values[]>
  /** Checked when the statement is done, as triggers are (PostgreSQL, 37.1). */
  atEnd: (() => void)[]
  heap(name: string): Heap
}

/** The rows a row of a query is made of, and those around it. */
export interface Env {
  readonly at: (Values | null)[]
  readonly rows: (Row | null)[]
  readonly outer: Env | null
  readonly run: Run
  /** What an aggregate folds. */
  group: readonly Env[] | null
}

export type Eval = (env: Env) => Value
export type Query = { columns: readonly string[]; rows(run: Run, outer: Env | null, most?: number): Values[] }

export interface With {
  columns: readonly string[]
  writes: boolean
  rows(run: Run): Values[]
}

export interface Relation {
  name: string
  columns: readonly string[]
}

export class Scope {
  readonly relations: Relation[] = []
  /** The last relation that a name was found in since this was set: what an expression has to wait for. */
  furthest = -1
  /** Columns that USING made one of two. */
  readonly merged = new Map<string, Eval>()
  /** A row of none of the relations. */
  private readonly none: null[] = []
  readonly outer: Scope | null
  readonly withs: ReadonlyMap<string, With>

  constructor(outer: Scope | null, withs: ReadonlyMap<string, With>) {
    this.outer = outer
    this.withs = withs
  }

  add(name: string, columns: readonly string[]): number {
    this.relations.push({ name, columns })
    return this.relations.length - 1
  }

  /** How to read a column; null when no scope knows it. */
  find(table: string | null, column: string): Eval | null {
    if (table === null) {
      const merged = this.merged.get(column)
      if (merged) {
        this.furthest = this.relations.length - 1
        return merged
      }
    }
    for (let i = 0; i < this.relations.length; i += 1) {
      const { name, columns } = this.relations[i] as Relation
      if ((table !== null && name !== table) || !columns.includes(column)) continue
      this.furthest = Math.max(this.furthest, i)
      return (env) => env.at[i]?.[column] ?? null
    }
    const above = this.outer?.find(table, column)
    if (!above) return null
    return (env) => (env.outer === null ? null : above(env.outer))
  }

  newEnv(run: Run, outer: Env | null): Env {
    while (this.none.length < this.relations.length) this.none.push(null)
    return { at: this.none.slice(), rows: this.none.slice(), outer, run, group: null }
  }
}

/** A row of a query that is kept while others are made. */
export function kept(env: Env): Env {
  const { at, rows, outer, run, group } = env
  return { at: at.slice(), rows: rows.slice(), outer, run, group }
}

/** What compiles a part that is a query of its own, or a part of one. */
export interface Compiler {
  expression(scope: Scope, node: Node): Eval
  select(stmt: SelectStmt, outer: Scope | null, withs: ReadonlyMap<string, With>): Query
  columnsOf(table: string): readonly string[]
}

/** The name in a list of names: the last part of a qualified one. */
export function nameOf(nodes: readonly Node[] | undefined): string {
  const last = nodes?.at(-1)
  return last && 'String' in last ? (last.String.sval ?? '') : ''
}

export function namesOf(nodes: readonly Node[] | undefined): string[] {
  return (nodes ?? []).map((node) => nameOf([node]))
}
