import { expect, test } from 'vitest'
import { strengthOf } from './strength.ts'

test('a tenth is chance, half as much again is clear, twice is a lot', () => {
  const by = (factor: number) => strengthOf(Math.log(factor))
  expect([1, 1.09, 1.11, 1.49, 1.51, 1.99, 2.01].map(by)).toEqual([
    ...['same', 'same', 'little', 'little', 'clearly', 'clearly', 'far'],
  ])
})
