import { sql } from 'kysely'
import type { Database } from './db.ts'

export interface Column {
  table: string
  name: string
  type: string
  notNull: boolean
  default: string | null
  comment: string | null
  /** The values a single-column CHECK allows, when it is a list of texts. */
  oneOf: string[] | null
}

/** Every column of the public schema, in the order of its table. */
export async function readColumns(db: Database): Promise<Column[]> {
  const columns = await sql<Omit<Column, 'oneOf'>>`
    SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
      a.attnotnull AS not_null, pg_get_expr(d.adbin, d.adrelid) AS "default", col_description(c.oid, a.attnum) AS comment
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    ORDER BY c.relname COLLATE "C", a.attnum
  `.execute(db)
  const checks = await sql<{ table: string; column: string; definition: string }>`
    SELECT c.relname AS "table", a.attname AS "column", pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid AND c.relnamespace = 'public'::regnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
    WHERE k.contype = 'c' AND cardinality(k.conkey) = 1
  `.execute(db)
  const lists = new Map(checks.rows.map((check) => [`${check.table}.${check.column}`, textList(check.definition)]))
  return columns.rows.map((column) => ({ ...column, oneOf: lists.get(`${column.table}.${column.name}`) ?? null }))
}

/** `CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text])))` → a, b. Null for any other check. */
function textList(definition: string): string[] | null {
  const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)\)\)$/.exec(definition)?.[1]
  return list ? [...list.matchAll(/'([^']*)'::text/g)].map((match) => match[1] ?? '') : null
}

/** The public schema as text in a stable order: reviewed by people, compared by `npm run schema -- --check`. */
export async function dumpSchema(db: Database): Promise<string> {
  const columns = await readColumns(db)
  const tables = await sql<{ name: string; comment: string | null }>`
    SELECT relname AS name, obj_description(oid, 'pg_class') AS comment FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname COLLATE "C"
  `.execute(db)
  const constraints = await sql<{ table: string; name: string; definition: string }>`
    SELECT c.relname AS "table", k.conname AS name, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'u', 'f', 'c', 'x')
    ORDER BY c.relname COLLATE "C", strpos('pufcx', k.contype::text), k.conname COLLATE "C"
  `.execute(db)
  const indexes = await sql<{ table: string; definition: string }>`
    SELECT c.relname AS "table", pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class n ON n.oid = i.indexrelid
    WHERE c.relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
    ORDER BY c.relname COLLATE "C", n.relname COLLATE "C"
  `.execute(db)
  const blocks = tables.rows.map((table) => {
    const own = columns.filter((column) => column.table === table.name)
    const lines = [
      ...own.map(
        (column) =>
          `${column.name} ${column.type}${column.notNull ? ' NOT NULL' : ''}${column.default === null ? '' : ` DEFAULT ${column.default}`}`,
      ),
      ...constraints.rows
        .filter((row) => row.table === table.name)
        .map((row) => `CONSTRAINT ${row.name} ${row.definition}`),
    ]
    return [
      `CREATE TABLE ${table.name} (\n  ${lines.join(',\n  ')}\n);`,
      ...indexes.rows.filter((row) => row.table === table.name).map((row) => `${row.definition};`),
      `COMMENT ON TABLE ${table.name} IS ${quote(table.comment)};`,
      ...own.map((column) => `COMMENT ON COLUMN ${table.name}.${column.name} IS ${quote(column.comment)};`),
    ].join('\n')
  })
  return `-- Written by \`npm run schema\` from server/migrations; not edited by hand.\n\n${blocks.join('\n\n')}\n`
}

function quote(text: string | null): string {
  return text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`
}

const plainTypes: { [type: string]: string } = {
  uuid: 'string',
  text: 'string',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  numeric: 'number',
  'double precision': 'number',
  real: 'number',
  boolean: 'boolean',
  date: 'string',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
  jsonb: 'Json',
}

/** Kysely's view of the public schema, camelCase. @throws Error on a column type the product does not use. */
export async function typesOfSchema(db: Database): Promise<string> {
  const columns = await readColumns(db)
  const tables = [...new Set(columns.map((column) => column.table))]
  const interfaces = tables.map((table) => {
    const fields = columns
      .filter((column) => column.table === table)
      .map((column) => `  ${camel(column.name)}: ${typeOf(column)}`)
    return `export interface ${pascal(table)}Table {\n${fields.join('\n')}\n}`
  })
  const all = tables.map((table) => `  ${camel(table)}: ${pascal(table)}Table`)
  return [
    '// Written by `npm run schema` from server/migrations; not edited by hand.',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    '/** Read as the value it holds; written as text, by JSON.stringify, since the driver would take an array for a SQL one. */',
    'export type Json = ColumnType<unknown, string, string>',
    '',
    interfaces.join('\n\n'),
    '',
    `export interface DB {\n${all.join('\n')}\n}`,
    '',
  ].join('\n')
}

function typeOf(column: Column): string {
  const list = column.type.endsWith('[]')
  const plain = plainTypes[list ? column.type.slice(0, -2) : column.type]
  if (!plain)
    throw new Error(`${column.table}.${column.name}: the type ${column.type} has no TypeScript counterpart here`)
  const one = column.oneOf ? column.oneOf.map((value) => `'${value}'`).join(' | ') : plain
  const value = list ? `${plain}[]` : one
  const orNull = column.notNull ? value : `${value} | null`
  if (column.default === null) return orNull
  return plain === 'Json' ? 'ColumnType<unknown, string | undefined, string>' : `Generated<${orNull}>`
}

const camel = (name: string) => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string) => camel(`_${name}`)
