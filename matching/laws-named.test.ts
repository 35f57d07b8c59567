import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const here = import.meta.dirname
const numbersIn = (text: string) => new Set(text.match(/(?<=\[)[A-Z]\d+(?=\])/g))

test('every law has a test that quotes its number, and every number a test quotes is a law', () => {
  const laws = numbersIn(readFileSync(join(here, 'LAWS.md'), 'utf8'))
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.test.ts') && !file.includes('node_modules'),
  )
  const titles = files.flatMap((file) => readFileSync(join(here, file), 'utf8').match(/'(\[[A-Z]\d+\] ?)+/g) ?? [])
  const quoted = numbersIn(titles.join(' '))
  expect(laws.size).toBeGreaterThan(50)
  expect([...laws].filter((law) => !quoted.has(law))).toEqual([])
  expect([...quoted].filter((law) => !laws.has(law))).toEqual([])
})
