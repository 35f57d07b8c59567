import { expect, test } from 'vitest'
import { Rows } from './rows.ts'

test('every row is zeros of its own, over many blocks, outside of what V8 counts against a heap', () => {
  const rows = new Rows(3)
  const all = Array.from({ length: 1500 }, () => rows.next())
  for (const [i, row] of all.entries()) {
    expect([...row]).toEqual([0, 0, 0])
    row.fill(i)
  }
  for (const [i, row] of all.entries()) expect([...row]).toEqual([i, i, i])
  expect(all.every(({ buffer }) => buffer instanceof SharedArrayBuffer)).toBe(true)
})
