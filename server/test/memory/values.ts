import { SqlError, type Value } from './rows.ts'

/** Values and what is done with them. A value's type is told by the value: dates are instants, arrays are arrays. */

export function compare(a: Value, b: Value): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
      const order = compare(a[i] as Value, b[i] as Value)
      if (order !== 0) return order
    }
    return a.length - b.length
  }
  const x = plain(a)
  const y = plain(b)
  return x === y ? 0 : x < y ? -1 : 1
}

function plain(value: Value): string | number {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'object' ? JSON.stringify(value) : value
}

/** Two values of one column, two unknown ones alike. */
export function same(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  return compare(a, b) === 0
}

/** Three-valued: null when either is null. */
export function equal(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null
  if (typeof a !== 'object' && typeof b !== 'object') return a === b
  return compare(...alike(a, b)) === 0
}

/** A text beside an instant is one. */
function alike(a: Value, b: Value): [Value, Value] {
  if (a instanceof Date && typeof b === 'string') return [a, new Date(b)]
  if (b instanceof Date && typeof a === 'string') return [new Date(a), b]
  return [a, b]
}

const order: { [operator: string]: (sign: number) => boolean } = {
  '<>': (sign) => sign !== 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
}

const onJson = new Set(['->', '->>'])

export type Binary = (a: Value, b: Value) => Value

export function operator(name: string): Binary {
  if (name === '=') return equal
  const test = order[name]
  if (test) {
    return (a, b) => {
      if (a === null || b === null) return null
      if (a instanceof Date && b instanceof Date) return test(a.getTime() - b.getTime())
      return typeof a === 'string' && typeof b === 'string'
        ? test(a === b ? 0 : a < b ? -1 : 1)
        : test(compare(...alike(a, b)))
    }
  }
  if (onJson.has(name)) {
    return (a, b) => {
      if (a === null || typeof a !== 'object' || b === null) return null
      const found = (a as { [key: string]: Value })[String(b)] ?? null
      return name === '->' || found === null || typeof found === 'string' ? found : jsonText(found)
    }
  }
  if (name === '||') {
    return (a, b) => {
      if (a === null || b === null) return null
      return Array.isArray(a) || Array.isArray(b) ? [a, b].flat() : `${text(a)}${text(b)}`
    }
  }
  const arithmetic = numeric[name]
  if (arithmetic) return (a, b) => (a === null || b === null ? null : arithmetic(a, b))
  throw new Error(`the database in memory has no operator ${name}`)
}

const numeric: { [operator: string]: (a: Value, b: Value) => Value } = {
  '+': (a, b) => (a instanceof Date ? new Date(a.getTime() + interval(b)) : Number(a) + Number(b)),
  '-': (a, b) => {
    if (!(a instanceof Date)) return Number(a) - Number(b)
    return b instanceof Date ? { interval: a.getTime() - b.getTime() } : new Date(a.getTime() - interval(b))
  },
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => Number(a) / Number(b),
}

function interval(value: Value): number {
  return (value as { interval: number }).interval
}

const units: { [unit: string]: number } = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 }

function parseInterval(value: string): Value {
  let ms = 0
  for (const [, amount, unit] of value.matchAll(/(-?[\d.]+)\s*(second|minute|hour|day)s?/g)) {
    ms += Number(amount) * (units[unit ?? ''] ?? Number.NaN)
  }
  return { interval: ms }
}

export function text(value: Value): string {
  if (value instanceof Date) return `${value.toISOString().slice(0, -1)}+00:00`
  return typeof value === 'object' ? jsonText(value) : String(value)
}

/** Keys of jsonb stand by their length, then by themselves (PostgreSQL, 8.14). */
function jsonText(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (value instanceof Date) return JSON.stringify(text(value))
  const keys = Object.keys(value).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  return `{${keys.map((key) => `${JSON.stringify(key)}: ${jsonText((value as { [key: string]: Value })[key] ?? null)}`).join(', ')}}`
}

/** As it stands within jsonb. */
export function toJson(value: Value): Value {
  if (value instanceof Date) return text(value)
  if (Array.isArray(value)) return value.map(toJson)
  return value
}

const integers = new Set(['int2', 'int4', 'int8', 'integer', 'smallint', 'bigint'])
const numbers = new Set(['float4', 'float8', 'numeric', 'real', 'double'])

type Caster = (value: Value) => Value

const toUuid: Caster = (value) => {
  if (typeof value !== 'string' || value.length !== 36) throw new SqlError('22P02', `not a uuid: ${String(value)}`)
  return value
}
const toInteger: Caster = (value) => (typeof value === 'boolean' ? Number(value) : Math.round(Number(value)))

const casters: { [type: string]: Caster } = {
  timestamptz: (value) => (value instanceof Date ? value : new Date(value as string)),
  jsonb: (value) => (typeof value === 'string' ? (JSON.parse(value) as Value) : toJson(value)),
  text,
  uuid: toUuid,
  bool: (value) => value === true || value === 'true',
  interval: (value) => (typeof value === 'string' ? parseInterval(value) : value),
  date: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
}
casters.json = casters.jsonb as Caster

function casterOf(type: string): Caster {
  if (integers.has(type)) return toInteger
  if (numbers.has(type)) return Number
  // Tables have columns that no schedule writes.
  const unknown: Caster = () => {
    throw new Error(`the database in memory has no type ${type}`)
  }
  return casters[type] ?? unknown
}

/** What makes of a value one of that type. `array`: of its elements. */
export function casting(type: string, array: boolean): Caster {
  const one = casterOf(type)
  if (array)
    return (value) => (value === null ? null : (value as readonly Value[]).map((of) => (of === null ? null : one(of))))
  return (value) => (value === null ? null : one(value))
}

type Scalar = (args: readonly Value[]) => Value

/** Functions of one row. */
export const scalars: { [name: string]: Scalar } = {
  length: ([value = null]) => (value === null ? null : [...String(value)].length),
  lower: ([value = null]) => (value === null ? null : String(value).toLowerCase()),
  cardinality: ([value = null]) => (value === null ? null : (value as readonly Value[]).length),
  octet_length: ([value = null]) => (value === null ? null : Buffer.byteLength(text(value))),
  btrim: ([value = null]) => (value === null ? null : String(value).trim()),
  jsonb_typeof: ([value = null]) => (Array.isArray(value) ? 'array' : typeof value),
  array_length: ([value = null]) =>
    value === null || (value as readonly Value[]).length === 0 ? null : (value as readonly Value[]).length,
  to_jsonb: ([value = null]) => toJson(value),
  /** Everything is kept the moment it is seen here. */
  set_config: ([, value = null]) => value,
  jsonb_build_array: (args) => args.map(toJson),
  jsonb_build_object(args) {
    const made: { [key: string]: Value } = {}
    for (let i = 0; i < args.length; i += 2) made[String(args[i])] = toJson(args[i + 1] ?? null)
    return made
  },
  extract([field = null, value = null]) {
    if (field !== 'epoch') throw new Error(`the database in memory does not extract ${String(field)}`)
    if (value === null) return null
    return (value instanceof Date ? value.getTime() : interval(value)) / 1000
  },
}

/** Folds of many rows; nulls are left out before, but for jsonb_agg and array_agg. */
export const aggregates: { [name: string]: (values: readonly Value[]) => Value } = {
  count: (values) => values.length,
  sum: (values) => (values.length === 0 ? null : values.reduce((sum: number, one) => sum + Number(one), 0)),
  avg: (values) =>
    values.length === 0 ? null : values.reduce((sum: number, one) => sum + Number(one), 0) / values.length,
  min: (values) => values.reduce((a: Value, b) => (a === null || compare(b, a) < 0 ? b : a), null),
  max: (values) => values.reduce((a: Value, b) => (a === null || compare(b, a) > 0 ? b : a), null),
  bool_or: (values) => (values.length === 0 ? null : values.includes(true)),
  bool_and: (values) => (values.length === 0 ? null : !values.includes(false)),
  jsonb_agg: (values) => (values.length === 0 ? null : values.map(toJson)),
  array_agg: (values) => (values.length === 0 ? null : [...values]),
}
export const keepsNulls = new Set(['jsonb_agg', 'array_agg'])

/** Functions that give rows, as lists. */
export const lists: { [name: string]: (args: readonly Value[]) => readonly Value[] } = {
  unnest: ([value = null]) => (value === null ? [] : (value as readonly Value[])),
  jsonb_array_elements: ([value = null]) => (value === null ? [] : (value as readonly Value[])),
  jsonb_array_elements_text: ([value = null]) => (value === null ? [] : (value as readonly Value[]).map(text)),
}
