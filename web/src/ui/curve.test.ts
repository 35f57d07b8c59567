import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisEnd, axisTicks, monotonePath, shareAt } from './curve.ts'

test('the share between two points lies between theirs, and never falls', () => {
  const growing = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 600 }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1 })
    .map((pairs) => {
      const seconds = [...new Set(pairs.map(([at]) => at))].sort((a, b) => a - b)
      const shares = pairs.map(([, share]) => share).sort((a, b) => a - b)
      return seconds.map((at, index) => ({ seconds: at, share: shares[index] ?? 0 }))
    })
  fc.assert(
    fc.property(growing, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 100 }), (points, at, more) => {
      const share = shareAt(points, at)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
      expect(shareAt(points, at + more)).toBeGreaterThanOrEqual(share - 1e-9)
    }),
  )
})

test('the drawn path never rises above its points (a share cannot fall)', () => {
  const path = monotonePath([
    [0, 100],
    [10, 90],
    [20, 90],
    [30, 10],
    [40, 0],
  ])
  const ys = [...path.matchAll(/[MC ](-?[\d.]+) (-?[\d.]+)/gu)].map((match) => Number(match[2]))
  expect(ys).toEqual([...ys].sort((a, b) => b - a))
})

test('the axis covers everything and has a word for its end', () => {
  expect(axisEnd([{ seconds: 200, share: 1 }], 41, 90)).toBe(240)
  expect(axisEnd([], 400, null)).toBe(480)
  expect(axisTicks(360, 6).at(-1)).toBe(360)
  expect(axisTicks(3600, 4)).toEqual([900, 1800, 2700, 3600])
})
