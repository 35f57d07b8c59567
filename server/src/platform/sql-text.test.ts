import fc from 'fast-check'
import { Kysely, PostgresDialect, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely'
import { expect, it } from 'vitest'
import { isPlain, RememberingCompiler } from './sql-text.ts'

const db = new Kysely<unknown>({
  dialect: new PostgresDialect({ pool: async () => Promise.reject(new Error('none')) }),
})
const nodeOf = (statement: RawBuilder<unknown>) => statement.compile(db).query
const id = { queryId: 'any' }

/** Statements of a few templates put into one another, with values of every kind. */
const { statement } = fc.letrec<{ statement: RawBuilder<unknown>; hole: unknown }>((tie) => ({
  hole: fc.oneof({ maxDepth: 4 }, fc.integer(), fc.string(), fc.constant(null), tie('statement')),
  statement: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('now()', 'a = b', '').map((text) => sql.raw(text)),
    tie('hole').map((one) => sql`(${one})`),
    fc.tuple(tie('hole'), tie('hole')).map(([one, two]) => sql`SELECT ${one}, ${two}`),
    fc.tuple(tie('hole'), tie('hole')).map(([one, two]) => sql`${one} AND ${two} OR ${one}`),
    fc.array(tie('hole'), { maxLength: 3 }).map((many) => sql.join(many)),
    fc.constantFrom('person', 'ask').map((name) => sql`FROM ${sql.table(name)}`),
  ),
}))

it('writes what the compiler of Kysely writes, the first time and every time after', () => {
  const [plain, remembering] = [new PostgresQueryCompiler(), new RememberingCompiler()]
  fc.assert(
    fc.property(statement, (one) => {
      const node = nodeOf(one)
      const wanted = plain.compileQuery(node, id)
      for (let times = 0; times < 2; times += 1) {
        const { sql: text, parameters } = remembering.compileQuery(node, id)
        expect({ text, parameters }).toEqual({ text: wanted.sql, parameters: wanted.parameters })
      }
    }),
    { numRuns: 2_000 },
  )
})

it('gives a template the very same text whatever its values', () => {
  const compiler = new RememberingCompiler()
  const write = (value: number, other: unknown) => nodeOf(sql`SELECT ${value} FROM ${sql`ask`} WHERE ${other} IS NULL`)
  const [one, two] = [write(1, 'a'), write(2, null)].map((node) => compiler.compileQuery(node, id))
  expect(one?.sql).toBe('SELECT $1 FROM ask WHERE $2 IS NULL')
  expect(two).toMatchObject({ sql: one?.sql, parameters: [2, null] })
})

it('leaves names that a plug-in writes otherwise to the plug-in', () => {
  expect(isPlain(nodeOf(sql`SELECT ${1} ${sql`AND ${2}`}`))).toBe(true)
  expect(isPlain(nodeOf(sql`SELECT ${sql`${sql.ref('personId')}`}`))).toBe(false)
})
