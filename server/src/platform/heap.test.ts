import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { GROW, heapMayGrow } from './heap.ts'

test('a heap may grow where there are four gigabytes, and not where there are less', () => {
  expect([1, 3.9, 4, 64].map((gigabytes) => heapMayGrow(gigabytes * 1024 ** 3))).toEqual([false, false, true, true])
})

test('the V8 of this Node knows what it is told: of a word it does not know it would say nothing', () => {
  const told = (flag: string) => execFileSync(process.execPath, [flag, '--eval', ''], { stdio: 'pipe' })
  expect(() => told(GROW)).not.toThrow()
  expect(() => told(`${GROW.split('=')[0]}s=1`)).toThrow()
})
