import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lifecycle, next } from './lifecycle.ts'
import { before, isEarlier, type Live, nearestOf } from './rules.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 29, 9, minute))
const live = fc.record({
  askId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  seekerId: fc.constantFrom('p', 'q', 'r'),
  openedAt: fc.integer({ min: 0, max: 3 }).map(at),
  words: fc.subarray(['x', 'y', 'z']),
})
const share = (one: readonly string[]) => (other: readonly string[]) =>
  one.filter((word) => other.includes(word)).length / Math.max(1, one.length, other.length)

const nearestBefore = (mine: Live, others: readonly Live[]) => {
  const earlier = before(mine, others)
  return nearestOf(
    earlier,
    earlier.map(({ words }) => share(mine.words)(words)),
  )
}

test('[J2] one of two came first, never both; so nobody follows in a circle', () => {
  fc.assert(
    fc.property(fc.uniqueArray(live, { selector: ({ askId }) => askId }), (drawn) => {
      const all: Live[] = drawn
      const firstOf = new Map(all.map((one) => [one.askId, nearestBefore(one, all)?.askId]))
      for (const { askId } of all) {
        const passed = new Set<string>()
        for (let on: string | undefined = askId; on !== undefined; on = firstOf.get(on)) {
          expect(passed.has(on)).toBe(false)
          passed.add(on)
        }
      }
      for (const one of all)
        for (const other of all) {
          if (one.askId !== other.askId) expect(isEarlier(one, other)).toBe(!isEarlier(other, one))
        }
    }),
  )
})

test('[J1] near enough, earlier, of somebody else; the nearest, and of two as near the earlier', () => {
  const one = (askId: string, minute: number, words: string[], seekerId = askId): Live => ({
    ...{ askId, seekerId, openedAt: at(minute), words },
  })
  const mine = one('m', 30, ['x', 'y', 'z'])
  expect(nearestBefore(mine, [one('a', 1, ['x'])])).toBeNull()
  expect(nearestBefore(mine, [one('a', 31, ['x', 'y', 'z'])])).toBeNull()
  expect(nearestBefore(mine, [one('a', 1, ['x', 'y', 'z'], 'm')])).toBeNull()
  const others = [one('c', 2, ['x', 'y']), one('b', 3, ['x', 'y', 'z']), one('a', 1, ['x', 'y', 'z'])]
  expect(nearestBefore(mine, others)?.askId).toBe('a')
})

test('[J2] [J4] every cell of the table', () => {
  const cells = Object.entries(lifecycle).flatMap(([state, row]) =>
    Object.entries(row).map(([by, to]) => `${state} ${by} ${to}`),
  )
  expect(cells).toEqual([
    ...['offered join waits', 'offered refuse refused', 'offered first_over gone'],
    ...['waits first_met handed', 'waits first_over gone', 'waits go_on gone'],
    ...['handed line answered', 'handed first_searches waits', 'handed go_on gone', 'answered line answered'],
  ])
  expect(next('refused', 'join')).toBeNull()
  expect(next('answered', 'go_on')).toBeNull()
})
