import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
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
