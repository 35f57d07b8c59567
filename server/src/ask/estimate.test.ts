import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ESTIMATE_MINIMUM, levelOf, type PastWait, WAITED, waitEstimate, weighed } from './estimate.ts'

const at = new Date('2026-11-27T10:20:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR

const ago = (ms: number) => new Date(at.getTime() - ms)
const wait = (seconds: number, options: Partial<PastWait> = {}): PastWait => ({
  ...{ openedAt: ago(7 * DAY), seconds, found: true, similar: false },
  ...options,
})
const many = (count: number, of: (index: number) => PastWait) => Array.from({ length: count }, (_, index) => of(index))

const pastWaits = fc.array(
  fc.record({
    openedAt: fc.integer({ min: 1, max: 180 * 24 }).map((hours) => ago(hours * HOUR)),
    seconds: fc.integer({ min: 0, max: 40_000 }),
    found: fc.boolean(),
    similar: fc.boolean(),
  }),
  { minLength: 0, maxLength: 120 },
)

describe('the wait curve', () => {
  test('half and nine of ten are read off the curve; [A21] who gave up late counts as still waiting', () => {
    const found = many(9, (index) => wait((index + 1) * 10, { similar: true }))
    const curve = waitEstimate([...found, ...many(3, () => wait(3600, { found: false, similar: true }))], at)
    expect(curve?.ahead[0]?.half?.seconds).toBe(60)
    expect(curve?.ahead[0]?.nineOfTen).toBeNull()
    expect(curve?.points.at(-1)).toEqual({ seconds: 90, share: expect.closeTo(0.75, 10) })
  })

  test('[A20] what is told of an ask that begins lies on its curve: both are one estimate, like words and other hours in it', () => {
    fc.assert(
      fc.property(pastWaits, (past) => {
        const estimate = waitEstimate(past, at)
        const begins = estimate?.ahead[0]
        for (const [share, moment] of [
          [0.5, begins?.half],
          [0.9, begins?.nineOfTen],
        ] as const) {
          const reached = estimate?.points.filter((point) => point.share >= share - 1e-9) ?? []
          if (!moment) expect(reached).toEqual([])
          else for (const { seconds } of reached) expect(seconds).toBeGreaterThanOrEqual(moment.seconds)
          const before = estimate?.points.filter((point) => point.seconds < (moment?.seconds ?? Infinity)) ?? []
          for (const point of before) expect(point.share).toBeLessThan(share)
        }
      }),
    )
  })

  test('it never falls, stays between 0 and 1, and has few points', () => {
    fc.assert(
      fc.property(pastWaits, (past) => {
        const points = waitEstimate(past, at)?.points ?? []
        expect(points.length).toBeLessThanOrEqual(100)
        for (const [index, point] of points.entries()) {
          const before = points[index - 1]
          expect(point.share).toBeGreaterThan(0)
          expect(point.share).toBeLessThanOrEqual(1)
          if (before) expect(point.seconds > before.seconds && point.share > before.share).toBe(true)
        }
      }),
    )
  })
})

describe('how near an hour is', () => {
  test.each([
    [7 * DAY, 'hour_of_week'],
    [21 * DAY + HOUR, 'hour_of_week'],
    [DAY - HOUR, 'hour'],
    [3 * DAY, 'hour'],
    [HOUR / 2, 'hour_of_week'],
    [5 * HOUR, 'other'],
    [7 * DAY + 2 * HOUR, 'other'],
  ] as const)('%i ms ago: %s', (ms, level) => {
    expect(levelOf(ago(ms), at)).toBe(level)
  })
})

describe('what each past ask tells', () => {
  const total = (all: readonly { weight: number }[]) => all.reduce((sum, one) => sum + one.weight, 0)

  test('with much of this hour, other hours hardly count; with nothing, they count as a handful', () => {
    const here = many(200, () => wait(60))
    const elsewhere = many(300, () => wait(900, { openedAt: ago(5 * HOUR) }))
    const both = weighed([...here, ...elsewhere], at)
    expect(total(both.filter((one) => one.level === 'other')) / total(both)).toBeLessThan(0.1)
    expect(total(weighed(elsewhere, at))).toBeCloseTo(12)
  })

  test('one of like words never tells less than another of the same hour', () => {
    fc.assert(
      fc.property(pastWaits, (past) => {
        const all = weighed(past, at)
        for (const like of all.filter((one) => one.similar)) {
          for (const other of all.filter((one) => !one.similar && one.level === like.level)) {
            expect(like.weight).toBeGreaterThanOrEqual(other.weight)
          }
        }
      }),
    )
  })
})

describe('[A20] what may be said', () => {
  test('nothing, of too few; and of many at another hour, not that it is of this one', () => {
    expect(
      waitEstimate(
        many(ESTIMATE_MINIMUM - 1, () => wait(60)),
        at,
      ),
    ).toBeNull()
    const night = waitEstimate(
      many(300, () => wait(60, { openedAt: ago(9 * HOUR) })),
      at,
    )
    expect(night?.thisHour).toBe(false)
    expect(
      waitEstimate(
        many(30, () => wait(60)),
        at,
      )?.thisHour,
    ).toBe(true)
  })

  test('at this hour it is slow, although it is fast at others', () => {
    const slow = many(40, (index) => wait(500 + index * 10, { openedAt: ago((1 + (index % 20)) * 7 * DAY) }))
    const fast = many(400, (index) => wait(20 + (index % 30), { openedAt: ago((1 + (index % 25)) * DAY + 5 * HOUR) }))
    const half = waitEstimate([...slow, ...fast], at)?.ahead[0]?.half
    expect(half?.seconds).toBeGreaterThan(480)
  })

  test('the more there is, the narrower', () => {
    const spread = (count: number) => {
      const half = waitEstimate(
        many(count, (index) => wait(30 + ((index * 37) % 200))),
        at,
      )?.ahead[0]?.half
      return (half?.to ?? Number.POSITIVE_INFINITY) - (half?.from ?? 0)
    }
    expect(spread(400)).toBeLessThan(spread(40))
    expect(spread(40)).toBeLessThan(spread(12))
  })

  test('bounds stand around what they bound, and nine of ten is never before half', () => {
    fc.assert(
      fc.property(pastWaits, (past) => {
        for (const { half, nineOfTen } of waitEstimate(past, at)?.ahead ?? []) {
          for (const moment of [half, nineOfTen]) {
            if (!moment) continue
            expect(moment.from).toBeLessThanOrEqual(moment.seconds)
            expect(moment.to ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(moment.seconds)
          }
          if (nineOfTen) expect(half?.seconds).toBeLessThanOrEqual(nineOfTen.seconds)
        }
      }),
    )
  })

  test('it is told for few and growing waits', () => {
    const ahead =
      waitEstimate(
        many(20, () => wait(60)),
        at,
      )?.ahead ?? []
    expect(ahead.map((one) => one.waitedSeconds)).toEqual(WAITED)
    expect(WAITED.length).toBeLessThanOrEqual(40)
    expect([...WAITED].sort((a, b) => a - b)).toEqual(WAITED)
  })
})

describe('[A22] once it has waited', () => {
  const mixed = [
    ...many(80, (index) => wait(30 + index)),
    ...many(20, (index) => wait(1200 + index * 60)),
    ...many(10, () => wait(7200, { found: false })),
  ]

  test('it does not stay at « 2 min »: after five, what is left is what those had who waited five', () => {
    const ahead = waitEstimate(mixed, at)?.ahead ?? []
    const half = (waited: number) => ahead.find((one) => one.waitedSeconds === waited)?.half?.seconds
    expect(half(0)).toBeLessThan(90)
    expect(half(300)).toBeGreaterThan(900)
  })

  test('when most of those gave up, it says that half never found anybody', () => {
    const given = [...many(20, () => wait(60)), ...many(40, () => wait(900, { found: false }))]
    expect(waitEstimate(given, at)?.ahead[0]).toEqual({ waitedSeconds: 0, known: true, half: null, nineOfTen: null })
  })

  test('when hardly anybody waited so long, nothing is said', () => {
    const ahead =
      waitEstimate(
        many(40, (index) => wait(30 + index)),
        at,
      )?.ahead ?? []
    expect(ahead.find((one) => one.waitedSeconds === 300)).toEqual({
      waitedSeconds: 300,
      known: false,
      half: null,
      nineOfTen: null,
    })
  })
})
