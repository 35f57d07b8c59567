import { expect, test } from 'vitest'
import { type Arrival, carriedBy } from './train.ts'

/** Trains of ten packets of 1,200 bytes over a link of so many kbit/s, a second apart; each late by some more. */
function trains(kbps: number, count: number, late: (n: number) => number = () => 0): Arrival[] {
  let last = 0
  return Array.from({ length: count * 10 }, (_, n) => {
    const train = Math.floor(n / 10)
    last = Math.max(last, train * 1000 + ((n % 10) + 1) * ((1200 * 8) / kbps) + late(n))
    return { train, place: n % 10, at: last, bytes: 1200 }
  })
}

test.each([150, 500, 1500, 8000])('a link of %s kbit/s is told as what it is', (kbps) => {
  expect(Math.abs((carriedBy(trains(kbps, 6), 160) ?? 0) / kbps - 1)).toBeLessThan(0.01)
})

test('delays that vary pull trains apart: it is told too low, by half at most, and hardly ever too high', () => {
  let seed = 20261130
  const chance = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
  // About normal, with a standard deviation of 15 ms.
  const late = () => 15 * (chance() + chance() + chance() + chance() - 2) * Math.sqrt(3)
  const told = Array.from({ length: 200 }, () => carriedBy(trains(1500, 6, late), 160) ?? 0).toSorted((a, b) => a - b)
  expect(told[0]).toBeGreaterThan(750)
  expect(told[190]).toBeLessThan(1600)
})

test('a page that took two trains late and all at once is not taken for a fast link', () => {
  const held = trains(500, 6).map((one) => (one.train === 1 || one.train === 4 ? { ...one, at: 4900 } : one))
  expect(carriedBy(held, 160)).toBe(500)
})

test('packets lost on the way took their time; those lost at its beginning or end are not counted', () => {
  const some = trains(500, 6).filter(({ place }) => place !== 3 && place !== 7)
  expect(carriedBy(some, 160)).toBe(500)
  expect(
    carriedBy(
      trains(150, 6).filter(({ place }) => place > 0 && place < 6),
      160,
    ),
  ).toBe(150)
})

test('of too few nothing is told', () => {
  expect(
    carriedBy(
      trains(1500, 6).filter((_, n) => n % 10 < 3),
      160,
    ),
  ).toBeNull()
  expect(carriedBy([], null)).toBeNull()
})

test('what all comes at once is fast, and not infinitely so', () => {
  expect(
    carriedBy(
      trains(1500, 6).map((one) => ({ ...one, at: 5 })),
      null,
    ),
  ).toBe(86_400)
})

test('packets held back until others were acknowledged say nothing of the link', () => {
  const roundTrip = 320
  // A window of one, then two, three and four packets, as after a loss; and the first train, which left whole.
  const window = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3]
  const stalled = trains(1500, 6).map((one, n) =>
    one.train === 0 ? one : { ...one, at: one.train * 3000 + (window[n % 10] ?? 0) * roundTrip + (n % 10) * 6.4 },
  )
  expect(Math.abs((carriedBy(stalled, roundTrip) ?? 0) / 1500 - 1)).toBeLessThan(0.01)
  expect(carriedBy(stalled, null)).toBeLessThan(150)
})

test('of fewer than three trains the slowest is believed', () => {
  const [quick, slow] = [trains(1500, 1), trains(500, 2).filter(({ train }) => train === 1)]
  expect(carriedBy([...quick, ...slow], 160)).toBe(500)
})
