import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestFirst, descending } from './order.ts'

test('the largest first, equals in the order they stand, as sorting with a function has it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 400 }), (numbers) => {
      const values = Float64Array.from(numbers)
      const expected = numbers.map((_, i) => i).sort((x, y) => (numbers[y] as number) - (numbers[x] as number) || x - y)
      expect([...descending(values)]).toEqual(expected)
    }),
  )
})

test('the best so many, and of equals those who come first by something else', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 200 }), fc.nat(220), (numbers, count) => {
      const values = Float64Array.from(numbers)
      const all = numbers.map((_, i) => i).sort((x, y) => (numbers[y] as number) - (numbers[x] as number) || y - x)
      expect([...bestFirst(values, count, (x, y) => y - x)]).toEqual(all.slice(0, count))
    }),
  )
})
