import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisEnd, axisTicks, clearOf, drawnPoints, monotonePath, shareAt, underCurve } from './curve.ts'

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
  expect(axisEnd([{ seconds: 200, share: 1 }], null, 41, 90)).toBe(240)
  expect(axisEnd([], null, 400, null)).toBe(480)
  expect(axisTicks(360, 6).at(-1)).toBe(360)
  expect(axisTicks(3600, 4)).toEqual([900, 1800, 2700, 3600])
})

test('one who waited an hour does not press all others into a corner', () => {
  expect(axisEnd([{ seconds: 3600, share: 1 }], 300, 20)).toBe(420)
})

test('the drawn line begins at nothing, ends at the edge, has few points, and never falls', () => {
  const waits = fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(waits, fc.integer({ min: 60, max: 1200 }), (given, end) => {
      const sorted = given.toSorted((a, b) => a - b)
      const points = sorted.map((seconds, index) => ({ seconds, share: (index + 1) / sorted.length }))
      const drawn = drawnPoints(points, end)
      expect(drawn[0]).toEqual({ seconds: 0, share: 0 })
      expect(drawn.at(-1)?.seconds).toBe(end)
      expect(drawn.length).toBeLessThanOrEqual(12)
      for (const [index, point] of drawn.entries()) {
        expect(point.share).toBeGreaterThanOrEqual((drawn[index - 1]?.share ?? 0) - 1e-9)
      }
    }),
  )
})

test('a label on the axis stands where the curve has risen above it, or nowhere', () => {
  const label = { from: 14, most: 90, height: 30 }
  expect(underCurve((x) => x, label)).toBe(30)
  expect(underCurve(() => 60, label)).toBe(14)
  expect(underCurve(() => 10, label)).toBeNull()
})

test('a word that would touch another stands below it', () => {
  const half = { x: 60, y: 80 }
  expect(clearOf({ x: 48, y: 90 }, half, 110)).toBe(98)
  expect(clearOf({ x: 70, y: 66 }, half, 110)).toBe(98)
  expect(clearOf({ x: 48, y: 110 }, half, 110)).toBe(110)
  expect(clearOf({ x: 180, y: 90 }, half, 110)).toBe(90)
  expect(clearOf({ x: 48, y: 90 }, null, 110)).toBe(90)
})
