import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tokensCss } from './tokens.build.ts'

test('tokens.css says what tokens.json says', () => {
  const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
  expect(read('./tokens.css')).toBe(tokensCss(JSON.parse(read('./tokens.json'))))
})
