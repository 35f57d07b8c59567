import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { listVerbs, protocolText } from './version.ts'

/**
 * The wire is a value. When this test fails, what crosses the wire has changed: if old tabs still understand it, add a
 * line to history.json with the new hash and what changed; if they do not, say so there too, and mind that tabs stay
 * open over a deployment.
 */
test('the protocol is the one of the last line of its history', () => {
  const history: { hash: string; change: string }[] = JSON.parse(
    readFileSync(new URL('history.json', import.meta.url), 'utf8'),
  )
  const hash = createHash('sha256').update(protocolText()).digest('hex').slice(0, 16)
  expect(history.at(-1)).toMatchObject({ hash })
})

test('every verb says who may call it, and where it is', () => {
  const verbs = listVerbs()
  expect(verbs.length).toBeGreaterThan(40)
  for (const { path, verb } of verbs) {
    const { meta, route } = verb['~orpc']
    expect(meta, path.join('.')).toMatchObject({ who: expect.any(String), subject: expect.any(String) })
    expect(route.path, path.join('.')).toMatch(/^\//)
  }
})

test('no two verbs share a method and a path', () => {
  const places = listVerbs().map(({ verb }) => `${verb['~orpc'].route.method} ${verb['~orpc'].route.path}`)
  expect(new Set(places).size).toBe(places.length)
})

const shaped = listVerbs().map(({ path, verb }) => {
  const { meta, route, inputSchema, outputSchema } = verb['~orpc']
  const asked = Object.keys(schemaOf(inputSchema, 'input').properties ?? {})
  const ids = asked.filter((field) => field === 'id' || field.endsWith('Id'))
  return {
    name: path.join('.'),
    meta,
    method: route.method,
    ids,
    makes: schemaOf(outputSchema, 'output').properties?.id,
  }
})

/** What a whole house knows: of everything else a verb that names it is about one's own, and the matrix of callers tries it. */
const EVERYBODYS = ['personId', 'forPersonId', 'skillId', 'teamId', 'inviteId']

test('a verb that names an ask, a tap, a session or what belongs to one says whose it must be', () => {
  const about = shaped.filter(({ ids }) => ids.some((id) => !EVERYBODYS.includes(id)))
  expect(about.length).toBeGreaterThan(30)
  expect(about.filter(({ meta }) => !meta.subject.startsWith('own_')).map(({ name }) => name)).toEqual([])
})

test('a POST that makes something takes a key, or is told the id of what it makes or makes it of', () => {
  const making = shaped.filter(({ method, makes }) => method === 'POST' && makes !== undefined)
  expect(making.length).toBeGreaterThan(4)
  const known = (ids: string[]) => ids.some((id) => id !== 'teamId')
  expect(making.filter(({ meta, ids }) => !meta.idempotent && !known(ids)).map(({ name }) => name)).toEqual([])
})

/**
 * Every list is paginated: an array of an answer's own fields is `rows` beside `next`, with `cursor` and `limit` to ask
 * for it, or its contract says how long it can get. Generated from the contract: a new list fails here until it is one.
 */
describe('lists', () => {
  const reading = listVerbs().filter(({ verb }) => verb['~orpc'].route.method === 'GET')
  const named = reading.map(({ path, verb }) => ({ name: path.join('.'), verb }))

  test.each(named)('$name has no list without an end', ({ verb }) => {
    const { inputSchema, outputSchema } = verb['~orpc']
    const output = schemaOf(outputSchema, 'output')
    for (const shape of [output, ...(output.anyOf ?? []), ...(output.oneOf ?? [])]) {
      for (const [field, of] of Object.entries(shape.properties ?? {})) {
        if (of.type !== 'array' || of.maxItems !== undefined) continue
        expect(field).toBe('rows')
        expect(shape.properties).toHaveProperty('next')
        expect(Object.keys(schemaOf(inputSchema, 'input').properties ?? {})).toEqual(
          expect.arrayContaining(['cursor', 'limit']),
        )
      }
    }
  })

  test('and the pages of all lists are asked for in one way', () => {
    const paged = named.filter(({ verb }) => schemaOf(verb['~orpc'].outputSchema, 'output').properties?.rows)
    expect(paged.map(({ name }) => name)).toEqual(expect.arrayContaining(['asks.list', 'me.mySkills', 'admin.members']))
    for (const { verb } of paged) {
      const { limit } = schemaOf(verb['~orpc'].inputSchema, 'input').properties ?? {}
      expect(limit).toMatchObject({ maximum: 100, default: 30 })
    }
  })
})

interface Shape {
  type?: string
  maxItems?: number
  properties?: { [name: string]: Shape }
  anyOf?: Shape[]
  oneOf?: Shape[]
}

function schemaOf(schema: unknown, io: 'input' | 'output'): Shape {
  return schema instanceof z.ZodType ? (z.toJSONSchema(schema, { unrepresentable: 'any', io }) as Shape) : {}
}
