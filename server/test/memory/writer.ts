import type { Reference, Table, Unique } from './catalog.ts'
import { KEY_SHARE, type Row, SqlError, UPDATE, type Values, type Version, Wait } from './rows.ts'
import type { Run } from './scope.ts'
import { same } from './values.ts'

/** What must hold of a row that is written: checks, keys and references. */
export class Writer {
  private readonly referrers = new Map<string, { table: Table; reference: Reference }[]>()

  constructor(tables: ReadonlyMap<string, Table>) {
    for (const table of tables.values()) {
      for (const reference of table.references) {
        this.referrers.set(reference.table, [...(this.referrers.get(reference.table) ?? []), { table, reference }])
      }
    }
  }

  insert(run: Run, table: Table, values: Values): void {
    this.check(table, values, null)
    this.mustBeUnique(run, table, values, null)
    run.heap(table.name).insert(run, values)
    for (const reference of table.references) run.atEnd.push(() => this.mustRefer(run, table, reference, values))
  }

  update(run: Run, table: Table, row: Row, values: Values): Values {
    const before = row.newest().values
    this.check(table, values, before)
    this.mustBeUnique(run, table, values, row)
    row.write(run, values)
    for (const reference of table.references) {
      if (reference.columns.every((name) => same(before[name] ?? null, values[name] ?? null))) continue
      run.atEnd.push(() => this.mustRefer(run, table, reference, values))
    }
    return values
  }

  remove(run: Run, table: Table, row: Row): void {
    const gone = row.newest().values
    row.write(run, null)
    for (const { table: child, reference } of this.referrers.get(table.name) ?? []) {
      run.atEnd.push(() => this.leftBehind(run, child, reference, gone))
    }
  }

  /** Somebody else's row that this one would double in one of these; null when none is. @throws Wait while it is not decided */
  taken(run: Run, table: Table, values: Values, uniques: readonly Unique[], self: Row | null): Row | null {
    for (const unique of uniques) {
      const key = unique.keyOf(values)
      if (key === null) continue
      const place = table.uniques.indexOf(unique)
      const isIt = (version: Version) => keyAt(place, unique, version) === key
      for (const row of run.heap(table.name).rows) {
        if (row === self) continue
        const newest = row.newest()
        const writer = row.writer(run.tx)
        if (writer === null) {
          if (newest.gone === null && isIt(newest)) return row
          continue
        }
        const stays = row.committed()
        if (isIt(newest) || (stays && isIt(stays))) throw new Wait(writer)
      }
    }
    return null
  }

  private mustBeUnique(run: Run, table: Table, values: Values, self: Row | null): void {
    const before = self?.newest()
    const uniques = before
      ? table.uniques.filter(
          (unique, place) =>
            !isLeft(unique.reads, before.values, values) && keyAt(place, unique, before) !== unique.keyOf(values),
        )
      : table.uniques
    if (this.taken(run, table, values, uniques, self) !== null) {
      throw new SqlError('23505', `${table.name}: a key is taken`)
    }
  }

  /** What was true `before` is, of what was left alone. */
  private check(table: Table, values: Values, before: Values | null): void {
    for (const name of table.required) {
      if (values[name] === null) throw new SqlError('23502', `${table.name}.${name} is null`)
    }
    for (const { name, reads, test } of table.checks) {
      if (before !== null && isLeft(reads, before, values)) continue
      if (test(values) === false) throw new SqlError('23514', `${table.name}: ${name}`)
    }
  }

  /** The row referred to is there, and stays until the end. */
  private mustRefer(run: Run, table: Table, reference: Reference, values: Values): void {
    const key = reference.columns.map((name) => values[name] ?? null)
    if (key.includes(null)) return
    for (const row of run.heap(reference.table).rows) {
      const newest = row.newest()
      if (newest.made !== run.tx && newest.made.seq === null && row.committed() === null) continue
      const there = newest.made === run.tx ? newest.values : row.committed()?.values
      if (!there || !reference.keys.every((name, i) => same(there[name] ?? null, key[i] ?? null))) continue
      if (newest.gone === run.tx) continue
      row.lock(run.tx, KEY_SHARE, false)
      return
    }
    throw new SqlError('23503', `${table.name}: nothing in ${reference.table} to refer to`)
  }

  private leftBehind(run: Run, child: Table, reference: Reference, gone: Values): void {
    for (const row of [...run.heap(child.name).rows]) {
      const { values, gone: already } = row.newest()
      if (
        already !== null ||
        !reference.columns.every((name, i) => same(values[name] ?? null, gone[reference.keys[i] ?? ''] ?? null))
      )
        continue
      row.lock(run.tx, UPDATE, false)
      if (reference.onDelete === 'c') this.remove(run, child, row)
      else if (reference.onDelete === 'n')
        this.update(run, child, row, {
          ...values,
          ...Object.fromEntries(reference.columns.map((name) => [name, null])),
        })
      else throw new SqlError('23503', `${child.name} still refers to it`)
    }
  }
}

function isLeft(columns: readonly string[], before: Values, now: Values): boolean {
  for (const name of columns) if (before[name] !== now[name]) return false
  return true
}

function keyAt(place: number, unique: Unique, version: Version): string | null {
  version.keys ??= []
  const known = version.keys[place]
  if (known !== undefined) return known
  const key = unique.keyOf(version.values)
  version.keys[place] = key
  return key
}
