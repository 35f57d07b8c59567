import { expect, test } from 'vitest'
import { TermTable } from './terms.ts'

test('a table answers as a Map would, through every growth', () => {
  const [table, plain] = [new TermTable(2), new Map<number, number>()]
  for (let i = 0; i < 5_000; i++) {
    const term = (i * i) % 1_777
    const at = table.place(term)
    table.set(1, at, table.get(1, at) + 1)
    plain.set(term, (plain.get(term) ?? 0) + 1)
  }
  for (let term = 0; term < 1_777; term++) {
    const at = table.find(term)
    expect(at < 0 ? 0 : table.get(1, at)).toBe(plain.get(term) ?? 0)
    if (at >= 0) expect(table.get(0, at)).toBe(0)
  }
})

test('[L4] a full table takes no new term, and goes on counting those it has', () => {
  const table = new TermTable(1)
  let held = 0
  for (let term = 0; term < 20_000; term++) if (table.place(term) >= 0) held += 1
  expect(held).toBe(16_384)
  expect(table.place(0)).toBe(table.find(0))
  expect(table.find(19_999)).toBe(-1)
})
