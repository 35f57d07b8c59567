import { chanceOf } from '@binome/matching/chance.fixture.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterWaiting, momentOf, type Observed, survival, worth } from './survival.ts'

const whole = (seconds: number, found = true): Observed => ({ seconds, found, weight: 1 })

const observed = fc.array(
  fc.record({
    seconds: fc.integer({ min: 0, max: 500 }),
    found: fc.boolean(),
    weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
)

const shareBy = (all: readonly Observed[], seconds: number) =>
  survival(all).findLast((step) => step.seconds <= seconds)?.share ?? 0

describe('[A21] Kaplan–Meier', () => {
  /** Freireich et al. 1963, 6-MP: weeks in remission of 21 children, + where the study ended first. */
  const remission = [
    ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((weeks) => whole(weeks)),
    ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((weeks) => whole(weeks, false)),
  ]

  test('gives the figures of the textbook', () => {
    const steps = survival(remission)
    expect(steps.map((step) => [step.seconds, Number((1 - step.share).toFixed(3))])).toEqual([
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ])
    expect(momentOf(steps, 0.5)).toMatchObject({ seconds: 23, from: 13, to: null })
    // R, survival 3.5: survfit(conf.type = "log-log"), at 10 weeks: .503 to .889.
    const at10 = steps.find((step) => step.seconds === 10)
    expect([1 - (at10?.high ?? 0), 1 - (at10?.low ?? 0)].map((share) => Number(share.toFixed(3)))).toEqual([
      0.503, 0.889,
    ])
  })

  test('without anybody who gave up it is the plain share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 40 }), (waits) => {
        for (const { seconds, share } of survival(waits.map((wait) => whole(wait)))) {
          expect(share).toBeCloseTo(waits.filter((wait) => wait <= seconds).length / waits.length, 9)
        }
      }),
    )
  })

  test('one more who gave up never makes anybody come sooner', () => {
    fc.assert(
      fc.property(observed, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 600 }), (all, gaveUp, by) => {
        expect(shareBy([...all, whole(gaveUp, false)], by)).toBeLessThanOrEqual(shareBy(all, by) + 1e-9)
      }),
    )
  })

  test('it grows, within its bounds, and does not mind the order or the size of the weights', () => {
    fc.assert(
      fc.property(observed, (all) => {
        const steps = survival(all)
        for (const [index, step] of steps.entries()) {
          expect(step.share).toBeGreaterThanOrEqual(steps[index - 1]?.share ?? 0)
          expect(step.share).toBeLessThanOrEqual(1)
          expect(step.low).toBeLessThanOrEqual(step.share + 1e-9)
          expect(step.high).toBeGreaterThanOrEqual(step.share - 1e-9)
        }
        const same = survival(all.toReversed().map((one) => ({ ...one, weight: one.weight / 2 })))
        expect(same.map((step) => step.share)).toEqual(steps.map((step) => expect.closeTo(step.share, 9)))
      }),
    )
  })
})

test.each([12, 25, 60])(
  'a moment lies within its bounds as often as is said, of %i asks that were all met',
  (count) => {
    const next = chanceOf(count)
    const wait = () => -100 * Math.log(1 - next())
    const draws = 400
    const held = { half: 0, nineOfTen: 0 }
    for (let draw = 0; draw < draws; draw += 1) {
      const steps = survival(Array.from({ length: count }, () => whole(wait())))
      const holds = (share: number) => {
        const moment = momentOf(steps, share)
        const truth = -100 * Math.log(1 - share)
        return moment !== null && moment.from <= truth && truth <= (moment.to ?? Infinity) ? 1 : 0
      }
      held.half += holds(0.5)
      held.nineOfTen += holds(0.9)
    }
    expect(held.half / draws).toBeGreaterThan(0.92)
    expect(held.nineOfTen / draws).toBeGreaterThan(0.92)
  },
)

test('[A22] what is left after waiting is the curve, given that it has waited: S(t) / S(w)', () => {
  fc.assert(
    fc.property(observed, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (all, waited, more) => {
      const stillWaiting = 1 - shareBy(all, waited)
      const left = afterWaiting(all, waited)
      if (stillWaiting < 1e-6 || left.length === 0) return
      expect(1 - shareBy(left, more)).toBeCloseTo((1 - shareBy(all, waited + more)) / stillWaiting, 6)
    }),
  )
})

test('what asks are worth together is at most what they weigh, and at most how many they are', () => {
  fc.assert(
    fc.property(observed, (all) => {
      const sum = all.reduce((total, one) => total + one.weight, 0)
      expect(worth(all)).toBeLessThanOrEqual(sum + 1e-9)
      expect(worth(all)).toBeLessThanOrEqual(all.length + 1e-9)
    }),
  )
  expect(worth(Array.from({ length: 9 }, () => whole(1)))).toBe(9)
})
