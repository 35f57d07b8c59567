import { expect, test } from 'vitest'
import { barOf, daysOf } from './figures.ts'

test('a period is told from its Monday to its last Sunday, wherever it is read', () => {
  const { first, last } = daysOf({ from: '2026-10-26T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' })
  expect([first, last].map((day) => day.toDateString())).toEqual(['Mon Oct 26 2026', 'Sun Nov 22 2026'])
})

test('bars are drawn beside the longest', () => {
  expect([barOf(5, 20), barOf(20, 20)]).toEqual(['25%', '100%'])
})
